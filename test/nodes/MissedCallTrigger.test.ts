import type { IDataObject } from 'n8n-workflow';
import { DANA, Desk, expectGoodItems, LEE, LINE, PERSON, timePasses, type NodeSetup, type TriggerOnCanvas } from '../support/engine';
import { dialActionBody, incomingCallBody, callStatusBody, gatherBody, legStatusBody, recordingStatusBody, type WebhookParams } from '../fakes/twilio';

const BASE = 'https://hooks.example.com';
/** The desk's business, as the fields of the node. */
const HERE = {
	businessName: 'Bayside',
	businessNumbers: LINE,
	timezone: 'America/Los_Angeles',
	team: { person: [{ name: 'Dana', phone: DANA }, { name: 'Lee', phone: LEE }] },
};

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('missedCallTrigger', HERE);
});
afterEach(() => desk.close());

const leg = (callSid = 'CA1') => ({ accountSid: desk.twilio.accountSid, callSid, from: PERSON, to: LINE });

/** One signed request of Twilio to a step of the trigger. */
async function twilioSays(step: string, params: WebhookParams, on = trigger, headers: Record<string, string> = {}) {
	const path = `${on.path}?step=${step}`;
	const form = desk.twilio.signedForm(BASE + path, params);
	return await on.receive({ path, headers: { ...form.headers, ...headers }, body: form.body });
}

describe('a call that nobody answers', () => {
	it('is put through to who is first on call, and starts the workflow when the dialling is over', async () => {
		const arrived = await twilioSays('voice', incomingCallBody(leg()));
		expect(arrived.answer).toMatchObject({ status: 200, type: 'text/xml' });
		expect(arrived.answer.body).toContain(`>${DANA}</Number>`);
		expect(arrived.answer.body).not.toContain(LEE);
		expect(arrived.answer.body).toContain('timeout="18"');
		expect(arrived.data).toBeUndefined();

		const over = await twilioSays('dial', dialActionBody({ ...leg(), dialCallStatus: 'no-answer' }));
		expect(over.answer.body).toMatch(/<Say[^>]*>Sorry, we can't take your call right now\. We'll text you right away\.<\/Say><Record /);
		expectGoodItems(over.data ?? [], 'trigger');
		expect(over.data?.[0]).toEqual([
			{
				json: {
					business: expect.objectContaining({ id: 'bayside', state: 'open' }),
					call: expect.objectContaining({ system: 'twilio', account: desk.twilio.accountSid, providerCallId: 'CA1', from: PERSON, to: LINE, outcome: 'missed', missedReason: 'no_answer', source: 'Website', again: false }),
					person: expect.objectContaining({ number: PERSON, calls: 1 }),
					conversation: expect.objectContaining({ person: PERSON, line: LINE, status: 'new_missed_call', automation: 'on' }),
				},
			},
		]);

		const end = await twilioSays('status', callStatusBody({ ...leg(), callStatus: 'completed' }));
		expect(end.data).toBeUndefined();
	});

	it('starts the workflow once, however often and in whichever order the reports come', async () => {
		const reports = [
			() => twilioSays('status', callStatusBody({ ...leg(), callStatus: 'completed' })),
			...Array.from({ length: 6 }, () => () => twilioSays('dial', dialActionBody({ ...leg(), dialCallSid: 'CA9', dialCallStatus: 'busy' }))),
			() => twilioSays('voice', incomingCallBody(leg())),
		];
		const received = await Promise.all(reports.map((report) => report()));
		expect(received.filter(({ data }) => data !== undefined)).toHaveLength(1);
	});

	it('carries a voicemail that the caller left', async () => {
		await twilioSays('voice', incomingCallBody(leg()));
		const over = await twilioSays('dial', dialActionBody({ ...leg(), dialCallStatus: 'no-answer' }));
		await twilioSays('recording', recordingStatusBody({ accountSid: desk.twilio.accountSid, callSid: 'CA1', recordingSid: 'RE1', durationSeconds: 7 }));
		const id = (over.data?.[0]?.[0]?.json.call as IDataObject).id as string;
		expect((await desk.ledger.getCall(id))?.facts.voicemail).toMatchObject({ durationSeconds: 7, url: expect.stringContaining('RE1') });
	});
});

