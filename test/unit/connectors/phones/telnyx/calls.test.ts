import { telnyx } from '../../../../../connectors/phones/telnyx';
import { AT, CALLER, event, LEG, LINE, PAYLOAD, PLAN, reportOf, reportsOf, SESSION, TEAM } from './support';

const SIP = { line: 'sip', direction: 'incoming' };
const APPLICATION = { line: 'application', direction: 'incoming' };
const TEAM_LEG = { ...PAYLOAD, call_leg_id: 'leg-2', from: LINE, to: TEAM };
const LEG_OF_APPLICATION = { line: 'application', direction: 'outgoing' };
const hangup = (cause: string, lookedUp: Record<string, string>, payload: object = PAYLOAD) => event('call.hangup', { ...payload, hangup_cause: cause, hangup_source: 'caller' }, { lookedUp, at: AT + 30_000 });

describe('a call that comes in', () => {
	it('is told with what is known of the caller', () => {
		const payload = {
			...PAYLOAD,
			direction: 'incoming',
			state: 'parked',
			caller_id_name: 'Robin Doe',
			shaken_stir_attestation: 'A',
			shaken_stir_validated: true,
			sip_headers: [{ name: 'Diversion', value: '"x" <sip:+14155550177@192.0.2.1:5060>;reason=no-answer' }],
		};
		expect(reportOf(event('call.initiated', payload))).toEqual({
			kind: 'call',
			system: 'telnyx',
			account: '',
			key: `${SESSION}::arrived:::`,
			callId: SESSION,
			step: 'arrived',
			from: CALLER,
			to: LINE,
			at: AT,
			answering: { mode: 'listen', acceptance: false },
			callerName: 'Robin Doe',
			attestation: 'A',
			forwardedFrom: '+14155550177',
		});
	});

	it('has no name where the name is the number, and no attestation where its signature did not hold', () => {
		const report = reportOf(event('call.initiated', { ...PAYLOAD, direction: 'incoming', caller_id_name: CALLER, shaken_stir_attestation: 'A', shaken_stir_validated: false }));
		expect(report).toMatchObject({ attestation: 'invalid' });
		expect(report).not.toHaveProperty('callerName');
	});

	it('is listened to, whatever this workflow would do with a call that it is asked about', () => {
		expect(reportOf(event('call.initiated', { ...PAYLOAD, direction: 'incoming' }), { mode: 'forward', forwardTo: [TEAM], acceptance: true })).toMatchObject({ answering: { mode: 'listen', acceptance: false } });
	});

	it('is not a leg that rings the team', () => expect(reportsOf(event('call.initiated', { ...TEAM_LEG, direction: 'outgoing' }))).toEqual([]));
});

describe('who answered', () => {
	it('is not said by an answered leg: an application answers by itself', () => {
		for (const lookedUp of [SIP, APPLICATION, LEG_OF_APPLICATION, {}]) expect(reportsOf(event('call.answered', PAYLOAD, { lookedUp }))).toEqual([]);
	});

	it('is said by two legs that were joined', () => {
		expect(reportOf(event('call.bridged', PAYLOAD, { lookedUp: APPLICATION }))).toMatchObject({ step: 'leg_answered', legId: LEG, from: CALLER, to: LINE });
		expect(reportOf(event('call.bridged', TEAM_LEG, { lookedUp: LEG_OF_APPLICATION }))).toMatchObject({ step: 'leg_answered', legId: 'leg-2', callId: SESSION, from: '', to: LINE });
	});

	it('on a SIP connection is said by the end alone, since its voicemail is joined too', () => {
		expect(reportsOf(event('call.bridged', PAYLOAD, { lookedUp: SIP }))).toEqual([]);
		expect(reportOf(hangup('normal_clearing', SIP))).toMatchObject({ step: 'ended', status: 'completed' });
		expect(reportOf(hangup('normal_clearing', SIP))).not.toHaveProperty('verdict');
	});

	it('to an application is nobody, unless something else says otherwise', () => {
		expect(reportOf(hangup('normal_clearing', APPLICATION))).toMatchObject({ step: 'ended', status: 'completed', verdict: 'no_answer' });
	});

	it('is somebody where the kind of connection could not be learned: texting an answered caller is the worse mistake', () => {
		expect(reportOf(hangup('normal_clearing', {}))).not.toHaveProperty('verdict');
	});

	it('may be a conference, or an assistant', () => {
		expect(reportOf(event('conference.participant.joined', { call_session_id: SESSION, call_leg_id: LEG, conference_id: 'c' }))).toMatchObject({ step: 'leg_answered', legId: LEG });
		expect(reportOf(event('call.conversation.ended', PAYLOAD))).toMatchObject({ step: 'ended', verdict: 'answered' });
	});

	it.each([
		['machine', false],
		['fax_detected', false],
		['human', true],
		['human_business', true],
		['not_sure', true],
	])('a leg that was detected as %s joined somebody: %s', (result, bridged) => {
		const type = result.includes('_') && result !== 'not_sure' ? 'call.machine.premium.detection.ended' : 'call.machine.detection.ended';
		expect(reportOf(event(type, { ...TEAM_LEG, result }, { lookedUp: LEG_OF_APPLICATION }))).toMatchObject({ step: 'dial_ended', status: 'completed', bridged });
	});

	it('detections on the caller’s own leg say nothing of the team', () => {
		expect(reportsOf(event('call.machine.detection.ended', { ...PAYLOAD, result: 'human' }, { lookedUp: APPLICATION }))).toEqual([]);
	});
});

