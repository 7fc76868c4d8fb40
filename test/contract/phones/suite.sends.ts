import type { Http, OutboundText, PhoneSystem, SendReason } from '../../../engine';
import type { PhoneDialect, PhoneFake } from './dialect';
import { CALLER } from './office';

const REASONS: readonly SendReason[] = ['opted_out', 'landline', 'invalid_number', 'not_textable', 'unreachable', 'blocked', 'filtered', 'unregistered', 'bad_sender', 'region_off', 'bad_text', 'account'];

export function phoneSends<Secrets>(dialect: PhoneDialect<Secrets>): void {
	let fake: PhoneFake;
	let phone: PhoneSystem;
	const senderOver = (http: Http): PhoneSystem => {
		const sender = dialect.connector.sender?.(http, { ...dialect.secrets, ...fake.secrets });
		if (!sender) throw new Error('The connector has no sender.');
		return sender;
	};
	beforeEach(async () => {
		if (!dialect.startFake) throw new Error('The dialect has no fake.');
		fake = await dialect.startFake();
		phone = senderOver(fake.http);
	});
	afterEach(async () => await fake.stop());

	const text = (more: Partial<OutboundText> = {}): OutboundText => ({ from: fake.line, to: CALLER, body: 'Hi, this is Smith Plumbing. Sorry we missed your call! 😀', media: [], receiptsUrl: 'https://hooks.example.com/webhook/2/texts?step=status', ...more });

	it('sends, once, and gives the vendor’s id', async () => {
		const result = await phone.send(text());
		expect(result).toMatchObject({ outcome: 'accepted', providerId: expect.stringMatching(/\S/) });
		expect(fake.sent()).toMatchObject([{ to: CALLER, body: text().body }]);
		expect(result.outcome === 'accepted' && result.providerId).toBe(fake.sent()[0]?.id);
	});

	it.each(REASONS)('says why the vendor refuses: %s', async (reason) => {
		// Not every vendor has a word for everything.
		if (!fake.refuseNext(reason)) return;
		const result = await phone.send(text());
		expect(result).toMatchObject({ outcome: 'refused', reason, message: expect.stringMatching(/\w+ \w+/) });
		expect(JSON.stringify(result)).not.toContain(CALLER.slice(2));
		expect(fake.sent()).toEqual([]);
	});

	it('throttled: nothing went out, and it says when to come back', async () => {
		fake.throttleNext(7);
		expect(await phone.send(text())).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfterSeconds: expect.any(Number) });
		expect(fake.sent()).toEqual([]);
		expect(await phone.send(text())).toMatchObject({ outcome: 'accepted' });
	});

	it('a credential that is not accepted is named', async () => {
		const result = await senderOver(fake.httpUnauthorized).send(text());
		expect(result).toMatchObject({ outcome: 'refused', reason: 'unauthorized' });
		expect(fake.sent()).toEqual([]);
	});

	it('accepted and never answered: unknown, never repeated, and found by looking it up where the vendor can be asked', async () => {
		const since = Date.now() - 60_000;
		fake.cutAfterAccepting();
		expect(await phone.send(text())).toMatchObject({ outcome: 'unknown' });
		expect(fake.sent()).toHaveLength(1);
		const found = await phone.find(text(), since);
		expect(found.found).toMatch(/yes|cannot_tell/);
		if (found.found === 'yes') expect(found.providerId).toBe(fake.sent()[0]?.id);
	});

	it('a server error is unknown, or known to have done nothing; what was not sent is not found', async () => {
		fake.failNext();
		const result = await phone.send(text());
		expect(['unknown', 'refused']).toContain(result.outcome);
		expect(fake.sent()).toEqual([]);
		expect((await phone.find(text(), Date.now() - 60_000)).found).toMatch(/no|cannot_tell/);
	});

	it('other words to the same person are not taken for the text that is looked for', async () => {
		const since = Date.now() - 60_000;
		await phone.send(text({ body: 'Something else altogether.' }));
		expect((await phone.find(text(), since)).found).toMatch(/no|cannot_tell/);
	});

	it('nobody there: nothing went out', async () => {
		await fake.stop();
		expect(await phone.send(text())).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: expect.any(Number) });
	});
}
