import fc from 'fast-check';
import type { CallReport } from '../../../../../connectors';
import { EXTENSION_ID, LINE, partyOf, sessionEvent, type PartyTold } from '../../../../fakes/ringcentral';
import { AT, caller, CALLER, judged, readOne, reportsOf, team } from './support';

const QUEUE = { queue: true, extension: '400100300' };
const agent = (id: string, code: string, more: Partial<PartyTold> = {}) => team(id, code, { queue: true, ...more });

/** The judgement after each report, in order. */
const story = (reports: readonly CallReport[]) => reports.map((_report, index) => judged(reports.slice(0, index + 1)).outcome);

describe('a call that is answered', () => {
	it('is so from the moment that somebody picks up, and stays so', () => {
		const reports = reportsOf([caller('Setup'), team('p-2', 'Setup'), caller('Answered'), team('p-2', 'Proceeding'), team('p-2', 'Answered'), team('p-2', 'Hold'), team('p-2', 'Answered'), team('p-2', 'Disconnected'), caller('Disconnected')]);
		expect(new Set(story(reports))).toEqual(new Set(['open', 'answered']));
		expect(judged(reports)).toEqual({ outcome: 'answered' });
	});

	it('is not answered by RingCentral’s taking it: the caller’s own leg is Answered as soon as the menu plays', () => {
		expect(judged(reportsOf([caller('Setup'), caller('Answered')]))).toEqual({ outcome: 'open' });
	});

	it('is so after a menu passed it on', () => {
		const menu = { extension: '400100200' };
		const reports = reportsOf([caller('Setup'), team('p-2', 'Setup', menu), caller('Answered'), team('p-2', 'Disconnected', menu), team('p-3', 'Setup'), team('p-3', 'Proceeding'), team('p-3', 'Answered'), team('p-3', 'Disconnected'), caller('Disconnected')]);
		expect(story(reports)).not.toContain('missed');
		expect(judged(reports)).toEqual({ outcome: 'answered' });
	});

	it('is so when it was passed on to a phone outside, which no extension owns', () => {
		expect(judged(reportsOf([caller('Setup'), { ...team('p-3', 'Answered'), extension: undefined }, caller('Disconnected')]))).toEqual({ outcome: 'answered' });
	});

	it('is never missed in between while the phones of a queue ring one after the other', () => {
		const ringing = [caller('Setup'), team('p-2', 'Setup', QUEUE), caller('Answered'), agent('p-3', 'Proceeding')];
		const next = [agent('p-4', 'Proceeding'), agent('p-4', 'Answered'), team('p-2', 'Disconnected', { ...QUEUE, reason: 'AgentAnswered' }), agent('p-4', 'Disconnected'), caller('Disconnected')];
		// What is learned by asking at the moment at which the first phone is given up: the call goes on.
		const reports = [...reportsOf(ringing), ...reportsOf([agent('p-3', 'Disconnected', { missed: true })], { session: 'live' }), ...reportsOf(next)];
		expect(new Set(story(reports))).toEqual(new Set(['open', 'answered']));
		// And where it could not be learned, no more is concluded.
		expect(new Set(story([...reportsOf([...ringing, agent('p-3', 'Disconnected', { missed: true })]), ...reportsOf(next)]))).toEqual(new Set(['open', 'answered']));
	});

	it.each(['AgentAnswered', 'Pickup', 'TakeOver', 'CallFlip', 'CallSwitch', 'ParkLocation', 'AttendedTransfer'])('is so when a leg says that another took it (%s), even where that leg counts as missed', (reason) => {
		expect(judged(reportsOf([team('p-2', 'Disconnected', { missed: true, reason }), caller('Disconnected')], { session: 'over' }))).toEqual({ outcome: 'answered' });
	});

	it.each(['Hold', 'Parked', 'Gone', 'FaxReceive'])('is so at %s, also where the report of the answer is lost', (code) => {
		expect(judged(reportsOf([team('p-2', code), caller('Disconnected')]))).toEqual({ outcome: 'answered' });
	});

	it('is so when RingCentral, asked about a missed leg, tells of another that picked up', () => {
		expect(judged(reportsOf([team('p-2', 'Disconnected', { missed: true })], { session: 'over', takenBy: 'p-3' }))).toEqual({ outcome: 'answered' });
	});

	it('is so when somebody cuts in on the voicemail', () => {
		expect(judged(reportsOf([team('p-2', 'VoiceMail'), team('p-2', 'VoiceMailScreening'), team('p-2', 'Answered'), team('p-2', 'Disconnected'), caller('Disconnected')]))).toEqual({ outcome: 'answered' });
	});

	it('whatever the order, and however often each report comes', () => {
		const reports = reportsOf([caller('Setup'), team('p-2', 'Proceeding'), team('p-3', 'Proceeding'), team('p-3', 'Answered'), team('p-2', 'Disconnected', { missed: true }), team('p-3', 'Disconnected'), caller('Disconnected')], { session: 'over' });
		fc.assert(fc.property(fc.shuffledSubarray([...reports, ...reports], { minLength: 2 * reports.length }), (order) => {
			expect(judged(order)).toEqual({ outcome: 'answered' });
			// Before the answer is known nothing is concluded: the call is left to settle.
			expect(story(order)).not.toContain('missed');
		}));
	});
});

