import { twilio } from '../../../../../connectors/phones/twilio';
import { ACCOUNT, CALL, CALLER, formRequest, jsonRequest, LINE, LISTEN, readCall, SECRETS } from './support';

/** What a Make HTTP Request widget sends is what its user typed: the flow's own names, or plain ones. */
describe('a Studio flow', () => {
	const TOLD = { AccountSid: ACCOUNT, CallSid: CALL, From: CALLER, To: LINE };
	const ENDED = { kind: 'call', step: 'dial_ended', status: 'no_answer', callId: CALL, account: ACCOUNT, from: CALLER, to: LINE };

	it('reports how Connect Call To ended, in plain names', () => {
		const request = formRequest({ ...TOLD, DialCallStatus: 'no-answer' });
		expect(twilio.verify(request, SECRETS)).toEqual({ ok: true });
		expect(readCall(request, LISTEN)).toMatchObject(ENDED);
	});

	it('in the flow’s own names', () => {
		const request = formRequest({
			'trigger.call.AccountSid': ACCOUNT,
			'trigger.call.CallSid': CALL,
			'trigger.call.From': CALLER,
			'trigger.call.To': LINE,
			'widgets.connect_call.DialCallStatus': 'no-answer',
			'widgets.connect_call.DialCallDuration': '0',
		});
		expect(twilio.verify(request, SECRETS)).toEqual({ ok: true });
		expect(readCall(request, LISTEN)).toMatchObject(ENDED);
	});

	it('as JSON, flat or as the flow has it', () => {
		expect(readCall(jsonRequest(JSON.stringify({ ...TOLD, DialCallStatus: 'busy' })), LISTEN)).toMatchObject({ ...ENDED, status: 'busy' });
		const nested = { trigger: { call: TOLD }, widgets: { connect_call: { DialCallStatus: 'no-answer', DialCallDuration: 0 } } };
		expect(readCall(jsonRequest(JSON.stringify(nested)), LISTEN)).toMatchObject(ENDED);
	});

	it('tells the same however it names things', () => {
		const plain = readCall(formRequest({ ...TOLD, DialCallStatus: 'no-answer' }), LISTEN);
		const nested = readCall(jsonRequest(JSON.stringify({ trigger: { call: TOLD }, widgets: { x: { DialCallStatus: 'no-answer' } } })), LISTEN);
		expect(nested?.key).toBe(plain?.key);
	});

	it('reports a voicemail of its Record Voicemail widget', () => {
		const request = formRequest({ ...TOLD, 'widgets.voicemail.RecordingUrl': 'https://api.twilio.com/recordings/RE9', 'widgets.voicemail.RecordingDuration': '12' });
		expect(readCall(request, LISTEN)).toMatchObject({ step: 'voicemail', recordingUrl: 'https://api.twilio.com/recordings/RE9', recordingSeconds: 12 });
	});

	it('leaves a caller who hung up before anything was dialled to the end of the call', () => {
		expect(readCall(formRequest({ ...TOLD, DialCallStatus: '' }), LISTEN)?.step).not.toBe('dial_ended');
	});

	it('hands on a text that came to a flow', () => {
		const message = { MessageSid: 'SM1', From: CALLER, To: LINE, Body: 'Tomorrow?', AccountSid: ACCOUNT };
		expect(twilio.readText(jsonRequest(JSON.stringify({ trigger: { message } })))).toMatchObject({ kind: 'text', body: 'Tomorrow?', from: CALLER });
		const reply = { 'widgets.ask.inbound.Body': 'At nine', 'widgets.ask.inbound.MessageSid': 'SM2', 'widgets.ask.inbound.From': CALLER, 'widgets.ask.inbound.To': LINE };
		expect(twilio.readText(formRequest(reply))).toMatchObject({ providerId: 'SM2', body: 'At nine' });
	});

	it('of another account is refused, whatever it calls the account', () => {
		expect(twilio.verify(formRequest({ 'trigger.call.AccountSid': 'AC9', CallSid: CALL }), SECRETS)).toMatchObject({ reason: 'wrong_account' });
		expect(twilio.verify(jsonRequest(JSON.stringify({ trigger: { call: { AccountSid: 'AC9' } } })), SECRETS)).toMatchObject({ reason: 'wrong_account' });
	});

	it('is never read deeper than it goes', () => {
		let deep: unknown = { DialCallStatus: 'busy' };
		for (let at = 0; at < 2_000; at++) deep = { widgets: deep };
		expect(readCall(jsonRequest(JSON.stringify({ ...TOLD, widgets: deep })), LISTEN)?.step).not.toBe('dial_ended');
	});
});

describe('by hand', () => {
	const URL_ = 'https://hooks.example.com/webhook/1/calls';

	it('names what to paste for calls: the same addresses that set-up writes', () => {
		const steps = twilio.byHand('calls', URL_).join('\n');
		const wanted = twilio.administration(async () => ({ status: 500, headers: {}, body: {} }), SECRETS).wanted('calls', { main: `${URL_}?step=voice`, status: `${URL_}?step=status` }, 'forward');
		expect(steps).toContain(wanted.VoiceUrl);
		expect(steps).toContain(wanted.StatusCallback);
		expect(steps).toContain(`${URL_}?step=dial`);
		expect(steps).toMatch(/Make HTTP Request.*DialCallStatus = \{\{widgets\.connect_call\.DialCallStatus\}\}/);
	});

	it('names what to paste for texts, and what a Messaging Service changes', () => {
		const steps = twilio.byHand('texts', URL_).join('\n');
		expect(steps).toContain(`${URL_}#rc=3`);
		expect(steps).toMatch(/Messaging Service.*Defer to sender’s webhook/s);
	});
});
