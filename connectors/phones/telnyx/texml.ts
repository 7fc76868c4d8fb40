import type { Call, CallEvent } from '../../../engine';
import type { AnsweringPlan, CallReport, WebhookAnswer, WebhookRequest } from '../connector';
import { twilio } from '../twilio';
import { statusOfCause } from './hangup';
import { adapted } from './texmlAnswer';

/**
 * TeXML is Telnyx's TwiML: the same documents, and callbacks with the same parameters. So what reads and answers Twilio
 * does it here as well, with what Telnyx says differently put into Twilio's words before, and put back after.
 * Source: Telnyx, TeXML and TwiML compatibility; TeXML callbacks.
 */
export function readTexmlCall(request: WebhookRequest, plan: AnsweringPlan): readonly CallReport[] | undefined {
	const events = requestsWithin(request).flatMap((one) => asTelnyx(twilio.readCall(one, plan)));
	return events.length === 0 ? undefined : events;
}

export function answerTexml(request: WebhookRequest, call: Call | undefined, plan: AnsweringPlan): WebhookAnswer {
	const [first = request] = requestsWithin(request);
	return adapted(twilio.answerCall(first, call, withinLimits(plan)));
}

/** What Telnyx rings at most, where Twilio has ten minutes. Seconds. Its transcriptions come in words of its own. */
const MOST_RING_SECONDS = 120;

function withinLimits(plan: AnsweringPlan): AnsweringPlan {
	return { ...plan, ringSeconds: Math.min(plan.ringSeconds, MOST_RING_SECONDS), transcribe: false };
}

function asTelnyx(event: CallEvent | undefined): readonly CallReport[] {
	return event ? [{ ...event, system: 'telnyx', account: '' }] : [];
}

/** The end of the caller's leg may tell in the same breath how the dialling of the team went. */
function requestsWithin(request: WebhookRequest): readonly WebhookRequest[] {
	const form = new URLSearchParams(request.rawBody.toString('utf8'));
	putIntoTwiliosWords(form);
	const step = request.query.step;
	const one = (of: string | undefined, fields = form) => ({ ...request, rawBody: Buffer.from(fields.toString(), 'utf8'), query: { ...request.query, ...(of === undefined ? {} : { step: of }) } });
	if (step !== undefined && step !== 'status') return [one(step)];
	// Reports of the application cover the legs that it rings.
	if (isLeg(form)) return [one('leg')];
	const isProgress = step === 'status' || form.get('CallbackSource') === 'call-progress-events';
	return isProgress && form.has('DialCallStatus') ? [one('status'), one('dial', asOfThatTime(form))] : [one(step)];
}

/** When the dialling ended the caller was still there: only its own report says that they had gone before. */
function asOfThatTime(form: URLSearchParams): URLSearchParams {
	const fields = new URLSearchParams(form);
	fields.set('CallStatus', 'in-progress');
	return fields;
}

function isLeg(form: URLSearchParams): boolean {
	const parent = form.get('ParentCallSid') ?? '';
	return parent !== '' && parent !== form.get('CallSid');
}

/** A dialling that ended for one of these causes joined nobody, whatever its status says. */
const IN_TWILIOS_WORDS = { no_answer: 'no-answer', busy: 'busy', rejected: 'busy', canceled: 'canceled' } as const;

function putIntoTwiliosWords(form: URLSearchParams): void {
	const level = form.get('ShakenStirAttestation') ?? '';
	if (/^[ABC]$/.test(level)) form.set('StirVerstat', form.get('ShakenStirValidated') === 'false' ? 'TN-Validation-Failed' : `TN-Validation-Passed-${level}`);
	const name = form.get('CallerId') ?? '';
	if (name !== '' && !/^\+?[\d\s().-]*$/.test(name)) form.set('CallerName', name);
	const cause = form.get('HangupCause');
	if (form.get('DialCallStatus') !== 'completed' || cause === null || cause === '') return;
	const status = statusOfCause(cause);
	if (status !== 'completed' && status !== 'failed') form.set('DialCallStatus', IN_TWILIOS_WORDS[status]);
}
