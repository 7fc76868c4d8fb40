import { asterisk } from '../../../../../connectors/phones/asterisk';
import type { CallReport } from '../../../../../connectors';
import { hangupForm, json, posted, type HangupFields } from '../../../../fakes/asterisk/reports';

const CHANNEL = '1785000000.42';
const START = 1_785_000_000;
const HANGUP: HangupFields = { linkedid: CHANNEL, uniqueid: CHANNEL, start: START, end: START + 30, did: '4155550132', from: '+14155550123' };

function read(request: Parameters<typeof asterisk.readCall>[0]): readonly CallReport[] {
	return asterisk.readCall(request) ?? [];
}

const hangup = (fields: Partial<HangupFields>): readonly CallReport[] => read(hangupForm({ ...HANGUP, ...fields }));
const verdictOf = (reports: readonly CallReport[]): unknown => reports.flatMap((report) => (report.kind === 'call' && report.step === 'ended' ? [report.verdict] : []))[0];

describe('the report of the dialplan', () => {
	it('tells the whole call', () => {
		expect(hangup({ dialstatus: 'NOANSWER', lastapp: 'Dial', name: 'Ann O\'Neil, (x" & co=1', pres: 'allowed_not_screened' })).toEqual([
			{ kind: 'call', system: 'asterisk', account: '', callId: CHANNEL, from: '+14155550123', to: '4155550132', callerName: 'Ann O\'Neil, (x" & co=1', key: `${CHANNEL}:arrived`, step: 'arrived', at: START * 1000, answering: { mode: 'listen', acceptance: false } },
			{ kind: 'call', system: 'asterisk', account: '', callId: CHANNEL, from: '+14155550123', to: '4155550132', callerName: 'Ann O\'Neil, (x" & co=1', key: `${CHANNEL}:ended:no_answer`, step: 'ended', status: 'no_answer', verdict: 'no_answer', at: (START + 30) * 1000 },
		]);
	});

	// Each row is what Asterisk 22 told of such a call.
	it.each<[string, Partial<HangupFields>, string | undefined]>([
		['rang out', { dialstatus: 'NOANSWER', lastapp: 'Dial' }, 'no_answer'],
		['rang out and was hung up', { dialstatus: 'NOANSWER', lastapp: 'Hangup' }, 'no_answer'],
		['busy', { dialstatus: 'BUSY', lastapp: 'Dial' }, 'busy'],
		['the caller gave up', { dialstatus: 'CANCEL', lastapp: 'Dial' }, 'abandoned'],
		['the phone is not registered', { dialstatus: 'CHANUNAVAIL' }, 'failed'],
		['no line was free', { dialstatus: 'CONGESTION' }, 'failed'],
		['wrong arguments', { dialstatus: 'INVALIDARGS' }, 'failed'],
		['sent away', { dialstatus: 'DONTCALL' }, 'rejected'],
		['sent to the torture', { dialstatus: 'TORTURE' }, 'rejected'],
		['taken', { dialstatus: 'ANSWER', answeredtime: '2', lastapp: 'Dial' }, 'answered'],
		['taken, and it lasted no second', { dialstatus: 'ANSWER', answeredtime: '0' }, 'answered'],
		['voicemail after it rang', { dialstatus: 'NOANSWER', vmstatus: 'SUCCESS', lastapp: 'VoiceMail' }, 'voicemail'],
		['voicemail without a message', { dialstatus: 'NOANSWER', vmstatus: 'FAILED', lastapp: 'VoiceMail' }, 'voicemail'],
		['voicemail after a queue', { queuestatus: 'TIMEOUT', abandoned: 'TRUE', answeredtime: '0', vmstatus: 'SUCCESS', lastapp: 'VoiceMail' }, 'voicemail'],
		['an agent of a queue took it', { answeredtime: '2', lastapp: 'Queue' }, 'answered'],
		['an agent took it, before Asterisk told the time', { lastapp: 'Queue' }, 'answered'],
		['an agent took it after another phone rang out', { dialstatus: 'NOANSWER', lastapp: 'Queue' }, 'answered'],
		['an agent of the second queue took it', { queuestatus: 'TIMEOUT', lastapp: 'Queue' }, 'answered'],
		['the agent hung up first', { queuestatus: 'CONTINUE', lastapp: 'Playback' }, 'answered'],
		['the queue was over time', { queuestatus: 'TIMEOUT', abandoned: 'TRUE', answeredtime: '0', lastapp: 'Queue' }, 'no_answer'],
		['the queue became empty', { queuestatus: 'LEAVEEMPTY', abandoned: 'TRUE', answeredtime: '0', lastapp: 'Queue' }, 'no_answer'],
		['the queue was empty', { queuestatus: 'JOINEMPTY', lastapp: 'Queue' }, 'no_answer'],
		['the queue was full', { queuestatus: 'FULL', lastapp: 'Queue' }, 'no_answer'],
		['the caller left the queue', { abandoned: 'TRUE', answeredtime: '0', lastapp: 'Queue' }, 'abandoned'],
		['transferred after somebody had talked, then nobody', { dialstatus: 'NOANSWER', transferred: 'PJSIP/101-00000007' }, 'answered'],
		['in a conference', { lastapp: 'ConfBridge' }, 'answered'],
		['hung up in the menu', { lastapp: 'WaitExten' }, 'menu_abandoned'],
		['closed', { verdict: 'closed', lastapp: 'Playback' }, 'closed'],
		['closed said too early: somebody took it', { verdict: 'closed', dialstatus: 'ANSWER' }, 'answered'],
		['a word that is none', { verdict: 'answered!', lastapp: 'Playback' }, 'menu_abandoned'],
		['nothing is known', {}, undefined],
		['an application of somebody’s own', { lastapp: 'Stasis' }, undefined],
	])('%s', (_, fields, verdict) => {
		expect(verdictOf(hangup(fields))).toBe(verdict);
	});

	it('tells of a message only where one was left', () => {
		const steps = (fields: Partial<HangupFields>) => hangup(fields).map((report) => (report.kind === 'call' ? report.step : ''));
		expect(steps({ dialstatus: 'NOANSWER', vmstatus: 'SUCCESS' })).toEqual(['arrived', 'voicemail', 'ended']);
		expect(steps({ dialstatus: 'NOANSWER', vmstatus: 'FAILED', lastapp: 'VoiceMail' })).toEqual(['arrived', 'ended']);
		expect(steps({ dialstatus: 'ANSWER', vmstatus: 'SUCCESS' })).toEqual(['arrived', 'ended']);
	});

	it('a number that is there though it was withheld is nobody’s', () => {
		const reports = hangup({ dialstatus: 'NOANSWER', name: 'Ann Lee', pres: 'prohib_passed_screen' });
		expect(reports).toMatchObject([{ from: 'anonymous' }, { from: 'anonymous' }]);
		expect(JSON.stringify(reports)).not.toMatch(/Ann|5550123/);
	});

	it.each(['s', 'h', '_X.', ''])('%j is no dialled number', (did) => {
		expect(hangup({ dialstatus: 'NOANSWER', did })).toMatchObject([{ to: '' }, { to: '' }]);
	});

	it('falls back on the time in the id of the channel', () => {
		const [arrived] = read(json({ linkedid: 'pbx-1785000000.42', uniqueid: 'pbx-1785000000.42', dialstatus: 'NOANSWER', from: '1', did: '2' }));
		expect(arrived).toMatchObject({ step: 'arrived', at: START * 1000 });
	});
});

