import { generic } from '../../../../../connectors/phones/generic';
import { posted } from '../../../../fakes/generic/webhooks';
import { asRequest, CALLER, LINE, NOW, texts, withFields } from './support';

const ABOUT = { message_id: 'm1', from: CALLER, to: LINE, text: 'Ça va? 😀' };

describe('texts that come in', () => {
	it.each<[object]>([
		[ABOUT],
		[{ MessageSid: 'm1', From: CALLER, To: LINE, Body: 'Ça va? 😀' }],
		[{ id: 'evt', event: 'message.received', data: { object: { id: 'm1', from: CALLER, to: [LINE], body: 'Ça va? 😀', direction: 'incoming', status: 'received' } } }],
		[{ type: 'sms', message: { id: 'm1', from: { phone_number: CALLER }, to: [{ phone_number: LINE }], content: 'Ça va? 😀' } }],
		[{ messageId: 'm1', msisdn: CALLER, recipient: LINE, message: 'Ça va? 😀' }],
	])('%j', async (body) => {
		expect(await texts(body)).toEqual([{ kind: 'text', system: 'generic', account: '', providerId: 'm1', from: CALLER, to: LINE, body: 'Ça va? 😀', media: [] }]);
	});

	it('come as forms too, with a plus or without', async () => {
		for (const from of [encodeURIComponent(CALLER), CALLER]) {
			const form = { ...posted(`id=m1&from=${from}&to=${encodeURIComponent(LINE)}&message=a%26b%3Dc+%F0%9F%98%80`), headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } };
			expect(generic.readText(form)).toMatchObject([{ from: from === CALLER ? CALLER.slice(1) : CALLER, body: 'a&b=c 😀' }]);
		}
	});

	it('pictures: one, several, as objects; nothing that is no address', async () => {
		const [a, b] = ['https://x.example.com/a.jpg', 'https://x.example.com/b.jpg'];
		for (const media of [[a, b], [{ url: a }, { href: b, type: 'image' }], [a, b, 'javascript:alert(1)', 'file:///etc/passwd', 7, null, a]]) {
			expect(await texts({ ...ABOUT, text: '', media })).toMatchObject([{ body: '', media: [a, b] }]);
		}
		expect(await texts({ ...ABOUT, MediaUrl0: a, MediaUrl1: b })).toMatchObject([{ media: [a, b] }]);
	});

	it('the same words again without an id are the same text only at the same time', async () => {
		const told = { from: CALLER, to: LINE, text: 'Yes', received_at: '2026-03-10T15:00:00Z' };
		const ids = await Promise.all([told, told, { ...told, received_at: '2026-03-10T15:00:01Z' }, { ...told, text: 'No' }].map(async (body) => (await texts(body))[0]?.providerId));
		expect(ids[0]).toBe(ids[1]);
		expect(new Set(ids).size).toBe(3);
		expect(await texts({ from: CALLER, to: LINE, text: 'Yes' })).toEqual([]);
	});

	it('are read by the mapping, with the number of the node', async () => {
		const body = { who: CALLER, said: { plain: 'Hello' }, no: 4, at: NOW };
		expect(await texts(body, { from: 'who', body: 'said.plain', messageId: 'no', time: 'at', line: LINE })).toEqual([{ kind: 'text', system: 'generic', account: '', providerId: '4', from: CALLER, to: LINE, body: 'Hello', media: [], at: NOW }]);
	});

	it('are not made out of calls', async () => {
		expect(await texts({ event: 'call.missed', id: 'c1', from: CALLER, to: LINE, message: 'Missed call' })).toEqual([]);
		expect(await texts({ call_id: 'c1', from: CALLER, to: LINE, text: 'Missed call' })).toEqual([]);
	});

	it('a number as words is words, true is none', async () => {
		expect(await texts({ ...ABOUT, text: 5 })).toMatchObject([{ body: '5' }]);
		expect(await texts({ ...ABOUT, text: true })).toEqual([]);
		expect((await texts({ ...ABOUT, text: 'x'.repeat(50_000) }))[0]).toMatchObject({ body: 'x'.repeat(10_000) });
	});
});

describe('texts that went out', () => {
	it('are of somebody of the team', async () => {
		const sent = { ...ABOUT, from: LINE, to: CALLER, direction: 'outbound-api', status: 'sent', user_email: 'dana@example.com' };
		expect(await texts(sent)).toEqual([{ kind: 'outside', system: 'generic', account: '', providerId: 'm1', from: LINE, to: CALLER, body: ABOUT.text, media: [], by: 'dana@example.com' }]);
		expect(await texts({ ...sent, status: 'delivered' })).toMatchObject([{ kind: 'outside' }, { kind: 'receipt', providerId: 'm1', status: 'delivered' }]);
		expect(await texts({ ...ABOUT, from: '', to: CALLER, direction: 'agent' }, { outboundValues: 'agent', line: LINE })).toMatchObject([{ kind: 'outside', from: LINE, to: CALLER }]);
	});

	it.each([
		[{ message_id: 'm1', status: 'DELIVRD' }, 'delivered'],
		[{ message_id: 'm1', status: 'delivered', from: LINE, to: CALLER, text: 'Hello' }, 'delivered'],
		[{ event: 'sms.delivered', data: { id: 'm1' } }, 'delivered'],
		[{ MessageSid: 'm1', MessageStatus: 'undelivered', ErrorCode: '30003' }, 'undelivered'],
		[{ id: 'm1', direction: 'outbound', status: 'failed' }, 'failed'],
		[{ message_id: 'm1', status: 'sent' }, 'sent'],
	])('a receipt: %j', async (body, status) => {
		expect(await texts(body)).toMatchObject([{ kind: 'receipt', providerId: 'm1', status }]);
	});

	it('tells why, and repeats no number as a code', async () => {
		expect(await texts({ message_id: 'm1', status: 'failed', error_code: 'E21', error_message: 'Recipient has opted out' })).toMatchObject([{ reason: 'opted_out', vendorCode: 'E21' }]);
		expect(JSON.stringify(await texts({ message_id: 'm1', status: 'failed', error_code: CALLER }))).not.toContain('415555');
	});

	it('on its way is nothing yet; without an id it is nobody’s', async () => {
		expect(await texts({ message_id: 'm1', status: 'queued' })).toEqual([]);
		expect(await texts({ status: 'delivered' })).toEqual([]);
	});

	it('by words of the node', async () => {
		expect(await texts({ message_id: 'm1', code: 'D' }, { status: 'code', deliveredValues: 'd' })).toMatchObject([{ status: 'delivered' }]);
		expect(await texts({ ...ABOUT, code: 'MO' }, { status: 'code', receivedValues: 'MO' })).toMatchObject([{ kind: 'text' }]);
	});
});

it('whoever sends is told what is missing, and no value', async () => {
	const told = async (body: unknown) => JSON.parse(generic.answerText(await withFields(asRequest(body), {})).body) as unknown;
	expect(await told(ABOUT)).toEqual({ read: 1, texts: [{ read: true, says: 'a text that came in', fields: { messageId: 'message_id', from: 'from', to: 'to' } }] });
	expect(await told({ from: CALLER })).toMatchObject({ read: 0, texts: [{ read: false, missing: ['messageId', 'to', 'body'], mend: expect.stringMatching(/Message ID.*Business Number.*Words/) }] });
});
