import fc from 'fast-check';
import { TWILIO_STEPS } from '../../../../../connectors/phones/twilio';
import { ACCOUNT, ALL_MISSED, CALL, CALLER, FORWARD, formRequest, HOOK, jsonRequest, LEG, LINE, LISTEN, ON_CALL, ON_LEG, plan, readCall, stepRequest, TEAM } from './support';

const STATUSES = [
	['no-answer', 'no_answer'],
	['busy', 'busy'],
	['failed', 'failed'],
	['canceled', 'canceled'],
	['completed', 'completed'],
] as const;

const FORWARDING = { mode: 'forward', acceptance: true } as const;

describe('a call that reaches the number', () => {
	it('has arrived, with all that Twilio says of it', () => {
		const params = { ...ON_CALL, CallerName: 'ANN EXAMPLE', ForwardedFrom: '+14155550111', StirVerstat: 'TN-Validation-Passed-A' };
		expect(readCall(stepRequest('voice', params))).toEqual({
			kind: 'call',
			system: 'twilio',
			account: ACCOUNT,
			key: `${CALL}::arrived::`,
			callId: CALL,
			step: 'arrived',
			from: CALLER,
			to: LINE,
			forwardedFrom: '+14155550111',
			callerName: 'ANN EXAMPLE',
			attestation: 'A',
			answering: FORWARDING,
		});
	});

	it.each([
		[FORWARD, FORWARDING],
		[plan({ acceptance: false }), { mode: 'forward', acceptance: false }],
		[ALL_MISSED, { mode: 'all_missed', acceptance: false }],
		[LISTEN, { mode: 'listen', acceptance: false }],
		[plan({ forwardTo: [] }), { mode: 'all_missed', acceptance: false }],
		[plan({ forwardTo: [CALLER] }), { mode: 'all_missed', acceptance: false }],
	])('says how it is answered (%#)', (by, answering) => {
		expect(readCall(stepRequest('voice', ON_CALL), by)?.answering).toEqual(answering);
	});

	it.each(['ringing', 'queued', 'in-progress'])('is told from %s where the URL does not name the step', (CallStatus) => {
		expect(readCall(formRequest({ ...ON_CALL, CallStatus }))?.step).toBe('arrived');
	});

	it.each(['', 'anonymous', '+266696687', 'Restricted', 'sip:ann@pbx.example.com'])('passes the caller ID on as it is: “%s”', (From) => {
		expect(readCall(stepRequest('voice', { ...ON_CALL, From }))?.from).toBe(From);
	});

	it.each([
		['TN-Validation-Passed-B', 'B'],
		['TN-Validation-Passed-C-Diverted', 'C'],
		['TN-Validation-Failed-A', 'TN-Validation-Failed-A'],
		['TN-Validation-Passed-Apple', 'TN-Validation-Passed-Apple'],
		['No-TN-Validation', 'No-TN-Validation'],
		['NULL', undefined],
		['', undefined],
	])('reads the attestation %s', (StirVerstat, attestation) => {
		expect(readCall(stepRequest('voice', { ...ON_CALL, StirVerstat }))?.attestation).toBe(attestation);
	});

	it.each(['outbound-api', 'outbound-dial', 'trunking-terminating'])('is not one that the account places itself (%s)', (Direction) => {
		for (const step of ['voice', 'dial', 'status']) {
			expect(readCall(stepRequest(step, { ...ON_CALL, Direction, CallStatus: 'completed', DialCallStatus: 'no-answer' }))).toBeUndefined();
		}
	});
});

describe('the end of the call', () => {
	it.each(STATUSES)('%s', (CallStatus, status) => {
		const params = { ...ON_CALL, CallStatus, CallDuration: '31', Timestamp: 'Fri, 17 Mar 2023 11:28:31 +0000', CallbackSource: 'call-progress-events', SequenceNumber: '0' };
		for (const request of [stepRequest('status', params), formRequest(params)]) {
			expect(readCall(request)).toMatchObject({ key: `${CALL}::ended:${status}:`, step: 'ended', status, durationSeconds: 31, at: Date.UTC(2023, 2, 17, 11, 28, 31), answering: FORWARDING });
		}
	});

	it('is the end, and no voicemail, where the whole talk was recorded', () => {
		const params = { ...ON_CALL, CallStatus: 'completed', CallDuration: '60', RecordingUrl: 'https://api.twilio.com/RE1', RecordingSid: 'RE1' };
		expect(readCall(formRequest(params), LISTEN)).toMatchObject({ step: 'ended', status: 'completed' });
	});

	it('leaves how it was answered open where something else answers', () => {
		const event = readCall(stepRequest('status', { ...ON_CALL, CallStatus: 'completed', CallDuration: '60' }), LISTEN);
		expect(event).toMatchObject({ step: 'ended' });
		expect(event).not.toHaveProperty('answering');
	});

	it.each([
		['2026-04-22T12:00:00+0000', Date.UTC(2026, 3, 22, 12)],
		['Wed, 22 Apr 2026 07:00:00 -0500', Date.UTC(2026, 3, 22, 12)],
		['yesterday', undefined],
		['12', undefined],
		['Wed, 22 Apr 1726 07:00:00 +0000', undefined],
		['', undefined],
	])('at %s', (Timestamp, at) => {
		expect(readCall(stepRequest('status', { ...ON_CALL, CallStatus: 'completed', Timestamp }))?.at).toBe(at);
	});

	it.each(['-1', '1.5', 'x', '', '99999999999'])('takes no duration of “%s”', (CallDuration) => {
		expect(readCall(stepRequest('status', { ...ON_CALL, CallStatus: 'completed', CallDuration }))).not.toHaveProperty('durationSeconds');
	});
});