describe('call detail records', () => {
	// Shapes and order of the rows as Asterisk 22 wrote them.
	const row = (more: Record<string, unknown>) => ({ src: '+14155550123', clid: '"Ann Lee" <+14155550123>', dst: 't300', did: '4155550132', dcontext: 'from-trunk', channel: 'PJSIP/trunk-00000001', dstchannel: '', lastapp: 'Dial', duration: 20, billsec: 0, disposition: 'NO ANSWER', uniqueid: CHANNEL, linkedid: CHANNEL, ...more });
	const verdicts = (rows: unknown) => read(json(rows)).flatMap((report) => (report.kind === 'call' && report.step === 'ended' ? [report.verdict] : []));

	it('one row or many', () => {
		expect(verdicts(row({}))).toEqual(['no_answer']);
		expect(verdicts([row({ dstchannel: 'PJSIP/101-2', disposition: 'ANSWERED', billsec: 9 }), row({ dstchannel: 'PJSIP/102-3' })])).toEqual(['answered', 'no_answer']);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['a phone that was picked up', { disposition: 'ANSWERED', dstchannel: 'PJSIP/101-2', billsec: 12 }, 'answered'],
		['an agent', { disposition: 'ANSWERED', lastapp: 'Queue', dstchannel: 'Local/101@from-queue-2;1' }, 'answered'],
		['a queue that nobody took', { disposition: 'NO ANSWER', lastapp: 'Queue', dstchannel: 'Local/101@from-queue-2;1', billsec: 2 }, 'no_answer'],
		['hung up in the queue', { disposition: 'ANSWERED', lastapp: 'Queue', billsec: 20 }, 'abandoned'],
		['the voicemail', { disposition: 'ANSWERED', lastapp: 'VoiceMail', billsec: 20 }, 'voicemail'],
		['a menu', { disposition: 'ANSWERED', lastapp: 'BackGround', billsec: 20 }, 'menu_abandoned'],
		['an announcement', { disposition: 'ANSWERED', lastapp: 'Playback', billsec: 20 }, 'no_answer'],
		['busy', { disposition: 'BUSY' }, 'busy'],
		['failed', { disposition: 'FAILED' }, 'failed'],
		['no line', { disposition: 'CONGESTION' }, 'failed'],
	])('%s', (_, more, verdict) => {
		expect(verdicts(row(more))).toEqual([verdict]);
	});

	it('the phone of a queue speaks for its leg only', () => {
		const leg = row({ uniqueid: '1785000004.50', channel: 'Local/101@from-queue-2;2', did: '', dst: '101', dcontext: 'from-internal', disposition: 'ANSWERED', dstchannel: 'PJSIP/101-3', billsec: 8 });
		expect(read(json([row({ lastapp: 'Queue' }), leg]))).toMatchObject([
			{ step: 'arrived', at: START * 1000, callerName: 'Ann Lee' },
			{ step: 'ended', verdict: 'no_answer', at: (START + 20) * 1000 },
			{ step: 'leg_answered', legId: '1785000004.50', callId: CHANNEL, to: '4155550132', durationSeconds: 8 },
		]);
	});

	it('a call of the team is theirs, one between two phones is nobody’s', () => {
		const inside = { did: '', dcontext: 'from-internal', channel: 'PJSIP/101-9', src: '101', cnum: '101', cnam: 'Dana' };
		expect(read(json(row({ ...inside, outbound_cnum: '4155550132', dst: '4155550123', disposition: 'ANSWERED', billsec: 61, dstchannel: 'PJSIP/trunk-10' })))).toEqual([
			{ kind: 'outside_call', system: 'asterisk', account: '', callId: CHANNEL, from: '4155550132', to: '4155550123', reached: true, durationSeconds: 61, at: START * 1000, by: 'Dana' },
		]);
		expect(read(json(row({ ...inside, dst: '102' })))).toEqual([]);
	});

	it('without a linked id every row is a call of its own', () => {
		expect(read(json(row({ linkedid: undefined, did: undefined, dst: '4155550132' })))).toMatchObject([{ callId: CHANNEL, to: '4155550132' }, { verdict: 'no_answer' }]);
	});
});

