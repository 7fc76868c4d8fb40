import type { AnsweringPlan, WebhookRequest } from '../connector';
import type { Fields } from './fields';
import type { Flavour } from './flavour';
import { withRetries } from './retries';
import { isFinal } from './status';

/** What a request is about: named by us in the URLs of our own TwiML, else told from its fields. */
export const TWILIO_STEPS = [
	/** The call reached the number and asks what to do. */
	'voice',
	/** A member of the team picked up, and is asked to press 1. */
	'whisper',
	/** What they pressed. */
	'accept',
	/** Report on a leg towards the team. */
	'leg',
	/** The dialling is over, and the caller's leg asks how to go on. */
	'dial',
	/** The caller stopped recording, and their leg asks how to go on. */
	'recorded',
	/** Report that a recording is ready. */
	'recording',
	/** What was recorded, in words. */
	'transcript',
	/** Report that the caller's leg is over. */
	'status',
] as const;
export type TwilioStep = (typeof TWILIO_STEPS)[number];

/** @returns undefined when the request is not about a call */
export function stepOf(request: WebhookRequest, fields: Fields): TwilioStep | undefined {
	return TWILIO_STEPS.find((step) => step === request.query.step) ?? inferredStep(fields);
}

function inferredStep(fields: Fields): TwilioStep | undefined {
	if (fields.DialCallStatus) return 'dial';
	if (fields.ParentCallSid) return 'leg';
	if (isProgressReport(fields) && isFinal(fields.CallStatus)) return 'status';
	if (fields.RecordingUrl) return fields.RecordingStatus ? 'recording' : 'recorded';
	if (isFinal(fields.CallStatus)) return 'status';
	return fields.CallStatus !== undefined && UNDER_WAY.has(fields.CallStatus) ? 'voice' : undefined;
}

/** `CallStatus` of a caller's leg that asks what to do. */
const UNDER_WAY = new Set(['queued', 'initiated', 'ringing', 'in-progress']);

/** Reports on a call's progress may name a recording of the whole talk, which is no voicemail. */
function isProgressReport(fields: Fields): boolean {
	return fields.CallbackSource === 'call-progress-events' || fields.CallDuration !== undefined;
}

/** What a step's URL carries because Twilio's request for it does not, or not always. */
export interface Carried {
	/** The caller's leg. Twilio names it in `ParentCallSid`; losing it would lose that the call was accepted. */
	readonly call?: string;
	/** The business's number. In requests about a leg, `To` is the phone that was rung. */
	readonly line?: string;
	/** The vendor's account: SignalWire leaves it out of what was recorded in words. */
	readonly account?: string;
}

export function stepUrl(flavour: Flavour, plan: AnsweringPlan, step: TwilioStep, carried: Carried = {}): string {
	const [address = '', fragment = ''] = splitOnce(withRetries(flavour, plan.stepUrl(step)), '#');
	const query = new URLSearchParams(Object.entries(carried).filter(([, value]) => value)).toString();
	const url = query === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${query}`;
	return fragment === '' ? url : `${url}#${fragment}`;
}

export function carriedOf(request: WebhookRequest): Carried {
	return { call: cleaned(request.query.call), line: cleaned(request.query.line), account: cleaned(request.query.account) };
}

/** A forged address never gets this far, but what is kept must be storable all the same. */
function cleaned(value: string | undefined): string | undefined {
	return value?.replace(/\p{Cc}/gu, '').slice(0, 200);
}

function splitOnce(text: string, separator: string): readonly string[] {
	const at = text.indexOf(separator);
	return at === -1 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