describe('where every arriving call is a missed one', () => {
	it('every report says so, whichever comes first', () => {
		const requests = [
			stepRequest('voice', ON_CALL),
			stepRequest('recorded', { ...ON_CALL, RecordingUrl: 'https://api.twilio.com/RE1' }),
			stepRequest('recording', { AccountSid: ACCOUNT, CallSid: CALL, RecordingUrl: 'https://api.twilio.com/RE1' }),
			stepRequest('status', { ...ON_CALL, CallStatus: 'completed', CallDuration: '20' }),
		];
		for (const request of requests) expect(readCall(request, ALL_MISSED)?.answering).toEqual({ mode: 'all_missed', acceptance: false });
	});
});

describe('a flow of the user’s own', () => {
	const posted = { 'widgets.ring_team.DialCallStatus': 'no-answer', 'widgets.ring_team.DialCallDuration': '0', CallSid: CALL, From: CALLER, To: LINE };

	it('reports from Studio, as a form and as JSON', () => {
		const wanted = { step: 'dial_ended', status: 'no_answer', callId: CALL, from: CALLER, to: LINE, account: '' };
		expect(readCall(formRequest(posted), LISTEN)).toMatchObject(wanted);
		expect(readCall(jsonRequest(JSON.stringify(posted)), LISTEN)).toMatchObject(wanted);
	});

	it('reports by GET', () => {
		const url = `${HOOK}?${new URLSearchParams({ CallSid: CALL, From: CALLER, To: LINE, DialCallStatus: 'busy' }).toString()}`;
		expect(readCall(formRequest({}, { url, method: 'GET', rawBody: '' }), LISTEN)).toMatchObject({ step: 'dial_ended', status: 'busy' });
	});

	it('is about no call without a CallSid', () => {
		expect(readCall(formRequest({ DialCallStatus: 'no-answer', From: CALLER, To: LINE }), LISTEN)).toBeUndefined();
		expect(readCall(formRequest({ ...ON_CALL, CallSid: '' }), LISTEN)).toBeUndefined();
	});

	it('is about no call when it is about a text', () => {
		expect(readCall(formRequest({ MessageSid: 'SM1', From: CALLER, To: LINE, Body: 'hi', AccountSid: ACCOUNT }), LISTEN)).toBeUndefined();
	});
});

describe('the key', () => {
	it('is the same for a retry, for a copy by another URL and for one that came later', () => {
		const params = { ...ON_CALL, CallStatus: 'completed', CallDuration: '31' };
		const keys = [
			readCall(stepRequest('status', params)),
			readCall(formRequest(params)),
			readCall(formRequest({ ...params, SequenceNumber: '3', Timestamp: 'Fri, 17 Mar 2023 11:28:31 +0000' })),
			readCall(stepRequest('status', params), LISTEN),
		].map((event) => event?.key);
		expect(new Set(keys).size).toBe(1);
	});

	it('differs wherever the report does', () => {
		const keys = [
			stepRequest('voice', ON_CALL),
			stepRequest('dial', { ...ON_CALL, DialCallStatus: 'busy' }),
			stepRequest('dial', { ...ON_CALL, DialCallStatus: 'no-answer' }),
			stepRequest('leg', { ...ON_LEG, CallStatus: 'busy' }),
			stepRequest('leg', { ...ON_LEG, CallSid: `CA${'c'.repeat(32)}`, CallStatus: 'busy' }),
			stepRequest('status', { ...ON_CALL, CallStatus: 'busy' }),
			stepRequest('status', { ...ON_CALL, CallSid: `CA${'d'.repeat(32)}`, CallStatus: 'busy' }),
		].map((request) => readCall(request)?.key);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys).not.toContain(undefined);
	});
});

describe('whatever arrives', () => {
	const NAMES = ['CallSid', 'ParentCallSid', 'CallStatus', 'DialCallStatus', 'RecordingUrl', 'RecordingStatus', 'RecordingDuration', 'Direction', 'Digits', 'From', 'To', 'Timestamp', 'StirVerstat', 'widgets.a.CallStatus', '__proto__', 'constructor'];
	const VALUES = ['', 'completed', 'no-answer', 'in-progress', 'ringing', 'toString', 'inbound', '1', '-1', '\u0000', '<b>', CALL, LEG, TEAM];

	it('never makes reading throw, and what is read is whole', () => {
		const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ maxLength: 20 }));
		const params = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })), fc.oneof(value, fc.array(value, { maxLength: 3 })));
		const query = fc.record({ step: fc.oneof(fc.constantFrom(...TWILIO_STEPS, 'toString', ''), fc.string()), call: value, line: value }, { requiredKeys: [] });
		fc.assert(
			fc.property(params, query, fc.constantFrom(FORWARD, ALL_MISSED, LISTEN), (fields, asked, by) => {
				const event = readCall({ ...formRequest(fields), query: asked }, by);
				if (!event) return;
				expect(event.key.startsWith(`${event.callId}:`)).toBe(true);
				expect(event.callId).not.toBe('');
				expect(typeof event.from).toBe('string');
				expect(typeof event.to).toBe('string');
				expect(Object.values(event)).not.toContain(undefined);
				expect(JSON.stringify(event)).not.toContain('\\u0000');
			}),
			{ numRuns: 500 },
		);
	});
});
