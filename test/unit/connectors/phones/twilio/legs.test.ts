import { ACCOUNT, CALL, CALLER, formRequest, LEG, LINE, LISTEN, ON_CALL, ON_LEG, plan, readCall, stepRequest, type Params } from './support';

const STATUSES = [
	['no-answer', 'no_answer'],
	['busy', 'busy'],
	['failed', 'failed'],
	['canceled', 'canceled'],
	['completed', 'completed'],
] as const;

const FORWARDING = { mode: 'forward', acceptance: true } as const;
const OURS = { call: CALL, line: LINE };

describe('the dialling', () => {
	it.each([...STATUSES, ['answered', 'completed']] as const)('that ended %s', (DialCallStatus, status) => {
		const params = { ...ON_CALL, CallStatus: 'in-progress', DialCallStatus, DialCallSid: LEG, DialCallDuration: '12', DialBridged: 'false' };
		for (const request of [stepRequest('dial', params), formRequest(params)]) {
			expect(readCall(request)).toMatchObject({
				key: `${CALL}::dial_ended:${status}:${LEG}`,
				step: 'dial_ended',
				callId: CALL,
				status,
				durationSeconds: 12,
				bridged: false,
				from: CALLER,
				to: LINE,
				answering: FORWARDING,
			});
		}
	});

	it('was given up by a caller whose leg is over already', () => {
		const params = { ...ON_CALL, DialCallStatus: 'no-answer' };
		expect(readCall(stepRequest('dial', { ...params, CallStatus: 'completed' }))?.status).toBe('canceled');
		expect(readCall(stepRequest('dial', { ...params, CallStatus: 'no-answer' }))?.status).toBe('canceled');
		expect(readCall(stepRequest('dial', { ...params, CallStatus: 'ringing' }))?.status).toBe('no_answer');
		expect(readCall(stepRequest('dial', { ...params, CallStatus: 'completed', DialCallStatus: 'busy' }))?.status).toBe('busy');
	});

	it.each([
		['true', true],
		['false', false],
		['', undefined],
		['yes', undefined],
	])('joined the two, by DialBridged=%s', (DialBridged, bridged) => {
		expect(readCall(stepRequest('dial', { ...ON_CALL, DialCallStatus: 'completed', DialBridged }))?.bridged).toBe(bridged);
	});

	it('is no voicemail for having been recorded', () => {
		const params = { ...ON_CALL, DialCallStatus: 'completed', RecordingUrl: 'https://api.twilio.com/RE1' };
		expect(readCall(formRequest(params), LISTEN)).toMatchObject({ step: 'dial_ended', status: 'completed' });
	});

	it('says nothing in a word that Twilio does not have', () => {
		for (const DialCallStatus of ['', 'toString', '__proto__', 'NO-ANSWER']) {
			expect(readCall(stepRequest('dial', { ...ON_CALL, DialCallStatus }))).toBeUndefined();
		}
	});
});

describe('a leg towards the team', () => {
	it('was picked up', () => {
		const request = stepRequest('leg', { ...ON_LEG, CallStatus: 'in-progress', Timestamp: 'Fri, 17 Mar 2023 11:28:31 +0000' }, OURS);
		expect(readCall(request)).toEqual({
			kind: 'call',
			system: 'twilio',
			account: ACCOUNT,
			key: `${CALL}:${LEG}:leg_answered::`,
			callId: CALL,
			legId: LEG,
			step: 'leg_answered',
			at: Date.UTC(2023, 2, 17, 11, 28, 31),
			from: CALLER,
			to: LINE,
			answering: FORWARDING,
		});
	});

	it.each(STATUSES)('ended %s', (CallStatus, status) => {
		const params = { ...ON_LEG, CallStatus, CallDuration: '4' };
		expect(readCall(stepRequest('leg', params, OURS))).toMatchObject({ step: 'leg_ended', status, durationSeconds: 4, callId: CALL, legId: LEG });
		expect(readCall(formRequest(params), LISTEN)).toMatchObject({ step: 'leg_ended', status, callId: CALL, legId: LEG });
	});

	it.each(['initiated', 'queued', 'ringing', 'whatever'])('says nothing while it is %s', (CallStatus) => {
		expect(readCall(stepRequest('leg', { ...ON_LEG, CallStatus }, OURS))).toBeUndefined();
	});

	it('never passes the phone that was rung off as the business’s number', () => {
		const request = formRequest({ ...ON_LEG, CallStatus: 'completed' });
		expect(readCall(request, LISTEN)?.to).toBe('');
	});

	it('belongs to its call by our URL where Twilio leaves the parent out', () => {
		const { ParentCallSid: _parent, Direction: _direction, ...orphan } = ON_LEG;
		expect(readCall(stepRequest('leg', { ...orphan, CallStatus: 'completed' }, OURS))).toMatchObject({ callId: CALL, legId: LEG });
		expect(readCall(stepRequest('accept', { ...orphan, Digits: '1' }, OURS))).toMatchObject({ callId: CALL, legId: LEG });
	});
});

