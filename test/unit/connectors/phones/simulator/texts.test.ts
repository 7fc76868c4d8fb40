import fc from 'fast-check';
import { simulator } from '../../../../../connectors/phones/simulator';
import { BUSINESS_NUMBER, CALLER, Company, requestOf } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const text = (more: object = {}) => ({ action: 'text', from: CALLER, to: BUSINESS_NUMBER, body: 'How much for a drain clean?', ...more });

it('takes a text to a business, word for word', () => {
	const body = '  Ünïcödé 💧 "quotes" <b>markup</b>\n';
	const { text: received, status, body: answer } = company.text(text({ body }));
	expect(status).toBe(200);
	expect(received).toEqual({
		kind: 'text',
		system: 'simulator',
		account: '',
		providerId: answer['textId'],
		from: CALLER,
		to: BUSINESS_NUMBER,
		body,
		media: [],
		at: expect.any(Number),
	});
	expect(company.store.texts.latest(BUSINESS_NUMBER, 0, 10)).toMatchObject([{ direction: 'in', body, id: answer['textId'] }]);
});

it('takes a repeated text once', () => {
	const once = company.text(text({ id: 'page-abcdef0123' }));
	expect(company.text(text({ id: 'page-abcdef0123' }))).toEqual(once);
	expect(company.store.texts.lastSeq()).toBe(1);
	expect(company.text(text({ id: 'page-abcdef0123', body: 'Other words' }))).toMatchObject({ text: undefined, status: 409 });
});

it('takes two equal texts as two', () => {
	const ids = [company.text(text()), company.text(text())].map((answer) => answer.body['textId']);
	expect(new Set(ids).size).toBe(2);
});

it('is read once from a request', () => {
	const request = requestOf(text());
	simulator.verify(request, company.secrets);
	expect(simulator.readText(request)).toBe(simulator.readText(request));
	expect(simulator.answerText(request).status).toBe(200);
	expect(company.store.texts.lastSeq()).toBe(1);
});

it.each([
	['an unknown action', { action: 'dial' }, 400, 'Unknown action'],
	['an empty text', { body: '  \n' }, 400, '"body" is missing'],
	['a text that is no text', { body: { a: 1 } }, 400, '"body" is missing'],
	['a huge text', { body: 'x'.repeat(1601) }, 400, 'Send it in parts'],
	['a sender that is no number', { from: 'anonymous' }, 400, 'country code'],
	['a landline', { from: '+14155550199' }, 409, 'landline'],
	['a business that reads no texts', { to: '+14155550111' }, 404, 'Text Reply Trigger'],
])('declines %s', (_, more, status, words) => {
	expect(company.text(text(more))).toEqual({ text: undefined, status, body: { error: expect.stringContaining(words) } });
	expect(company.store.texts.lastSeq()).toBe(0);
});

it('takes a text of the greatest length', () => {
	expect(company.text(text({ body: 'x'.repeat(1600) })).status).toBe(200);
});

it('declines what was not verified', () => {
	const request = requestOf(text());
	expect(simulator.readText(request)).toBeUndefined();
	expect(simulator.answerText(request).status).toBe(403);
});

it('keeps any words as they are', () => {
	fc.assert(
		fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }), (words) => {
			fc.pre(words.trim() !== '');
			expect(company.text(text({ body: words })).text).toMatchObject({ body: words });
			expect(company.store.texts.latest(BUSINESS_NUMBER, 0, 300).at(-1)?.body).toBe(words);
		}),
		{ numRuns: 60 },
	);
});
