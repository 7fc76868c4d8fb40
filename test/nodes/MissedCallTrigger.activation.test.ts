import type { IDataObject, IRun } from 'n8n-workflow';
import { callStatusBody, dialActionBody, incomingCallBody } from '../fakes/twilio';
import { Desk, expectGoodItems, HERE, LINE, PUBLIC_URL, timePasses, type TriggerOnCanvas } from '../support/engine';

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('missedCallTrigger', HERE);
});
afterEach(() => desk.close());

describe('the number at Twilio', () => {
	const number = () => desk.twilio.state.numbers.get(LINE);
	/** With or without what Twilio is to do when nobody answers. */
	const ourUrl = (step: string) => expect.stringMatching(new RegExp(`^${PUBLIC_URL}/webhook/wh-1/calls\\?step=${step}(#|$)`));
	const OURS = { voice_url: ourUrl('voice'), voice_method: 'POST', status_callback: ourUrl('status') };
	const BEFORE = { voice_url: 'https://ivr.example.com/in', voice_method: 'GET', status_callback: 'https://ivr.example.com/done', status_callback_method: 'GET' };

	it('is pointed here on activation, and back on deactivation, whatever was there', async () => {
		Object.assign(number() ?? {}, BEFORE);
		await trigger.activate();
		expect(number()).toMatchObject(OURS);
		await trigger.activate();
		expect(await trigger.exists()).toBe(true);
		await trigger.deactivate();
		expect(number()).toMatchObject(BEFORE);
	});

	it('is given another handling on the next activation, and still its own settings back', async () => {
		Object.assign(number() ?? {}, BEFORE);
		await trigger.activate();
		const listener = desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' });
		await listener.activate();
		expect(number()).toMatchObject({ status_callback: OURS.status_callback });
		await listener.deactivate();
		expect(number()).toMatchObject({ status_callback: BEFORE.status_callback });
	});

	it('keeps its voice handling where the trigger only listens', async () => {
		Object.assign(number() ?? {}, BEFORE);
		await desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' }).activate();
		expect(number()).toMatchObject({ ...BEFORE, status_callback: OURS.status_callback, status_callback_method: 'POST' });
	});

	it('is not put back over what somebody has changed since', async () => {
		await trigger.activate();
		Object.assign(number() ?? {}, { voice_url: 'https://new.example.com/' });
		await trigger.deactivate();
		expect(number()).toMatchObject({ voice_url: 'https://new.example.com/' });
	});

	it('is never touched by a test run, nor by a user who points it by hand', async () => {
		Object.assign(number() ?? {}, BEFORE);
		await trigger.activate('manual', 'manual');
		await trigger.deactivate('manual', 'manual');
		const byHand = desk.trigger('missedCallTrigger', { ...HERE, options: { setUpNumber: false } });
		await byHand.activate();
		await byHand.deactivate();
		expect(number()).toMatchObject(BEFORE);
		expect(desk.twilio.requests.map((request) => request.operation)).not.toContain('numbers.update');
	});

	it('is left alone where it is in use and the user wants to stop then', async () => {
		Object.assign(number() ?? {}, BEFORE);
		const careful = desk.trigger('missedCallTrigger', { ...HERE, options: { inUse: 'stop' } });
		await expect(careful.activate()).rejects.toMatchObject({ message: expect.stringMatching(/^The number \+14155550100 is in use: https:\/\/ivr\.example\.com\/in/), description: expect.stringContaining('"Replace and Put Back Later"') });
		expect(number()).toMatchObject(BEFORE);
		Object.assign(number() ?? {}, { voice_url: 'https://demo.twilio.com/welcome/voice/', status_callback: '' });
		await careful.activate();
		expect(number()).toMatchObject(OURS);
	});

	it('is not taken from another active workflow, unless the user takes it over', async () => {
		await trigger.activate();
		const second = desk.trigger('missedCallTrigger', HERE, { workflowId: 'wf-2', webhookId: 'wh-2' });
		await expect(second.activate()).rejects.toMatchObject({ message: expect.stringContaining('belongs to another active workflow'), description: expect.stringContaining('"Take Over"') });
		expect(number()).toMatchObject(OURS);
		const taker = desk.trigger('missedCallTrigger', { ...HERE, options: { inUse: 'take' } }, { workflowId: 'wf-2', webhookId: 'wh-2' });
		await taker.activate();
		expect(number()?.voice_url).toContain('/wh-2/');
		await taker.deactivate();
		expect(number()?.voice_url).toBe('');
	});

	it('must be in the account', async () => {
		const foreign = desk.trigger('missedCallTrigger', { ...HERE, businessName: 'Harbor', businessNumbers: '+12125550101' });
		await expect(foreign.activate()).rejects.toMatchObject({ message: 'The number +12125550101 is not in this Twilio account', description: expect.stringContaining('"Set Up the Number"') });
	});

	it('is not set up with a credential that Twilio does not accept, and says so', async () => {
		desk.twilio.failNext({ on: 'numbers.list', mode: 'status', status: 401, count: 5 });
		await expect(trigger.activate()).rejects.toThrow('Twilio does not accept the credential. Check Account SID and Auth Token');
	});
});

