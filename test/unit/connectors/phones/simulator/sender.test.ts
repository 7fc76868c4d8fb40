import { DatabaseSync } from 'node:sqlite';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const text = (more: object = {}) => ({ from: BUSINESS_NUMBER, to: CALLER, body: 'Sorry we missed you!', media: [], ...more });

it('delivers a text at once, pictures included', async () => {
	const media = ['https://example.com/van.jpg'];
	const result = await company.sender().send(text({ media }));
	expect(result).toEqual({ outcome: 'accepted', providerId: expect.stringMatching(/^sim-/), delivered: true });
	expect(company.store.texts.latest(BUSINESS_NUMBER, 0, 10)).toMatchObject([{ direction: 'out', from: BUSINESS_NUMBER, to: CALLER, body: 'Sorry we missed you!', media }]);
});

it.each([
	['no number', { to: 'anonymous' }, 'invalid_number', 'E.164'],
	['an empty recipient', { to: '' }, 'invalid_number', 'E.164'],
	['a sender that no trigger has', { from: '+14155550111' }, 'bad_sender', 'Activate a workflow'],
	['a landline', { to: '+14155550199' }, 'landline', 'landline'],
	['an empty text', { body: ' ' }, 'bad_text', 'empty'],
	['a huge text', { body: 'x'.repeat(1601) }, 'bad_text', '1600'],
])('refuses %s', async (_, more, reason, words) => {
	expect(await company.sender().send(text(more))).toEqual({ outcome: 'refused', reason, message: expect.stringContaining(words) });
	expect(company.store.texts.lastSeq()).toBe(0);
});

it('sends a picture without words', async () => {
	expect(await company.sender().send(text({ body: '', media: ['https://example.com/a.png'] }))).toMatchObject({ outcome: 'accepted' });
});

describe('find', () => {
	it('finds the very text, and nothing else', async () => {
		const sender = company.sender();
		const before = Date.now();
		expect(await sender.find(text(), before)).toEqual({ found: 'no' });
		const sent = await sender.send(text());
		expect(await sender.find(text(), before)).toEqual({ found: 'yes', providerId: sent.outcome === 'accepted' && sent.providerId, delivered: true });
		expect(await sender.find(text({ body: 'Other words' }), before)).toEqual({ found: 'no' });
		expect(await sender.find(text({ to: '+14155550142' }), before)).toEqual({ found: 'no' });
		expect(await sender.find(text({ from: '+14155550111' }), before)).toEqual({ found: 'no' });
		expect(await sender.find(text(), Date.now() + 60_000)).toEqual({ found: 'no' });
	});

	it('does not take a text of the caller for one of the business', async () => {
		company.text({ action: 'text', from: CALLER, to: BUSINESS_NUMBER, body: 'Echo' });
		expect(await company.sender().find(text({ from: CALLER, to: BUSINESS_NUMBER, body: 'Echo' }), 0)).toEqual({ found: 'no' });
	});

	it('cannot tell when its file cannot be used', async () => {
		company.store.close();
		const broken = new DatabaseSync(company.secrets.storePath);
		broken.exec('PRAGMA user_version = 99');
		broken.close();
		expect(await company.sender().find(text(), 0)).toMatchObject({ found: 'cannot_tell', message: expect.stringContaining('newer version') });
		expect(await company.sender().send(text())).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 2 });
		const mended = new DatabaseSync(company.secrets.storePath);
		mended.exec('PRAGMA user_version = 2');
		mended.close();
	});
});

describe('while another process holds the file', () => {
	let other: DatabaseSync;
	beforeEach(() => {
		other = new DatabaseSync(company.secrets.storePath);
		other.exec('BEGIN IMMEDIATE');
	});
	afterEach(() => other.close());

	it('waits a little and then sends', async () => {
		const sending = company.sender().send(text());
		other.exec('COMMIT');
		expect(await sending).toMatchObject({ outcome: 'accepted' });
		expect(company.store.texts.lastSeq()).toBe(1);
	});

	it('refuses when it takes too long, and nothing went out', async () => {
		expect(await company.sender().send(text())).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 2 });
		other.exec('ROLLBACK');
		expect(await company.sender().find(text(), 0)).toEqual({ found: 'no' });
	});

	it('asks callers to try again', () => {
		expect(company.call({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER })).toMatchObject({ event: undefined, status: 503, body: { error: expect.stringContaining('Try again') } });
	});
});
