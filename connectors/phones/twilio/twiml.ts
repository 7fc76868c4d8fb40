import VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { Call } from '../../../engine';
import type { AnsweringPlan, WebhookAnswer, WebhookRequest } from '../connector';
import { answeringOf, targetsOf } from './answering';
import { readFields, type Fields } from './fields';
import type { Flavour } from './flavour';
import { ourSentence } from './prompts';
import { hangUp, legal, say, xml } from './speech';
import { dialStatus, isFinal } from './status';
import { carriedOf, stepOf, stepUrl } from './steps';

/** How long a member of the team has to press 1 after the announcement. Seconds. */
const ACCEPT_SECONDS = 8;
const VOICEMAIL_SECONDS = 120;
/** Twilio's bounds for ringing. Some routes ring up to 5 s longer than told. Seconds. */
const RING = { least: 5, most: 600, usual: 20 } as const;

/**
 * What the vendor is to do next with the leg that asks. With `listen` something else answers the number, and the answer is
 * an empty document throughout.
 * @param call the call as it stands after the report of this request was kept
 */
export function answerCall(flavour: Flavour, request: WebhookRequest, call: Call | undefined, plan: AnsweringPlan): WebhookAnswer {
	return xml(respond(flavour, request, call, plan));
}

/** An empty document: on a leg that rings for us it means “join the two”, on the caller's “that is all”. */
export function emptyAnswer(): WebhookAnswer {
	return xml(new VoiceResponse());
}

function respond(flavour: Flavour, request: WebhookRequest, call: Call | undefined, plan: AnsweringPlan): VoiceResponse {
	const response = new VoiceResponse();
	const fields = readFields(request);
	if (plan.mode === 'listen') return response;
	switch (stepOf(request, fields)) {
		case 'voice':
			return answeringOf(plan, fields).mode === 'forward' ? forward(flavour, response, fields, plan) : takeMissed(flavour, response, fields, plan);
		case 'whisper':
			return plan.acceptance ? askToAccept(flavour, response, request, plan) : response;
		case 'accept':
			return plan.acceptance && fields.Digits !== '1' ? hangUp(response) : response;
		case 'dial':
			return callerHasGone(fields) || !wasMissed(fields, call, plan) ? response : takeMissed(flavour, response, fields, plan);
		case 'recorded':
			return callerHasGone(fields) ? response : hangUp(say(response, ourSentence('thanks', plan.voiceLanguage)));
		default:
			return response;
	}
}

function forward(flavour: Flavour, response: VoiceResponse, fields: Fields, plan: AnsweringPlan): VoiceResponse {
	const carried = { call: fields.CallSid, line: fields.To || fields.Called };
	const dial = response.dial({
		// The caller goes on hearing the ringing until somebody of the team has really taken the call.
		answerOnBridge: true,
		timeout: ringSeconds(plan),
		action: legal(stepUrl(flavour, plan, 'dial')),
		method: 'POST',
	});
	for (const target of targetsOf(plan, fields)) {
		dial.number(
			{
				...(plan.acceptance ? { url: legal(stepUrl(flavour, plan, 'whisper', carried)), method: 'POST' } : {}),
				statusCallback: legal(stepUrl(flavour, plan, 'leg', carried)),
				statusCallbackMethod: 'POST',
				statusCallbackEvent: ['answered', 'completed'],
			},
			legal(target),
		);
	}
	return response;
}

function askToAccept(flavour: Flavour, response: VoiceResponse, request: WebhookRequest, plan: AnsweringPlan): VoiceResponse {
	const gather = response.gather({
		input: ['dtmf'],
		numDigits: 1,
		timeout: ACCEPT_SECONDS,
		action: legal(stepUrl(flavour, plan, 'accept', carriedOf(request))),
		method: 'POST',
	});
	say(gather, { text: plan.whisper, language: plan.voiceLanguage });
	say(gather, ourSentence('pressOne', plan.voiceLanguage));
	// A machine presses nothing: hanging up on it is what keeps it from counting as an answer.
	return hangUp(response);
}

function takeMissed(flavour: Flavour, response: VoiceResponse, fields: Fields, plan: AnsweringPlan): VoiceResponse {
	if (plan.afterMissed === 'hang_up') return hangUp(response);
	say(response, { text: plan.missedPrompt, language: plan.voiceLanguage });
	if (plan.afterMissed === 'goodbye') return hangUp(response);
	response.record({
		maxLength: VOICEMAIL_SECONDS,
		playBeep: true,
		action: legal(stepUrl(flavour, plan, 'recorded')),
		method: 'POST',
		recordingStatusCallback: legal(stepUrl(flavour, plan, 'recording', { line: fields.To || fields.Called })),
		recordingStatusCallbackMethod: 'POST',
		...(plan.transcribe === true ? { transcribe: true, transcribeCallback: legal(stepUrl(flavour, plan, 'transcript', { call: fields.CallSid, account: fields.AccountSid })) } : {}),
	});
	// Reached when nothing was recorded.
	return hangUp(response);
}

/** The verdict on the call, where there is one; else what the request and the call's facts say. */
function wasMissed(fields: Fields, call: Call | undefined, plan: AnsweringPlan): boolean {
	if (call?.outcome === 'answered') return false;
	if (call?.outcome === 'missed') return true;
	if (call?.facts.accepted) return false;
	if (dialStatus(fields.DialCallStatus) !== 'completed') return true;
	if (fields.DialBridged === 'true') return false;
	if (fields.DialBridged === 'false') return true;
	return plan.acceptance && call !== undefined;
}

function callerHasGone(fields: Fields): boolean {
	return isFinal(fields.CallStatus) || fields.Digits === 'hangup';
}

function ringSeconds(plan: AnsweringPlan): number {
	const seconds = Number.isFinite(plan.ringSeconds) ? Math.round(plan.ringSeconds) : RING.usual;
	return Math.min(RING.most, Math.max(RING.least, seconds));
}
