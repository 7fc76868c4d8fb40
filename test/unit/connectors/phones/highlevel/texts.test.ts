import { app, CALLER, LINE, LOCATION, TEXT, texts } from './support';

const OUT = { ...TEXT, type: 'OutboundMessage', direction: 'outbound', from: LINE, to: CALLER } as const;

describe('texts that came in', () => {
	it('are told with their words and pictures', () => {
		const attachments = ['https://storage.example.com/a.jpg', 'javascript:alert(1)', 7, 'https://storage.example.com/b.jpg'];
		expect(texts(app({ ...TEXT, attachments }))).toEqual([
			{ kind: 'text', system: 'highlevel', account: LOCATION, providerId: TEXT.messageId, from: CALLER, to: LINE, body: TEXT.body, media: [attachments[0], attachments[3]], at: Date.parse(TEXT.dateAdded) },
		]);
	});

	it.each([
		['STOP', 'opt_out'],
		[' unsubscribe ', 'opt_out'],
		['Start', 'opt_in'],
		['help', 'help'],
	])('%s has been dealt with by HighLevel', (body, vendorConsent) => {
		expect(texts(app({ ...TEXT, body }))).toMatchObject([{ vendorConsent }]);
	});

	it('words that merely begin so have not', () => {
		for (const body of ['Stop by at nine', 'YES', 'end of the street']) expect(texts(app({ ...TEXT, body }))[0]).not.toHaveProperty('vendorConsent');
	});

	it('that name no message are known again by what they say', () => {
		const id = (more: object) => (texts(app({ ...TEXT, messageId: undefined, ...more }))[0] as { providerId: string }).providerId;
		expect(id({ webhookId: 'a' })).toBe(id({ webhookId: 'b' }));
		expect(id({})).not.toBe(id({ body: 'Another' }));
		expect(id({})).not.toBe(id({ dateAdded: '2026-03-10T15:00:01.000Z' }));
		expect(texts(app({ ...TEXT, messageId: undefined, dateAdded: undefined }))).toEqual([]);
	});

	it('lose what no database takes', () => {
		expect(texts(app({ ...TEXT, body: 'a\u0000b\ud800' }))).toMatchObject([{ body: 'ab\ufffd' }]);
	});
});

describe('texts that went out', () => {
	it('by a person in HighLevel are theirs', () => {
		expect(texts(app({ ...OUT, source: 'app', userId: 'u1' }))).toMatchObject([{ kind: 'outside', from: LINE, to: CALLER, providerId: TEXT.messageId, by: 'u1', body: TEXT.body }]);
		expect(texts(app({ ...OUT, source: 'app', userId: 'u1' }))).toHaveLength(1);
	});

	it.each([
		['delivered', 'delivered'],
		['sent', 'sent'],
		['failed', 'failed'],
		['undelivered', 'undelivered'],
		['read', 'delivered'],
	])('by the API are ours, and %s means %s', (status, told) => {
		expect(texts(app({ ...OUT, source: 'api', userId: 'u1', status }))).toEqual([{ kind: 'receipt', system: 'highlevel', account: LOCATION, providerId: TEXT.messageId, status: told }]);
	});

	it('by a workflow are nobody’s', () => {
		expect(texts(app({ ...OUT, source: 'workflow', userId: 'u1', status: 'pending' }))).toEqual([]);
		expect(texts(app({ ...OUT, source: 'campaign', status: 'delivered' }))).toMatchObject([{ kind: 'receipt' }]);
	});

	it('of an unknown source are told both ways where a user is named', () => {
		expect(texts(app({ ...OUT, userId: 'u1' }))).toMatchObject([{ kind: 'outside' }, { kind: 'receipt' }]);
		expect(texts(app(OUT))).toMatchObject([{ kind: 'receipt' }]);
	});

	it('that were opted out of say so', () => {
		expect(texts(app({ ...OUT, source: 'api', status: 'opt_out' }))).toMatchObject([{ status: 'failed', reason: 'opted_out' }]);
	});
});