describe('the key that takes the call', () => {
	it('is 1 and nothing else', () => {
		expect(readCall(stepRequest('accept', { ...ON_LEG, Digits: '1' }, OURS))).toMatchObject({
			key: `${CALL}:${LEG}:accepted::`,
			step: 'accepted',
			callId: CALL,
			legId: LEG,
			to: LINE,
			answering: FORWARDING,
		});
		for (const Digits of ['', '2', '11', '1#', ' 1', '*']) {
			expect(readCall(stepRequest('accept', { ...ON_LEG, Digits }, OURS))).toBeUndefined();
		}
	});

	it('does not count where none is asked for', () => {
		expect(readCall(stepRequest('accept', { ...ON_LEG, Digits: '1' }, OURS), plan({ acceptance: false }))).toBeUndefined();
	});

	it('is not pressed yet while the announcement is fetched', () => {
		expect(readCall(stepRequest('whisper', { ...ON_LEG, CallStatus: 'in-progress' }, OURS))).toBeUndefined();
	});
});

describe('a voicemail', () => {
	const recording = { RecordingUrl: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1', RecordingSid: 'RE1', RecordingDuration: '9' };

	it('counts once, whether the call or the recording reports it first', () => {
		const fromCall = readCall(stepRequest('recorded', { ...ON_CALL, ...recording, CallStatus: 'completed', Digits: 'hangup' }));
		const { From: _from, To: _to, Caller: _caller, Called: _called, Direction: _direction, CallStatus: _status, ...bare } = ON_CALL;
		const fromRecording = readCall(stepRequest('recording', { ...bare, ...recording, RecordingStatus: 'completed', RecordingSource: 'RecordVerb' }, { line: LINE }));
		expect(fromCall).toMatchObject({ step: 'voicemail', key: `${CALL}::voicemail::RE1`, recordingSeconds: 9, recordingUrl: recording.RecordingUrl, from: CALLER, to: LINE });
		expect(fromRecording).toMatchObject({ step: 'voicemail', key: `${CALL}::voicemail::RE1`, from: '', to: LINE });
		expect(fromRecording).not.toHaveProperty('answering');
	});

	it('is told from its fields in a flow of the user’s own', () => {
		expect(readCall(formRequest({ ...ON_CALL, ...recording, CallStatus: 'in-progress', Digits: '#' }), LISTEN)?.step).toBe('voicemail');
		expect(readCall(formRequest({ AccountSid: ACCOUNT, CallSid: CALL, ...recording, RecordingStatus: 'completed', RecordingSource: 'RecordVerb' }), LISTEN)?.step).toBe('voicemail');
	});

	it.each(['DialVerb', 'Conference', 'OutboundAPI', 'StartCallRecordingAPI', 'Trunking'])('is not a recording made by %s', (RecordingSource) => {
		expect(readCall(formRequest({ AccountSid: ACCOUNT, CallSid: CALL, ...recording, RecordingStatus: 'completed', RecordingSource }), LISTEN)).toBeUndefined();
	});

	it('is none while it is recorded, when it failed, when it is silent, and without a recording', () => {
		const request = (changes: Params) => stepRequest('recording', { ...ON_CALL, ...recording, ...changes });
		for (const RecordingStatus of ['in-progress', 'absent', 'failed']) expect(readCall(request({ RecordingStatus }))).toBeUndefined();
		expect(readCall(request({ RecordingDuration: '0' }))).toBeUndefined();
		expect(readCall(request({ RecordingUrl: '' }))).toBeUndefined();
	});

	it('counts again when the caller records a second one', () => {
		const keyOf = (RecordingSid: string) => readCall(stepRequest('recorded', { ...ON_CALL, ...recording, RecordingSid }))?.key;
		expect(keyOf('RE1')).not.toBe(keyOf('RE2'));
	});
});