describe('a call that somebody takes', () => {
	it('starts nothing when the key is pressed, and is no answer when it is not', async () => {
		for (const [callSid, digits] of [['CA1', '1'], ['CA2', '7']] as const) {
			await twilioSays('voice', incomingCallBody(leg(callSid)));
			const member = { ...leg(`${callSid}b`), to: DANA, parentCallSid: callSid, direction: 'outbound-dial' as const };
			const carried = `&call=${callSid}&line=${encodeURIComponent(LINE)}`;
			const whisper = await twilioSays(`whisper${carried}`, incomingCallBody({ ...member, callStatus: 'in-progress' }));
			expect(whisper.answer.body).toContain('You have a call from a customer.');
			const pressed = await twilioSays(`accept${carried}`, gatherBody({ ...member, digits }));
			expect(pressed.answer.body.includes('Hangup')).toBe(digits !== '1');
			await twilioSays(`leg${carried}`, legStatusBody({ ...member, event: 'completed' }));
			const over = await twilioSays('dial', dialActionBody({ ...leg(callSid), dialCallStatus: 'completed', dialBridged: digits === '1' }));
			expect(over.data?.[0]?.map((item) => (item.json.call as IDataObject).missedReason)).toEqual(digits === '1' ? undefined : ['carrier_voicemail']);
		}
	});
});

describe('how a call is handled', () => {
	const voice = async (parameters: IDataObject) => await twilioSays('voice', incomingCallBody(leg()), desk.trigger('missedCallTrigger', { ...HERE, ...parameters }));

	it('rings the phones that are named, for as long as is said, without a key press', async () => {
		const { answer } = await voice({ forwardTo: `(415) 555-0155, ${LEE}, ${LINE}`, ringSeconds: 12, acceptance: false });
		expect(answer.body).toContain('timeout="12"');
		expect([...answer.body.matchAll(/>(\+\d+)<\/Number>/g)].map((match) => match[1])).toEqual(['+14155550155', LEE]);
		expect(answer.body).not.toContain('step=whisper');
	});

	it('takes every arriving call as missed', async () => {
		const { answer, data } = await voice({ callHandling: 'all_missed', afterMissed: 'goodbye', options: { missedPrompt: 'Bis später & <tschüss>', voiceLanguage: 'de-DE' } });
		expect(answer.body).toContain('<Say language="de-DE">Bis später &amp; &lt;tschüss&gt;</Say><Hangup/>');
		expect(data?.[0]?.map((item) => (item.json.call as IDataObject).missedReason)).toEqual(['no_answer']);
	});

	it('does so too where there is nobody to ring', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, team: [] }, Date.now());
		expect((await voice({ team: {}, afterMissed: 'hang_up' })).data?.[0]).toHaveLength(1);
	});

	it('only listens: an empty answer, and the end of a call that something else answered', async () => {
		const listener = desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' });
		const { answer, data } = await twilioSays('voice', incomingCallBody(leg()), listener);
		expect(answer.body).toMatch(/<Response\/>$/);
		expect(data).toBeUndefined();
		expect((await twilioSays('status', callStatusBody({ ...leg(), callStatus: 'no-answer' }), listener)).data?.[0]).toHaveLength(1);
		expect((await twilioSays('status', callStatusBody({ ...leg('CA2'), callStatus: 'completed', callDurationSeconds: 60 }), listener)).data).toBeUndefined();
	});
});

