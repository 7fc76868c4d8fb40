import { twilio } from '../../../../../connectors/phones/twilio';
import type { OutboundText } from '../../../../../engine';
import { CALLER, httpPort, json, LINE, SECRETS, serve, type LocalServer } from './support';

const SINCE = Date.UTC(2026, 3, 22, 12, 0, 0);
const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Sorry we missed you!', media: [] };

function listed(changes: Record<string, unknown> = {}): Record<string, unknown> {
	return {
		sid: 'SM1',
		direction: 'outbound-api',
		status: 'sent',
		from: LINE,
		to: CALLER,
		body: TEXT.body,
		num_media: '0',
		messaging_service_sid: null,
		date_created: 'Wed, 22 Apr 2026 12:00:01 +0000',
		date_sent: 'Wed, 22 Apr 2026 12:00:02 +0000',
		...changes,
	};
}

describe('looking a doubtful text up', () => {
	let server: LocalServer | undefined;
	afterEach(async () => await server?.close());

	/** Each argument is one page. */
	async function find(pages: unknown[], text: OutboundText = TEXT, since = SINCE) {
		server = await serve((request, response) => {
			const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('Page') ?? 0);
			const next = page + 1 < pages.length ? `/2010-04-01/Accounts/${SECRETS.accountSid}/Messages.json?Page=${page + 1}&PageToken=PA1` : null;
			json(response, 200, { messages: pages[page], next_page_uri: next });
		});
		return await twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url }).find(text, since);
	}

	it('finds it by recipient, sender, words and time', async () => {
		expect(await find([[listed({ body: 'Another' }), listed()]])).toEqual({ found: 'yes', providerId: 'SM1', delivered: false });
		const asked = new URL(server?.seen[0]?.slice('GET '.length) ?? '', 'http://x');
		expect(asked.pathname).toBe(`/2010-04-01/Accounts/${SECRETS.accountSid}/Messages.json`);
		expect(Object.fromEntries(asked.searchParams)).toEqual({ To: CALLER, From: LINE, PageSize: '200' });
	});

	it.each([
		['delivered', true],
		['read', true],
		['sent', false],
		['queued', false],
		['accepted', false],
		['sending', false],
		['scheduled', false],
	])('finds one that is %s', async (status, delivered) => {
		expect(await find([[listed({ status })]])).toMatchObject({ found: 'yes', delivered });
	});

	it.each([
		['that failed', { status: 'failed' }],
		['that was not delivered', { status: 'undelivered' }],
		['that was taken back', { status: 'canceled' }],
		['of the person', { direction: 'inbound', status: 'received' }],
		['with other words', { body: 'Sorry we missed you' }],
		['of six seconds before', { date_created: 'Wed, 22 Apr 2026 11:59:54 +0000', date_sent: null }],
		['without an id', { sid: null }],
	])('does not take one %s for it', async (_what, changes) => {
		expect(await find([[listed(changes)]])).toEqual({ found: 'no' });
	});

	it('allows for clocks that differ, and for texts without a date', async () => {
		expect(await find([[listed({ date_created: 'Wed, 22 Apr 2026 11:59:55 +0000', date_sent: null })]])).toMatchObject({ found: 'yes' });
		await server?.close();
		expect(await find([[listed({ date_created: null, date_sent: null })]])).toMatchObject({ found: 'yes' });
	});

	it('finds one that waited in the queue since', async () => {
		expect(await find([[listed({ date_sent: null, status: 'queued' })]])).toMatchObject({ found: 'yes' });
	});

	it.each([
		['Sorry we missed you!', 'Sent from your Twilio trial account - Sorry we missed you!'],
		['We’re back – “soon”…', "We're back - \"soon\"..."],
		['two  spaces\nand a line ', 'two spaces and a line'],
		['Cafe\u0301', 'Café'],
	])('knows its words again as Twilio may have changed them: %j', async (body, there) => {
		expect(await find([[listed({ body: there })]], { ...TEXT, body })).toMatchObject({ found: 'yes' });
	});

	it('knows a picture without words by the number of pictures', async () => {
		const text = { ...TEXT, body: '', media: ['https://acme.example/a.png'] };
		expect(await find([[listed({ body: '', num_media: '1' })]], text)).toMatchObject({ found: 'yes' });
		await server?.close();
		expect(await find([[listed({ body: '', num_media: '0' }), listed({ body: 'words', num_media: '1' })]], text)).toEqual({ found: 'no' });
	});

	it('of a Messaging Service looks by the service, whatever number it chose', async () => {
		const service = `MG${'5'.repeat(32)}`;
		const text = { ...TEXT, from: service };
		expect(await find([[listed({ messaging_service_sid: service, from: null })]], text)).toMatchObject({ found: 'yes' });
		expect(server?.seen[0]).not.toContain('From=');
		await server?.close();
		expect(await find([[listed({ messaging_service_sid: `MG${'6'.repeat(32)}` })]], text)).toEqual({ found: 'no' });
	});

	it('looks through the pages', async () => {
		expect(await find([[listed({ body: 'x' })], [listed({ body: 'y' })], [listed()]])).toMatchObject({ found: 'yes' });
		expect(server?.seen).toHaveLength(3);
	});

	it('stops where all is long past', async () => {
		const old = listed({ body: 'x', date_created: 'Wed, 22 Apr 2026 10:00:00 +0000', date_sent: 'Wed, 22 Apr 2026 10:00:00 +0000' });
		expect(await find([[old], [listed()]])).toEqual({ found: 'no' });
		expect(server?.seen).toHaveLength(1);
	});

	it('cannot tell after too many pages', async () => {
		expect(await find(Array.from({ length: 12 }, () => [listed({ body: 'x' })]))).toMatchObject({ found: 'cannot_tell' });
		expect(server?.seen).toHaveLength(10);
	});

	it('finds nothing in an empty list', async () => {
		expect(await find([[]])).toEqual({ found: 'no' });
	});

	it.each([[{}], [{ messages: null }], ['<html>'], [null], [{ messages: 'x' }]])('cannot tell from %j', async (body) => {
		server = await serve((_request, response) => json(response, 200, body));
		const sender = twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url });
		expect(await sender.find(TEXT, SINCE)).toMatchObject({ found: 'cannot_tell' });
	});

	it('takes entries of any kind', async () => {
		expect(await find([[null, 7, 'x', [], {}, { direction: 4 }, listed({ date_created: 9, body: 5 })]])).toEqual({ found: 'no' });
	});

	it.each([401, 404, 429, 500, 503])('cannot tell after status %d', async (status) => {
		server = await serve((_request, response) => json(response, status, {}));
		const sender = twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url });
		expect(await sender.find(TEXT, SINCE)).toMatchObject({ found: 'cannot_tell', message: expect.stringMatching(/\.$/) });
	});

	it('cannot tell from silence, on any page', async () => {
		let page = 0;
		server = await serve((_request, response) => {
			if (page++ > 0) return;
			json(response, 200, { messages: [listed({ body: 'x' })], next_page_uri: '/2010-04-01/next' });
		});
		const sender = twilio.sender(httpPort(['AC1', 'x'], 150), { ...SECRETS, baseUrl: server.url });
		expect(await sender.find(TEXT, SINCE)).toMatchObject({ found: 'cannot_tell' });
		expect(server.seen).toHaveLength(2);
	});

	it.each(['https://elsewhere.example/x', '//elsewhere.example/x', 'http://127.0.0.1:1/x'])('takes the credential nowhere else: %s', async (next) => {
		server = await serve((_request, response) => json(response, 200, { messages: [], next_page_uri: next }));
		const sender = twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url });
		expect(await sender.find(TEXT, SINCE)).toEqual({ found: 'no' });
		expect(server.seen).toHaveLength(1);
	});
});