describe('a call that is missed', () => {
	const end = (reports: readonly CallReport[]) => judged(reports);

	it.each([
		['NoAnswer', 'no_answer'],
		['Timeout', 'no_answer'],
		['Voicemail', 'no_answer'],
		['TargetBusy', 'busy'],
		['Rejected', 'rejected'],
		['Cancelled', 'abandoned'],
		['InternalError', 'failed'],
		[undefined, 'no_answer'],
	])('settles as such when its last leg was missed (%s): %s', (reason, expected) => {
		const reports = reportsOf([team('p-2', 'Setup'), team('p-2', 'Disconnected', { missed: true, ...(reason ? { reason } : {}) })], { session: 'over' });
		expect(end(reports)).toEqual({ outcome: 'settling', reason: expected });
	});

	it('settles when the caller’s own leg is over, also where no more was learned', () => {
		expect(end(reportsOf([caller('Setup'), team('p-2', 'Proceeding'), team('p-2', 'Disconnected', { missed: true })]))).toEqual({ outcome: 'open' });
		expect(end(reportsOf([caller('Setup'), team('p-2', 'Proceeding'), team('p-2', 'Disconnected', { missed: true }), caller('Disconnected')]))).toMatchObject({ outcome: 'settling' });
	});

	it('is given up in a menu or a queue', () => {
		expect(end(reportsOf([caller('Setup'), team('p-2', 'Setup', QUEUE), caller('Answered'), team('p-2', 'Disconnected', QUEUE), caller('Disconnected')]))).toEqual({ outcome: 'settling', reason: 'abandoned' });
	});

	it('a pick-up by the voicemail box is none', () => {
		const reports = reportsOf([caller('Setup'), team('p-2', 'Proceeding'), team('p-2', 'VoiceMail'), team('p-2', 'Disconnected', { missed: true }), caller('Disconnected')]);
		expect(story(reports)).not.toContain('answered');
		expect(end(reports)).toMatchObject({ outcome: 'settling' });
	});

	it('has a voicemail where the leg holds a message, with its length', () => {
		const reports = reportsOf([team('p-2', 'VoiceMail'), team('p-2', 'Disconnected', { missed: true, voicemailSeconds: 14 })]);
		expect(reports).toContainEqual(expect.objectContaining({ step: 'voicemail', callId: 's-1', recordingSeconds: 14 }));
		expect(end(reports)).toEqual({ outcome: 'missed', reason: 'voicemail' });
	});

	it('is not concluded from an end without a word', () => {
		expect(reportsOf([team('p-2', 'Disconnected')], { session: 'over' })).toEqual([]);
	});
});

