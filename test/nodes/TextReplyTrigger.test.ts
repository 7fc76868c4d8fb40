import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { IDataObject } from 'n8n-workflow';
import { DANA, Desk, expectGoodItems, LINE, PERSON, timePasses, type TriggerOnCanvas } from '../support/engine';
import { incomingMessageBody, messageStatusBody, type IncomingMessageFacts, type WebhookParams } from '../fakes/twilio';

const BASE = 'https://hooks.example.com';
const [REPLY, CONSENT, NOT_DELIVERED, TEAM] = [0, 1, 2, 3] as const;

let desk: Desk;
let trigger: TriggerOnCanvas;
let texts = 0;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('textReplyTrigger');
});
afterEach(() => desk.close());

async function twilioSays(params: WebhookParams, query = '') {
	const path = trigger.path + query;
	const { headers, body } = desk.twilio.signedForm(BASE + path, params);
	return await trigger.receive({ path, headers, body });
}

async function textFrom(from: string, body: string, more: IncomingMessageFacts = {}) {
	texts += 1;
	const received = await twilioSays(incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: `SM${texts}`, from, to: LINE, body, ...more }));
	expect(received.answer).toMatchObject({ status: 200, type: 'text/xml' });
	expectGoodItems(received.data ?? [], 'trigger');
	return received.data;
}

/** On which output the one item of an emission lies, and the item. */
function only(data: Awaited<ReturnType<typeof textFrom>>): { output: number; json: IDataObject } {
	expect(data).toHaveLength(4);
	expect(data?.flat()).toHaveLength(1);
	const output = data?.findIndex((items) => items.length === 1) ?? -1;
	return { output, json: data?.[output]?.[0]?.json ?? {} };
}