describe('events of the manager interface', () => {
	const dialEnd = { Event: 'DialEnd', CallerIDNum: '4155550123', CallerIDName: 'Ann Lee', Exten: '4155550132', Linkedid: CHANNEL, Uniqueid: CHANNEL, DestUniqueid: '1785000001.43', DialStatus: 'NOANSWER' };

	it('a leg, and the end of the caller’s channel whatever its cause and state', () => {
		expect(read(json([dialEnd, { Event: 'Hangup', ChannelStateDesc: 'Up', Cause: '21', Linkedid: CHANNEL, Uniqueid: CHANNEL, CallerIDNum: '4155550123', Exten: 'h' }]))).toMatchObject([
			{ step: 'leg_ended', status: 'no_answer', legId: '1785000001.43', from: '4155550123', to: '4155550132' },
			{ step: 'ended', status: 'no_answer', to: '' },
		]);
	});

	it('a leg that was picked up, by dialling or by a queue', () => {
		expect(read(json([{ ...dialEnd, DialStatus: 'ANSWER' }, { ...dialEnd, Event: 'AgentConnect', DialStatus: undefined }]))).toMatchObject([{ step: 'leg_answered' }, { step: 'leg_answered' }]);
	});

	it('other channels and other events say nothing', () => {
		expect(read(json([{ ...dialEnd, Event: 'DialBegin' }, { Event: 'Hangup', Linkedid: CHANNEL, Uniqueid: '1785000001.43' }, { ...dialEnd, DestUniqueid: '' }, { ...dialEnd, DialStatus: 'constructor' }]))).toEqual([]);
	});
});

describe('what is none of these', () => {
	it.each([
		['nothing', ''],
		['text', 'hello'],
		['half of JSON', '{"disposition":'],
		['a number', '[1,2,null,"x",[]]'],
		['no call', '{"disposition":"NO ANSWER"}'],
		['a prototype', '{"__proto__":{"disposition":"NO ANSWER"},"linkedid":"1.1"}'],
		['too much', `{"disposition":"NO ANSWER","linkedid":"1.1","x":"${'y'.repeat(300_000)}"}`],
	])('%s', (_, body) => {
		expect(asterisk.readCall(posted(body, 'application/json', {}))).toBeUndefined();
	});
});