describe('what a report holds', () => {
	it('names call, leg, time and numbers as received', () => {
		expect(readOne(sessionEvent('s-1', 3, AT, [team('p-2', 'Answered', { from: { number: CALLER, name: 'Ann' } })]))).toEqual([
			{ kind: 'call', system: 'ringcentral', account: '400100001', key: 's-1:p-2:leg_answered:', callId: 's-1', legId: 'p-2', step: 'leg_answered', at: AT, from: CALLER, to: LINE, callerName: 'Ann', answering: { mode: 'forward', acceptance: false } },
		]);
	});

	it('has one key for one fact, whichever subscription and delivery it comes by', () => {
		const [first] = readOne(sessionEvent('s-1', 3, AT, [team('p-2', 'Answered')]));
		const [again] = readOne({ ...(sessionEvent('s-1', 9, AT + 5_000, [team('p-2', 'Answered')])), event: '/restapi/v1.0/account/~/telephony/sessions', uuid: 'other' });
		expect(again).toMatchObject({ key: (first as { key: string }).key });
	});

	it('has different keys for different legs, steps and statuses', () => {
		const reports = reportsOf([caller('Setup'), team('p-2', 'Setup'), team('p-3', 'Setup'), team('p-2', 'Disconnected', { missed: true }), team('p-3', 'Answered'), caller('Disconnected')], { session: 'over' });
		const keys = reports.map((report) => (report as { key: string }).key);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('tells all legs of an event', () => {
		expect(readOne(sessionEvent('s-1', 3, AT, [team('p-2', 'Setup'), team('p-3', 'Answered')]))).toMatchObject([{ step: 'arrived' }, { step: 'leg_answered', legId: 'p-3' }]);
	});

	it('falls back to the older id of a session', () => {
		expect(readOne({ event: '/restapi/v1.0/account/~/telephony/sessions', body: { sessionId: '77', parties: [partyOf(team('p-2', 'Answered'))] } })).toMatchObject([{ callId: '77' }]);
	});

	it('is nobody’s where the number is withheld', () => {
		expect(readOne(sessionEvent('s-1', 3, AT, [caller('Disconnected', { from: { name: 'Anonymous' } })]))).toMatchObject([{ step: 'ended', from: '' }]);
	});
});

describe('what is no call to the business', () => {
	const own = { number: LINE, name: 'Dana', extension: EXTENSION_ID };

	it('is one among extensions', () => {
		const among = [caller('Disconnected', { extension: EXTENSION_ID, from: own }), team('p-2', 'Disconnected', { missed: true, from: own }), team('p-2', 'Answered', { from: own })];
		expect(reportsOf(among, { session: 'over' })).toEqual([]);
	});

	it.each(['RingOut', 'RingMe', 'Conference', 'GreetingsRecording', 'TestCall'])('is a ringing that a member asked for (%s)', (origin) => {
		expect(reportsOf([caller('Disconnected'), team('p-2', 'Disconnected', { missed: true })], { session: 'over' }, origin)).toEqual([]);
	});

	it('is one that a member places: told when it is picked up, by whom it was', () => {
		const callee = (code: string, more: Partial<PartyTold> = {}): PartyTold => ({ id: 'p-2', direction: 'Inbound', code, from: own, to: { number: CALLER }, ...more });
		expect(reportsOf([callee('Setup'), callee('Proceeding'), callee('Answered'), callee('Disconnected')])).toEqual([
			{ kind: 'outside_call', system: 'ringcentral', account: '400100001', callId: 's-1', from: LINE, to: CALLER, reached: true, at: AT + 2_000, by: 'Dana' },
		]);
		expect(reportsOf([callee('Proceeding'), callee('Disconnected', { reason: 'TargetBusy' })])).toMatchObject([{ kind: 'outside_call', reached: false }]);
		expect(reportsOf([callee('Proceeding'), callee('VoiceMail')])).toEqual([]);
	});

	it.each<[string, unknown]>([
		['no JSON', '<xml/>'],
		['a list', []],
		['nothing', ''],
		['an event without a body', { event: '/restapi/v1.0/account/~/telephony/sessions' }],
		['one without parties', { event: '/restapi/v1.0/account/~/telephony/sessions', body: { telephonySessionId: 's-1' } }],
		['parties of the wrong type', { event: '/restapi/v1.0/account/~/telephony/sessions', body: { telephonySessionId: 's-1', parties: { id: 'p-2' } } }],
		['parties that are none', { event: '/restapi/v1.0/account/~/telephony/sessions', body: { telephonySessionId: 's-1', parties: [null, 7, 'x', [], { id: {} }] } }],
		['a session without an id', { event: '/restapi/v1.0/account/~/telephony/sessions', body: { parties: [partyOf(team('p-2', 'Answered'))] } }],
		['a voicemail message, which names no call', { event: '/restapi/v1.0/account/~/extension/1/voicemail', body: { id: '1', type: 'VoiceMail', from: { phoneNumber: CALLER } } }],
		['a reminder', { event: '/restapi/v1.0/subscription/~?threshold=60&interval=15', body: { expiresIn: 50 } }],
		['something huge', { event: '/restapi/v1.0/account/~/telephony/sessions', body: { telephonySessionId: 'x'.repeat(300_000) } }],
	])('is %s', (_what, body) => {
		expect(readOne(body)).toEqual([]);
	});

	it('survives whatever is put in the place of a value', () => {
		const sample = sessionEvent('s-1', 3, AT, [team('p-2', 'Disconnected', { missed: true })]) as { body: { parties: object[] } };
		fc.assert(fc.property(fc.constantFrom('id', 'direction', 'from', 'to', 'status', 'missedCall', 'message', 'extensionId'), fc.anything(), (name, value) => {
			const text = JSON.stringify({ ...sample, body: { ...sample.body, parties: [{ ...sample.body.parties[0], [name]: value ?? null }] } }, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
			for (const report of readOne(text, { session: 'over', takenBy: ' p-2  p-9 ' })) expect(report).toMatchObject({ system: 'ringcentral', from: expect.any(String), to: expect.any(String) });
		}));
	});
});