describe('a text of a person', () => {
	it('starts the workflow with the conversation, the person and the call that it answers', async () => {
		const call = await desk.missedCall();
		const { output, json } = only(await textFrom(PERSON, 'How much is a new boiler? 🙂', { media: [{ url: 'https://api.twilio.com/media/1', contentType: 'image/jpeg' }] }));
		expect(output).toBe(REPLY);
		expect(json).toMatchObject({
			business: { id: 'bayside' },
			call: { id: call.call?.id },
			person: { number: PERSON, calls: 1 },
			conversation: { id: call.conversation?.id, status: 'replied' },
			reply: { direction: 'in', from: PERSON, to: LINE, body: 'How much is a new boiler? 🙂', media: ['https://api.twilio.com/media/1'], status: 'received' },
		});
	});

	it('counts once, however often it is delivered', async () => {
		const all = await Promise.all(Array.from({ length: 10 }, () => twilioSays(incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM-same', from: PERSON, to: LINE, body: 'Hello' }))));
		expect(all.filter(({ data }) => data !== undefined)).toHaveLength(1);
		expect(all.every(({ answer }) => answer.status === 200)).toBe(true);
	});

	it('opens a conversation where there was no call', async () => {
		expect(only(await textFrom(PERSON, 'Hi, found you online')).json).toMatchObject({ conversation: { status: 'replied', person: PERSON } });
	});

	it.each([
		['a short code', '555010'],
		['a line of the business itself', LINE],
	])('starts nothing when it comes from %s', async (_who, from) => {
		expect(await textFrom(from, 'Your code is 123456')).toBeUndefined();
	});

	it('starts nothing, and is answered all the same, on a number that no business has', async () => {
		expect(await textFrom(PERSON, 'Hello', { to: '+14155550109' })).toBeUndefined();
	});

	it('may be taken for one business only', async () => {
		trigger = desk.trigger('textReplyTrigger', { businessId: 'bayside' });
		expect(only(await textFrom(PERSON, 'Hello', { to: '+14155550109' })).output).toBe(REPLY);
		trigger = desk.trigger('textReplyTrigger', { businessId: 'harbor' });
		expect(await textFrom(PERSON, 'Hello')).toBeUndefined();
	});
});

describe('consent', () => {
	it('by a keyword that Twilio answers itself', async () => {
		const { output, json } = only(await textFrom(PERSON, ' stop '));
		expect([output, json.consent]).toEqual([CONSENT, { kind: 'opt_out', at: expect.any(String), providerAnswered: true }]);
		expect(await desk.ledger.optedOutAt('bayside', PERSON)).toEqual(expect.any(Number));
		const back = only(await textFrom(PERSON, 'START'));
		expect(back.json.consent).toMatchObject({ kind: 'opt_in', providerAnswered: true });
		expect(await desk.ledger.optedOutAt('bayside', PERSON)).toBeUndefined();
	});

	it('in words of their own, which are ours to confirm', async () => {
		const { output, json } = only(await textFrom(PERSON, 'please stop texting me'));
		expect([output, json.consent]).toEqual([CONSENT, { kind: 'opt_out', at: expect.any(String), providerAnswered: false }]);
	});

	it('said twice keeps its first time, so that it is confirmed once', async () => {
		const first = only(await textFrom(PERSON, 'please stop texting me'));
		timePasses(60_000);
		const second = only(await textFrom(PERSON, 'I said stop texting me!'));
		expect((second.json.consent as IDataObject).at).toBe((first.json.consent as IDataObject).at);
	});

	it('asked for help', async () => {
		expect(only(await textFrom(PERSON, 'HELP')).json.consent).toMatchObject({ kind: 'help', providerAnswered: true });
		expect(only(await textFrom(PERSON, 'ayuda')).json.consent).toMatchObject({ kind: 'help', providerAnswered: false });
	});

	it('is not an everyday yes, nor a stop by the house', async () => {
		expect(only(await textFrom(PERSON, 'Yes')).output).toBe(REPLY);
		expect(only(await textFrom(PERSON, 'Can you stop by on the weekend?')).output).toBe(REPLY);
	});
});

describe('a text of the team', () => {
	it('takes what is open and says so on the output of the team', async () => {
		const item = await desk.reply("There's water everywhere!");
		const opened = (await desk.run('escalate', {}, [item])).json('Escalate')[0]?.escalation as IDataObject;
		const { output, json } = only(await textFrom(DANA, '1'));
		expect(output).toBe(TEAM);
		expect(json).toMatchObject({ team: { member: 'dana', name: 'Dana', action: 'took' }, escalation: { id: opened.id, state: 'acknowledged', takenBy: 'dana' } });
		expect(only(await textFrom(DANA, 'done')).json).toMatchObject({ team: { action: 'resolved' } });
		expect(only(await textFrom(DANA, 'hello?')).json).toMatchObject({ team: { action: 'nothing_open' }, open: [] });
	});

	it('names what is open where it is not clear what is meant', async () => {
		for (const number of ['+14155550131', '+14155550132']) await desk.run('escalate', {}, [await desk.reply('Call me', number)]);
		const { json } = only(await textFrom(DANA, 'ok'));
		expect(json.team).toMatchObject({ action: 'which_one' });
		expect((json.open as IDataObject[]).map((one) => one.code)).toEqual([1, 2]);
	});
});

describe('delivery receipts', () => {
	const sent = async () => {
		await desk.run('sendTextBack', {}, [await desk.missedCall()]);
		return desk.twilio.textsTo(PERSON)[0]?.sid ?? '';
	};
	const receipt = async (messageSid: string, status: Parameters<typeof messageStatusBody>[0]['status'], errorCode?: number) => {
		const { answer, data } = await twilioSays(messageStatusBody({ accountSid: desk.twilio.accountSid, messageSid, from: LINE, to: PERSON, status, ...(errorCode === undefined ? {} : { errorCode }) }), '?step=status');
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
		const { output, json } = only(await receipt(sid, 'undelivered', 30006));
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

describe('who may come in', () => {
	const good = () => {
		const { path } = trigger;
		return { path, ...desk.twilio.signedForm(BASE + path, incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM1', from: PERSON, to: LINE, body: 'Hello' })) };
	};

	it.each<[string, (request: ReturnType<typeof good>) => Parameters<TriggerOnCanvas['receive']>[0], number]>([
		['no signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': '' } }), 403],
		['a wrong signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': 'AAAA' } }), 403],
		['another body', (request) => ({ ...request, body: request.body.replace('Hello', 'STOP') }), 403],
		['an empty body', (request) => ({ ...request, body: '' }), 403],
		['JSON where a form was signed', (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'application/json' }, body: '{"From": "x"}' }), 403],
		['a GET', (request) => ({ ...request, method: 'GET' as const, body: '' }), 403],
	])('refuses %s, and keeps nothing', async (_what, change, status) => {
		const { answer, data } = await trigger.receive(change(good()));
		expect([answer.status, answer.type, data]).toEqual([status, 'application/json; charset=utf-8', undefined]);
		expect(JSON.parse(answer.body)).toEqual({ error: expect.stringMatching(/\S/) });
		expect(await desk.ledger.getPerson('bayside', PERSON)).toBeUndefined();
		expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'twilio texts' })]);
	});

	it('lets in what Twilio signed, and takes nothing for a text that is none', async () => {
		expect((await trigger.receive(good())).data).toBeDefined();
		expect((await twilioSays({ AccountSid: desk.twilio.accountSid, Hello: 'world' })).data).toBeUndefined();
		expect((await twilioSays(incomingMessageBody({ accountSid: desk.twilio.accountSid, from: 'whatsapp:+14155550123', to: `whatsapp:${LINE}`, body: 'Hi' }))).data).toBeUndefined();
	});
});

