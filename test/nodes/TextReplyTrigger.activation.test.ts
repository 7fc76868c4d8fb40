import type { IDataObject } from 'n8n-workflow';
import { incomingMessageBody } from '../fakes/twilio';
import { Desk, expectGoodItems, LINE, onlyItem, PERSON, PUBLIC_URL, timePasses, type TriggerOnCanvas } from '../support/engine';

const REPLY = 0;

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('textReplyTrigger', { options: { gatherSeconds: 0 } });
});
afterEach(() => desk.close());

describe('who may come in', () => {
	const good = () => {
		const { path } = trigger;
		return { path, ...desk.twilio.signedForm(PUBLIC_URL + path, incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM1', from: PERSON, to: LINE, body: 'Hello' })) };
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
		expect((await desk.tell(trigger, '', { AccountSid: desk.twilio.accountSid, Hello: 'world' })).data).toBeUndefined();
		expect((await desk.tell(trigger, '', incomingMessageBody({ accountSid: desk.twilio.accountSid, from: 'whatsapp:+14155550123', to: `whatsapp:${LINE}`, body: 'Hi' }))).data).toBeUndefined();
	});
});

describe('the numbers at Twilio', () => {
	const number = (line = LINE) => desk.twilio.state.numbers.get(line);
	const ourUrl = (webhookId = 'wh-1') => expect.stringMatching(new RegExp(`^${PUBLIC_URL}/webhook/${webhookId}/texts(#|$)`));

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
		expect(created?.form.StatusCallback).toMatch(new RegExp(`^${PUBLIC_URL}/webhook/wh-1/texts\\?step=status`));
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
		await desk.textTo(trigger, PERSON, 'How much is a new boiler?');
		await desk.run('classifyReply', {}, [onlyItem(await desk.textTo(trigger, '+14155550124', 'Thanks!')).json]);
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
	const form = desk.twilio.signedForm(PUBLIC_URL + path, incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM-test', from: PERSON, to: LINE, body: 'Hello' }));
	const { data } = await trigger.receive({ path, ...form }, 'manual');
	const listening = await trigger.listen('manual');
	await listening.manual?.();
	expect(listening.emitted.map((emitted) => emitted.data)).toEqual([data]);
});