describe('the end', () => {
	it.each([
		['originator_cancel', 'canceled'],
		['timeout', 'no_answer'],
		['no_answer', 'no_answer'],
		['user_busy', 'busy'],
		['call_rejected', 'rejected'],
		['not_found', 'failed'],
		['unspecified', 'failed'],
		['constructor', 'failed'],
	])('%s is %s, after so long a wait', (cause, status) => {
		expect(reportOf(hangup(cause, SIP))).toMatchObject({ step: 'ended', status, durationSeconds: 30, at: AT + 30_000 });
	});

	it('of a leg towards the team is not the end of the call', () => {
		for (const cause of ['normal_clearing', 'timeout']) expect(reportsOf(hangup(cause, LEG_OF_APPLICATION, TEAM_LEG))).toEqual([]);
	});

	it('has one key, however often and through whichever copy it is told', () => {
		const keys = [hangup('timeout', SIP), hangup('timeout', SIP)].map((request) => reportOf(request)).map((report) => report?.kind === 'call' && report.key);
		expect(keys[0]).toBe(keys[1]);
	});
});

describe('a call that somebody of the team places', () => {
	const OUT = { ...PAYLOAD, from: LINE, to: CALLER };

	it.each([
		['normal_clearing', true],
		['no_answer', false],
		['originator_cancel', false],
	])('%s: reached %s', (cause, reached) => {
		expect(reportOf(hangup(cause, { line: 'sip', direction: 'outgoing' }, OUT))).toEqual({ kind: 'outside_call', system: 'telnyx', account: '', callId: SESSION, from: LINE, to: CALLER, reached, at: AT + 30_000 });
	});

	it('through an application is one only where the leg stands alone', () => {
		expect(reportOf(hangup('normal_clearing', { ...LEG_OF_APPLICATION, alone: 'yes' }, OUT))).toMatchObject({ kind: 'outside_call', reached: true });
		expect(reportsOf(hangup('normal_clearing', LEG_OF_APPLICATION, OUT))).toEqual([]);
	});

	it('to a telephone of the house is none', () => {
		expect(reportsOf(hangup('normal_clearing', { line: 'sip', direction: 'outgoing' }, { ...OUT, to: 'sip:desk@sip.telnyx.com' }))).toEqual([]);
	});
});

describe('a message that the caller left', () => {
	it('on a number’s own voicemail', () => {
		const report = reportOf(event('calls.voicemail.completed', { call_session_id: SESSION, from: CALLER, to: LINE, recording_url: 'https://media.example.com/1.wav?x=1', duration_secs: 12.4 }));
		expect(report).toMatchObject({ step: 'voicemail', from: CALLER, to: LINE, recordingUrl: 'https://media.example.com/1.wav?x=1', recordingSeconds: 12 });
	});

	it('with an application is its recording, whose caller was looked up', () => {
		const payload = {
			call_session_id: SESSION,
			call_leg_id: LEG,
			recording_id: 'rec-1',
			recording_started_at: new Date(AT).toISOString(),
			recording_ended_at: new Date(AT + 9_000).toISOString(),
			recording_urls: { mp3: 'https://media.example.com/signed.mp3?sig=1' },
			public_recording_urls: { mp3: 'https://media.example.com/public.mp3' },
		};
		const request = event('call.recording.saved', payload, { lookedUp: { line: 'application', from: CALLER, to: LINE } });
		expect(reportOf(request)).toMatchObject({ step: 'voicemail', from: CALLER, to: LINE, recordingUrl: 'https://media.example.com/public.mp3', recordingSeconds: 9 });
	});

	it('is not the recording of a talk on a SIP connection, nor one of nothing', () => {
		const recorded = { ...PAYLOAD, recording_urls: { mp3: 'https://media.example.com/1.mp3' } };
		expect(reportsOf(event('call.recording.saved', recorded, { lookedUp: { line: 'sip' } }))).toEqual([]);
		expect(reportsOf(event('call.recording.saved', recorded))).toEqual([]);
		expect(reportsOf(event('calls.voicemail.completed', { ...recorded, duration_secs: 0 }))).toEqual([]);
		expect(reportsOf(event('calls.voicemail.completed', { ...PAYLOAD, recording_url: 'javascript:alert(1)' }))).toEqual([]);
	});
});

describe('what says nothing about a call', () => {
	it.each(['fax.received', 'message.received', 'call.speak.ended', 'call.dtmf.received', 'call.cost', 'number_order.complete'])('%s', (type) => expect(reportsOf(event(type, PAYLOAD))).toEqual([]));
	it('events without a session', () => expect(reportsOf(event('call.hangup', { ...PAYLOAD, call_session_id: '' }))).toEqual([]));

	it('hostile shapes', () => {
		const request = event('call.hangup', PAYLOAD);
		for (const body of ['null', '[]', '1', '{"data":[]}', '{"data":{"event_type":{}}}', '{"data":{"event_type":"call.hangup","payload":[]}}', '{"data":{"event_type":"call.hangup","payload":{"call_session_id":1}}}', '{"__proto__":{"data":{"event_type":"call.hangup"}}}', `{"data":{"event_type":"call.hangup","payload":{"call_session_id":"${'x'.repeat(300_000)}"}}}`]) {
			expect(reportsOf({ ...request, rawBody: Buffer.from(body) })).toEqual([]);
		}
	});

	it('keeps what it reads storable', () => {
		const report = reportOf(event('call.initiated', { ...PAYLOAD, direction: 'incoming', from: `\u0000${'9'.repeat(9_000)}\ud800`, caller_id_name: 'A\u0000B\udc00' }));
		expect(report?.from).toHaveLength(200);
		expect(report).toMatchObject({ callerName: 'AB\uFFFD' });
	});

	it('is answered with an empty 200 in JSON', () => {
		expect(telnyx.answerCall(event('call.initiated', PAYLOAD), undefined, PLAN)).toEqual({ status: 200, contentType: 'application/json; charset=utf-8', body: '{}' });
	});
});