describe('the numbers at Twilio', () => {
	const number = (line = LINE) => desk.twilio.state.numbers.get(line);
	const ourUrl = (webhookId = 'wh-1') => expect.stringMatching(new RegExp(`^${BASE}/webhook/${webhookId}/texts(#|$)`));

	it('are all that are saved: pointed here, and back', async () => {
		Object.assign(number() ?? {}, { sms_url: 'https://old.example.com/sms', sms_method: 'GET' });
		await trigger.activate();
		expect(number()).toMatchObject({ sms_url: ourUrl(), sms_method: 'POST' });
		expect(await trigger.exists()).toBe(true);
		await trigger.deactivate();
		expect(number()).toMatchObject({ sms_url: 'https://old.example.com/sms', sms_method: 'GET' });
	});

	it('of other accounts, and those that another workflow has, are left to them', async () => {
		desk.twilio.addNumber('+14155550102');
		await desk.ledger.saveBusiness({ ...desk.profile, id: 'second', numbers: [{ number: '+14155550102' }, { number: '+12125550101' }] }, Date.now());
		const second = desk.trigger('textReplyTrigger', { numbers: '+14155550102' }, { workflowId: 'wf-2', webhookId: 'wh-2' });
		await second.activate();
		await trigger.activate();
		expect(number()).toMatchObject({ sms_url: ourUrl() });
		expect(number('+14155550102')).toMatchObject({ sms_url: ourUrl('wh-2') });
		await trigger.activate();
		expect(await trigger.exists()).toBe(true);
	});

	it('are not taken from another workflow where they are named', async () => {
		await trigger.activate();
		const second = desk.trigger('textReplyTrigger', { numbers: LINE }, { workflowId: 'wf-2', webhookId: 'wh-2' });
		await expect(second.activate()).rejects.toMatchObject({ message: `The number ${LINE} belongs to another active workflow of this n8n` });
		const greedy = desk.trigger('textReplyTrigger', {}, { workflowId: 'wf-2', webhookId: 'wh-2' });
		expect(await greedy.exists()).toBe(false);
		await expect(greedy.activate()).rejects.toMatchObject({ message: 'None of the saved numbers is in this account and free' });
	});

	it('are left alone where they are in use and the user wants to stop then, and in a test run', async () => {
		Object.assign(number() ?? {}, { sms_url: 'https://old.example.com/sms' });
		await expect(desk.trigger('textReplyTrigger', { options: { inUse: 'stop' } }).activate()).rejects.toMatchObject({ message: expect.stringContaining('is in use: https://old.example.com/sms') });
		await trigger.activate('manual', 'manual');
		await trigger.deactivate('manual', 'manual');
		expect(number()?.sms_url).toBe('https://old.example.com/sms');
	});

	it('report what became of our texts to this trigger', async () => {
		await trigger.activate();
		await desk.run('sendTextBack', {}, [await desk.missedCall()]);
		const [created] = desk.twilio.requests.filter((request) => request.operation === 'messages.create');
		expect(created?.form.StatusCallback).toMatch(new RegExp(`^${BASE}/webhook/wh-1/texts\\?step=status`));
	});
});

describe('after a crash', () => {
	const look = async (listening: Awaited<ReturnType<TriggerOnCanvas['listen']>>) => {
		listening.tick();
		for (let turn = 0; turn < 4; turn += 1) await desk.ledger.listBusinesses();
		await new Promise(setImmediate);
		return listening.emitted;
	};

	it('hands a reply over again that nobody read, once; not one that was read', async () => {
		await textFrom(PERSON, 'How much is a new boiler?');
		await desk.run('classifyReply', {}, [only(await textFrom('+14155550124', 'Thanks!')).json]);
		const listening = await trigger.listen();
		timePasses(46_000);
		const emitted = await look(listening);
		expect(emitted.map(({ data }) => data[REPLY]?.map((item) => (item.json.reply as IDataObject).body))).toEqual([['How much is a new boiler?']]);
		expectGoodItems(emitted[0]?.data ?? [], 'trigger');
		timePasses(46_000);
		expect(await look(listening)).toHaveLength(1);
	});
});

it('gives a test run in the editor what the webhook got', async () => {
	const { path } = trigger;
	const form = desk.twilio.signedForm(BASE + path, incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM-test', from: PERSON, to: LINE, body: 'Hello' }));
	const { data } = await trigger.receive({ path, ...form }, 'manual');
	const listening = await trigger.listen('manual');
	await listening.manual?.();
	expect(listening.emitted.map((emitted) => emitted.data)).toEqual([data]);
});
