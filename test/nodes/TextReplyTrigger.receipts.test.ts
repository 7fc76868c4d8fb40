import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { messageStatusBody } from '../fakes/twilio';
import { Desk, expectGoodItems, LINE, onlyItem, PERSON, type TriggerOnCanvas } from '../support/engine';

const NOT_DELIVERED = 2;

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('textReplyTrigger');
});
afterEach(() => desk.close());

describe('delivery receipts', () => {
	const sent = async () => {
		await desk.run('sendTextBack', {}, [await desk.missedCall()]);
		return desk.twilio.textsTo(PERSON)[0]?.sid ?? '';
	};
	const receipt = async (messageSid: string, status: Parameters<typeof messageStatusBody>[0]['status'], errorCode?: number) => {
		const { answer, data } = await desk.tell(trigger, '?step=status', messageStatusBody({ accountSid: desk.twilio.accountSid, messageSid, from: LINE, to: PERSON, status, ...(errorCode === undefined ? {} : { errorCode }) }));
		expect(answer.status).toBe(200);
		expectGoodItems(data ?? [], 'trigger');
		return data;
	};

	it('start nothing as long as the text gets there', async () => {
		const sid = await sent();
		for (const status of ['queued', 'sent', 'delivered', 'sent'] as const) expect(await receipt(sid, status)).toBeUndefined();
		const { id = '' } = (await desk.ledger.findConversation('bayside', PERSON)) ?? {};
		expect((await desk.ledger.messagesOf(id, 10)).map((message) => message.status)).toEqual(['delivered']);
	});

	it('start the workflow when it does not, once', async () => {
		const sid = await sent();
		const { output, json } = onlyItem(await receipt(sid, 'undelivered', 30006));
		expect(output).toBe(NOT_DELIVERED);
		expect(json).toMatchObject({ message: { status: 'undelivered', reason: 'landline', to: PERSON, purpose: 'first_text' }, conversation: { person: PERSON } });
		expect(await receipt(sid, 'undelivered', 30006)).toBeUndefined();
		expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ mark: 'landline' });
	});

	it.each([
		['delivered', undefined],
		['undelivered', 30006],
	] as const)('that overtake the answer to the request count all the same: %s', async (status, errorCode) => {
		// Stands between us and Twilio, and lets the receipt through before the answer.
		const slow = createServer((request, response) => {
			void (async () => {
				const body = await buffer(request);
				const answer = await fetch(desk.twilio.url + String(request.url), { method: 'POST', headers: { authorization: String(request.headers.authorization), 'content-type': String(request.headers['content-type']) }, body });
				const message = (await answer.json()) as { sid: string };
				expect(await receipt(message.sid, status, errorCode)).toBeUndefined();
				response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(message));
			})();
		}).listen(0, '127.0.0.1');
		await once(slow, 'listening');
		desk.baseUrl = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
		const sid = await sent();
		slow.close();
		slow.closeAllConnections();
		const { id = '' } = (await desk.ledger.findConversation('bayside', PERSON)) ?? {};
		expect(await desk.ledger.messagesOf(id, 10)).toEqual([expect.objectContaining({ providerId: sid, status })]);
	});

	it('of texts that are not ours change nothing', async () => {
		expect(await receipt('SM-unknown', 'undelivered', 30006)).toBeUndefined();
	});
});