it('takes the account from the credential where a report does not name it, as Studio’s need not', async () => {
	const { AccountSid, ...studio } = dialActionBody({ ...leg(), dialCallStatus: 'busy' });
	expect(AccountSid).toBe(desk.twilio.accountSid);
	const { data } = await twilioSays('dial', studio, desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' }));
	expect(data?.[0]?.[0]?.json).toMatchObject({ call: { account: desk.twilio.accountSid } });
});

describe('what counts as missed', () => {
	const dialled = async (options: IDataObject, facts: Partial<Parameters<typeof dialActionBody>[0]> = {}) =>
		(await twilioSays('dial', dialActionBody({ ...leg(), dialCallStatus: 'busy', ...facts }), desk.trigger('missedCallTrigger', { ...HERE, acceptance: false, options } as NodeSetup['parameters']))).data !== undefined;

	it('follows the reasons', async () => {
		expect(await dialled({ reasons: ['no_answer'] })).toBe(false);
		expect(await dialled({ reasons: ['busy'] }, leg('CA2'))).toBe(true);
		expect(await dialled({}, leg('CA3'))).toBe(true);
	});

	it('leaves out callers who hung up at once, and calls to other numbers', async () => {
		expect(await dialled({ abandonedAfterSeconds: 20 }, { dialCallStatus: 'canceled', callStatus: 'completed' })).toBe(false);
		expect(await dialled({ onlyNumbers: '+14155550109' }, leg('CA2'))).toBe(false);
		expect(await dialled({ onlyNumbers: '(415) 555-0100' }, leg('CA3'))).toBe(true);
	});

	it('takes an answer that was too short for a machine', async () => {
		expect(await dialled({ answeredAtLeastSeconds: 10 }, { dialCallStatus: 'completed', dialBridged: true, dialCallDuration: 4 })).toBe(true);
		expect(await dialled({ answeredAtLeastSeconds: 10 }, { ...leg('CA2'), dialCallStatus: 'completed', dialBridged: true, dialCallDuration: 40 })).toBe(false);
	});

	it('keeps a call to a number that no business has, and starts nothing', async () => {
		await desk.ledger.removeBusiness('bayside', Date.now());
		expect(await dialled({})).toBe(false);
	});
});

describe('who may come in', () => {
	const good = () => {
		const path = `${trigger.path}?step=status`;
		return { path, ...desk.twilio.signedForm(BASE + path, callStatusBody({ ...leg(), callStatus: 'no-answer' })) };
	};
	const refused = async (change: (request: ReturnType<typeof good>) => Parameters<TriggerOnCanvas['receive']>[0]) => {
		const { answer, data } = await trigger.receive(change(good()));
		expect(data).toBeUndefined();
		expect(answer.type).toMatch(/^application\/json/);
		const { error } = JSON.parse(answer.body) as { error: string };
		expect(error).not.toContain(PERSON);
		return `${answer.status} ${error}`;
	};

	it('lets in what Twilio signed', async () => {
		expect((await trigger.receive(good())).answer.status).toBe(200);
	});

	it.each<[string, (request: ReturnType<typeof good>) => Parameters<TriggerOnCanvas['receive']>[0], RegExp]>([
		['no signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': '' } }), /^403 .*without X-Twilio-Signature/],
		['a wrong signature', (request) => ({ ...request, headers: { ...request.headers, 'x-twilio-signature': 'AAAA' } }), /^403 .*does not match.*WEBHOOK_URL/],
		['another body', (request) => ({ ...request, body: request.body.replace('no-answer', 'completed') }), /^403 .*does not match/],
		['another step', (request) => ({ ...request, path: request.path.replace('status', 'voice') }), /^403 .*does not match/],
		['no readable body', (request) => ({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }), /^400 .*could not be read/],
		['a body too large', (request) => ({ ...request, body: `${request.body}&x=${'a'.repeat(300_000)}` }), /^400 .*could not be read/],
	])('refuses %s', async (_what, change, told) => {
		expect(await refused(change)).toMatch(told);
		expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'twilio calls', count: 1 })]);
	});

	it('refuses another account, though it signed rightly', async () => {
		const { answer } = await twilioSays('status', callStatusBody({ ...leg(), accountSid: 'AC-other', callStatus: 'no-answer' }));
		expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('another Twilio account')]);
	});

	it('refuses everybody where the credential has no auth token', async () => {
		const bare = desk.trigger('missedCallTrigger', HERE);
		Object.assign(bare, { secrets: { ...desk.secrets, authToken: '' } });
		const { answer } = await bare.receive(good());
		expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('no Auth Token')]);
	});

	it('has nothing to read here for a browser', async () => {
		const path = `${trigger.path}?step=voice&x=1`;
		const { headers } = desk.twilio.signedForm(BASE + path, {});
		const { answer } = await trigger.receive({ method: 'GET', path, headers });
		expect([answer.status, JSON.parse(answer.body)]).toEqual([405, { error: 'This address takes the reports of a phone system, sent with POST.' }]);
	});

	it('checks a test run against the address of the test run', async () => {
		const path = `${trigger.path.replace('/webhook/', '/webhook-test/')}?step=dial`;
		const params = dialActionBody({ ...leg(), dialCallStatus: 'no-answer' });
		expect((await trigger.receive({ path, ...desk.twilio.signedForm(BASE + path, params) }, 'manual')).data?.[0]).toHaveLength(1);
		const production = desk.twilio.signedForm(`${BASE}${trigger.path}?step=dial`, params);
		expect((await trigger.receive({ path, ...production }, 'manual')).answer.status).toBe(403);
	});

	it('checks against the public address that the user gave', async () => {
		const behindTunnel = desk.trigger('missedCallTrigger', { ...HERE, options: { publicBase: 'https://tunnel.example.net/' } });
		const path = `${behindTunnel.path}?step=status`;
		const form = desk.twilio.signedForm(`https://tunnel.example.net${path}`, callStatusBody({ ...leg(), callStatus: 'no-answer' }));
		expect((await behindTunnel.receive({ path, ...form })).answer.status).toBe(200);
	});
});

