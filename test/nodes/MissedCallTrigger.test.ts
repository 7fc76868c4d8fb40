import type { IDataObject } from 'n8n-workflow';
import { callStatusBody, dialActionBody, gatherBody, incomingCallBody, legStatusBody, recordingStatusBody } from '../fakes/twilio';
import { DANA, Desk, expectGoodItems, HERE, LEE, LINE, PERSON, type NodeSetup, type TriggerOnCanvas } from '../support/engine';

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('missedCallTrigger', HERE);
});
afterEach(() => desk.close());

describe('a call that nobody answers', () => {
	it('is put through to who is first on call, and starts the workflow when the dialling is over', async () => {
		const arrived = await desk.tell(trigger, '?step=voice', incomingCallBody(desk.leg()));
		expect(arrived.answer).toMatchObject({ status: 200, type: 'text/xml' });
		expect(arrived.answer.body).toContain(`>${DANA}</Number>`);
		expect(arrived.answer.body).not.toContain(LEE);
		expect(arrived.answer.body).toContain('timeout="18"');
		expect(arrived.data).toBeUndefined();

		const over = await desk.tell(trigger, '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }));
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

		const end = await desk.tell(trigger, '?step=status', callStatusBody({ ...desk.leg(), callStatus: 'completed' }));
		expect(end.data).toBeUndefined();
	});

	it('starts the workflow once, however often and in whichever order the reports come', async () => {
		const reports = [
			() => desk.tell(trigger, '?step=status', callStatusBody({ ...desk.leg(), callStatus: 'completed' })),
			...Array.from({ length: 6 }, () => () => desk.tell(trigger, '?step=dial', dialActionBody({ ...desk.leg(), dialCallSid: 'CA9', dialCallStatus: 'busy' }))),
			() => desk.tell(trigger, '?step=voice', incomingCallBody(desk.leg())),
		];
		const received = await Promise.all(reports.map((report) => report()));
		expect(received.filter(({ data }) => data !== undefined)).toHaveLength(1);
	});

	it('carries a voicemail that the caller left', async () => {
		await desk.tell(trigger, '?step=voice', incomingCallBody(desk.leg()));
		const over = await desk.tell(trigger, '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'no-answer' }));
		await desk.tell(trigger, '?step=recording', recordingStatusBody({ accountSid: desk.twilio.accountSid, callSid: 'CA1', recordingSid: 'RE1', durationSeconds: 7 }));
		const id = (over.data?.[0]?.[0]?.json.call as IDataObject).id as string;
		expect((await desk.ledger.getCall(id))?.facts.voicemail).toMatchObject({ durationSeconds: 7, url: expect.stringContaining('RE1') });
	});
});

describe('a call that somebody takes', () => {
	it('starts nothing when the key is pressed, and is no answer when it is not', async () => {
		for (const [callSid, digits] of [['CA1', '1'], ['CA2', '7']] as const) {
			await desk.tell(trigger, '?step=voice', incomingCallBody(desk.leg(callSid)));
			const member = { ...desk.leg(`${callSid}b`), to: DANA, parentCallSid: callSid, direction: 'outbound-dial' as const };
			const carried = `&call=${callSid}&line=${encodeURIComponent(LINE)}`;
			const whisper = await desk.tell(trigger, `?step=whisper${carried}`, incomingCallBody({ ...member, callStatus: 'in-progress' }));
			expect(whisper.answer.body).toContain('You have a call from a customer.');
			const pressed = await desk.tell(trigger, `?step=accept${carried}`, gatherBody({ ...member, digits }));
			expect(pressed.answer.body.includes('Hangup')).toBe(digits !== '1');
			await desk.tell(trigger, `?step=leg${carried}`, legStatusBody({ ...member, event: 'completed' }));
			const over = await desk.tell(trigger, '?step=dial', dialActionBody({ ...desk.leg(callSid), dialCallStatus: 'completed', dialBridged: digits === '1' }));
			expect(over.data?.[0]?.map((item) => (item.json.call as IDataObject).missedReason)).toEqual(digits === '1' ? undefined : ['carrier_voicemail']);
		}
	});
});

describe('how a call is handled', () => {
	const voice = async (parameters: IDataObject) => await desk.tell(desk.trigger('missedCallTrigger', { ...HERE, ...parameters }), '?step=voice', incomingCallBody(desk.leg()));

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
		const { answer, data } = await desk.tell(listener, '?step=voice', incomingCallBody(desk.leg()));
		expect(answer.body).toMatch(/<Response\/>$/);
		expect(data).toBeUndefined();
		expect((await desk.tell(listener, '?step=status', callStatusBody({ ...desk.leg(), callStatus: 'no-answer' }))).data?.[0]).toHaveLength(1);
		expect((await desk.tell(listener, '?step=status', callStatusBody({ ...desk.leg('CA2'), callStatus: 'completed', callDurationSeconds: 60 }))).data).toBeUndefined();
	});
});

it('takes the account from the credential where a report does not name it, as Studio’s need not', async () => {
	const { AccountSid, ...studio } = dialActionBody({ ...desk.leg(), dialCallStatus: 'busy' });
	expect(AccountSid).toBe(desk.twilio.accountSid);
	const { data } = await desk.tell(desk.trigger('missedCallTrigger', { ...HERE, callHandling: 'listen' }), '?step=dial', studio);
	expect(data?.[0]?.[0]?.json).toMatchObject({ call: { account: desk.twilio.accountSid } });
});

describe('what counts as missed', () => {
	const dialled = async (options: IDataObject, facts: Partial<Parameters<typeof dialActionBody>[0]> = {}) =>
		(await desk.tell(desk.trigger('missedCallTrigger', { ...HERE, acceptance: false, options } as NodeSetup['parameters']), '?step=dial', dialActionBody({ ...desk.leg(), dialCallStatus: 'busy', ...facts }))).data !== undefined;

	it('follows the reasons', async () => {
		expect(await dialled({ reasons: ['no_answer'] })).toBe(false);
		expect(await dialled({ reasons: ['busy'] }, desk.leg('CA2'))).toBe(true);
		expect(await dialled({}, desk.leg('CA3'))).toBe(true);
	});

	it('leaves out callers who hung up at once, and calls to other numbers', async () => {
		expect(await dialled({ abandonedAfterSeconds: 20 }, { dialCallStatus: 'canceled', callStatus: 'completed' })).toBe(false);
		expect(await dialled({ onlyNumbers: '+14155550109' }, desk.leg('CA2'))).toBe(false);
		expect(await dialled({ onlyNumbers: '(415) 555-0100' }, desk.leg('CA3'))).toBe(true);
	});

	it('takes an answer that was too short for a machine', async () => {
		expect(await dialled({ answeredAtLeastSeconds: 10 }, { dialCallStatus: 'completed', dialBridged: true, dialCallDuration: 4 })).toBe(true);
		expect(await dialled({ answeredAtLeastSeconds: 10 }, { ...desk.leg('CA2'), dialCallStatus: 'completed', dialBridged: true, dialCallDuration: 40 })).toBe(false);
	});

	it('keeps a call to a number that no business has, and starts nothing', async () => {
		await desk.ledger.removeBusiness('bayside', Date.now());
		expect(await dialled({})).toBe(false);
	});
});