describe('the business', () => {
	it('is the one set here, saved on activation', async () => {
		await trigger.activate();
		expect((await desk.ledger.businessOfNumber(LINE))?.profile).toMatchObject({ id: 'bayside', name: 'Bayside', team: [{ id: 'dana' }, { id: 'lee' }] });
	});

	it('may be a profile as JSON, or saved before', async () => {
		const json = desk.trigger('missedCallTrigger', { businessSource: 'json', profileJson: JSON.stringify({ id: 'bayside', name: 'From JSON', timezone: 'UTC', numbers: [{ number: LINE }] }) });
		await json.activate();
		await json.deactivate();
		expect((await desk.ledger.getBusiness('bayside'))?.profile.name).toBe('From JSON');
		const saved = desk.trigger('missedCallTrigger', { businessSource: 'saved', businessId: 'bayside' });
		await saved.activate();
		expect(desk.twilio.state.numbers.get(LINE)?.voice_url).toContain('/wh-1/');
	});

	it('is told with each fault when it cannot be right', async () => {
		const wrong = desk.trigger('missedCallTrigger', { ...HERE, timezone: 'Mars', moreProfile: '{"cooldownHours": -1}' });
		await expect(wrong.activate()).rejects.toMatchObject({ message: expect.stringContaining('2 faults'), description: expect.stringMatching(/timezone: .*\n?cooldownHours: |cooldownHours: .*\n?timezone: /s) });
	});

	it('says what is missing where nothing is saved yet', async () => {
		await desk.ledger.removeBusiness('bayside', Date.now());
		await expect(desk.trigger('missedCallTrigger', { businessSource: 'saved' }).activate()).rejects.toMatchObject({ message: 'There is no number to set up yet', description: expect.stringContaining('save a business profile') });
	});
});

describe('after a crash', () => {
	it('hands a call over again that showed no result, once, and then keeps why', async () => {
		const { data } = await desk.tell(trigger, '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }));
		expect(data?.[0]).toHaveLength(1);
		const listening = await trigger.listen();
		expect(listening.crons.map((cron) => cron.expression)).toEqual(['*/5 * * * * *']);
		const look = async () => {
			listening.tick();
			for (let turn = 0; turn < 4; turn += 1) await desk.ledger.listBusinesses();
			await new Promise(setImmediate);
			return listening.emitted.length;
		};
		expect(await look()).toBe(0);
		timePasses(46_000);
		expect(await look()).toBe(1);
		const again = listening.emitted[0]?.data ?? [];
		expectGoodItems(again, 'trigger');
		expect(again[0]?.[0]?.json).toMatchObject({ call: { again: true, providerCallId: 'CA1' } });
		// The canvas ran to its end and decided nothing.
		listening.emitted[0]?.done?.resolve({} as IRun);
		timePasses(46_000);
		expect(await look()).toBe(1);
		expect(await desk.ledger.decisionOf((again[0]?.[0]?.json.call as IDataObject).id as string)).toMatchObject({ action: 'skip', reason: 'not_processed' });
	});

	it('decides for itself about a caller who gave up while the report of it got lost', async () => {
		await desk.tell(trigger, '?step=voice', incomingCallBody(desk.leg()));
		expect((await desk.tell(trigger, '?step=status', callStatusBody({ ...desk.leg(), callStatus: 'completed' }))).data).toBeUndefined();
		const listening = await trigger.listen();
		timePasses(9_000);
		listening.tick();
		for (let turn = 0; turn < 4; turn += 1) await desk.ledger.listBusinesses();
		expect(listening.emitted.map(({ data }) => (data[0]?.[0]?.json.call as IDataObject).missedReason)).toEqual(['abandoned']);
	});
});

it('gives a test run in the editor what the webhook got', async () => {
	const path = `${trigger.path}?step=dial`;
	const form = desk.twilio.signedForm(PUBLIC_URL + path, dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }));
	const { data } = await trigger.receive({ path, ...form }, 'manual');
	const listening = await trigger.listen('manual');
	await listening.manual?.();
	expect(listening.emitted.map((emitted) => emitted.data)).toEqual([data]);
	expect(listening.crons).toEqual([]);
	const ran = await trigger.execute(data ?? [], 'trigger');
	expect(ran.json('Missed Call Trigger')).toEqual(data?.[0]?.map((item) => item.json));
});