describe('the number at Twilio', () => {
	const number = () => desk.twilio.state.numbers.get(LINE);
	/** With or without what Twilio is to do when nobody answers. */
	const ourUrl = (step: string) => expect.stringMatching(new RegExp(`^${BASE}/webhook/wh-1/calls\\?step=${step}(#|$)`));
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
		const { data } = await twilioSays('dial', dialActionBody({ ...leg(), dialCallStatus: 'no-answer' }));
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
		timePasses(46_000);
		expect(await look()).toBe(1);
		expect(await desk.ledger.decisionOf((again[0]?.[0]?.json.call as IDataObject).id as string)).toMatchObject({ action: 'skip', reason: 'not_processed' });
	});

	it('decides for itself about a caller who gave up while the report of it got lost', async () => {
		await twilioSays('voice', incomingCallBody(leg()));
		expect((await twilioSays('status', callStatusBody({ ...leg(), callStatus: 'completed' }))).data).toBeUndefined();
		const listening = await trigger.listen();
		timePasses(9_000);
		listening.tick();
		for (let turn = 0; turn < 4; turn += 1) await desk.ledger.listBusinesses();
		expect(listening.emitted.map(({ data }) => (data[0]?.[0]?.json.call as IDataObject).missedReason)).toEqual(['abandoned']);
	});
});

it('gives a test run in the editor what the webhook got', async () => {
	const path = `${trigger.path}?step=dial`;
	const form = desk.twilio.signedForm(BASE + path, dialActionBody({ ...leg(), dialCallStatus: 'no-answer' }));
	const { data } = await trigger.receive({ path, ...form }, 'manual');
	const listening = await trigger.listen('manual');
	await listening.manual?.();
	expect(listening.emitted.map((emitted) => emitted.data)).toEqual([data]);
	expect(listening.crons).toEqual([]);
	const ran = await trigger.execute(data ?? [], 'trigger');
	expect(ran.json('Missed Call Trigger')).toEqual(data?.[0]?.map((item) => item.json));
});
