import { XMLValidator } from 'fast-xml-parser';
import { telnyx } from '../../../../../connectors/phones/telnyx';
import type { AnsweringPlan } from '../../../../../connectors/phones/connector';
import { CALLER, LINE, PLAN, reportOf, reportsOf, TEAM, texml } from './support';

const FORWARD: Partial<AnsweringPlan> = { mode: 'forward', forwardTo: [TEAM, '+14155550112'], acceptance: true };
const answer = (request: ReturnType<typeof texml>, plan: Partial<AnsweringPlan> = FORWARD) => telnyx.answerCall(request, undefined, { ...PLAN, ...plan });

describe('TeXML that asks what to do', () => {
	const ring = texml('step=voice', { CallStatus: 'ringing', Direction: 'inbound' });

	it('rings the team, all at once, with a key to press', () => {
		const { status, contentType, body } = answer(ring);
		expect({ status, contentType }).toEqual({ status: 200, contentType: 'text/xml' });
		expect(XMLValidator.validate(body)).toBe(true);
		expect(body).toMatch(/<Dial [^>]*answerOnBridge="true"/);
		expect(body.match(/<Number /g)).toHaveLength(2);
		expect(body).toContain(`step=whisper&amp;call=v3%3A1&amp;line=${encodeURIComponent(LINE)}"`);
	});

	it('has none of the fragments that only Twilio reads', () => {
		for (const request of [ring, texml('step=dial', { CallStatus: 'in-progress', DialCallStatus: 'no-answer' }), texml('step=whisper&call=v3%3A1', { CallStatus: 'in-progress', ParentCallSid: 'v3:1', CallSid: 'v3:2' })]) {
			expect(answer(request).body).not.toMatch(/#|rc=/);
		}
	});

	it('rings no longer than Telnyx lets it', () => {
		expect(answer(ring, { ...FORWARD, ringSeconds: 400 }).body).toContain('timeout="120"');
		expect(answer(ring, { ...FORWARD, ringSeconds: 18 }).body).toContain('timeout="18"');
	});

	it('speaks the language, and records without transcription, which Telnyx words otherwise', () => {
		const { body } = answer(texml('step=dial', { CallStatus: 'in-progress', DialCallStatus: 'no-answer' }), { ...FORWARD, transcribe: true, voiceLanguage: 'fr-CA', missedPrompt: 'Désolé.' });
		expect(body).toContain('<Say voice="alice" language="fr-CA">Désolé.</Say>');
		expect(body).toMatch(/<Record /);
		expect(body).not.toContain('transcri');
	});

	it('where something else answers, gets an empty document', () => {
		expect(answer(ring, { mode: 'listen' }).body).toMatch(/<Response\/>$/);
	});
});

describe('TeXML that reports', () => {
	it('a call that arrived, with attestation and name in Telnyx’s words', () => {
		const request = texml('step=voice', { CallStatus: 'ringing', CallerId: 'Robin Doe', ShakenStirAttestation: 'B', ShakenStirValidated: 'true' });
		expect(reportOf(request, FORWARD)).toMatchObject({ system: 'telnyx', account: '', callId: 'v3:1', step: 'arrived', from: CALLER, to: LINE, callerName: 'Robin Doe', attestation: 'B', answering: { mode: 'forward', acceptance: true } });
		expect(reportOf(texml('step=voice', { CallStatus: 'ringing', CallerId: CALLER, ShakenStirAttestation: 'A', ShakenStirValidated: 'false' }))).toMatchObject({ attestation: 'TN-Validation-Failed' });
	});

	it('the key that takes the call', () => {
		const request = texml('step=accept&call=v3%3A1', { CallSid: 'v3:2', CallStatus: 'in-progress', Digits: '1' });
		expect(reportOf(request, FORWARD)).toMatchObject({ step: 'accepted', callId: 'v3:1', legId: 'v3:2' });
		expect(reportsOf(texml('step=accept&call=v3%3A1', { CallSid: 'v3:2', CallStatus: 'in-progress', Digits: '2' }), FORWARD)).toEqual([]);
	});

	it('the end of a leg that the application rings is not the end of the call, at whatever address it is told', () => {
		for (const query of ['', 'step=status']) {
			expect(reportOf(texml(query, { CallSid: 'v3:2', ParentCallSid: 'v3:1', CallStatus: 'no-answer', CallbackSource: 'call-progress-events' }))).toMatchObject({ step: 'leg_ended', callId: 'v3:1', legId: 'v3:2', status: 'no_answer' });
		}
		expect(reportOf(texml('step=status', { ParentCallSid: 'v3:1', CallStatus: 'completed', CallDuration: '9' }))).toMatchObject({ step: 'ended', callId: 'v3:1' });
	});

	it('the end of the call may tell how the dialling went', () => {
		const reports = reportsOf(texml('step=status', { CallStatus: 'completed', CallDuration: '30', DialCallStatus: 'no-answer', DialCallSid: 'v3:2' }));
		expect(reports).toMatchObject([{ step: 'ended', status: 'completed' }, { step: 'dial_ended', status: 'no_answer' }]);
		const action = reportOf(texml('step=dial', { CallStatus: 'in-progress', DialCallStatus: 'no-answer', DialCallSid: 'v3:2' }));
		expect(action).toMatchObject({ key: (reports[1] as { readonly key: string }).key });
	});

	it.each([
		['call_rejected', 'busy'],
		['user_busy', 'busy'],
		['no_answer', 'no_answer'],
		['timeout', 'no_answer'],
		['originator_cancel', 'canceled'],
		['normal_clearing', 'completed'],
		['time_limit', 'completed'],
		['unspecified', 'completed'],
	])('a dialling said to be completed that ended with %s is %s', (cause, status) => {
		expect(reportOf(texml('step=dial', { CallStatus: 'in-progress', DialCallStatus: 'completed', DialCallSid: 'v3:2', HangupCause: cause }))).toMatchObject({ step: 'dial_ended', status });
	});

	it('nothing for what is no report, and does not throw on hostile forms', () => {
		const request = texml('step=status', { CallStatus: 'completed' });
		for (const body of ['', '%%%', '__proto__=1&CallStatus=completed', 'CallSid[]=1', `CallSid=${'x'.repeat(300_000)}`]) expect(reportsOf({ ...request, rawBody: Buffer.from(body) })).toEqual([]);
	});
});
