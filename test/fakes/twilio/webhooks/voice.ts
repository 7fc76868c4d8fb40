import { rfc2822 } from '../dates';
import { countryOf } from '../phones';
import { newSid } from '../sids';

/** The end of a dialled leg as `<Dial action>` reports it. */
export type DialCallStatus = 'completed' | 'answered' | 'busy' | 'no-answer' | 'failed' | 'canceled';

/** What every voice webhook tells of its leg. Left out, it is made up: a call within 555-01xx. */
export interface LegFacts {
	accountSid?: string;
	callSid?: string;
	from?: string;
	to?: string;
	direction?: 'inbound' | 'outbound-api' | 'outbound-dial';
	callStatus?: string;
	parentCallSid?: string;
	forwardedFrom?: string;
	callerName?: string;
	/** E.g. `TN-Validation-Passed-A`. */
	stirVerstat?: string;
}

const DEFAULT_ACCOUNT = `AC${'0'.repeat(32)}`;

/** The parameters common to all voice webhooks of one leg, with the fields Twilio repeats. */
export function legParams(facts: LegFacts = {}): Record<string, string | undefined> {
	const from = facts.from ?? '+14155550100';
	const to = facts.to ?? '+14155550199';
	return {
		AccountSid: facts.accountSid ?? DEFAULT_ACCOUNT,
		ApiVersion: '2010-04-01',
		CallSid: facts.callSid ?? newSid('CA'),
		CallStatus: facts.callStatus ?? 'in-progress',
		Direction: facts.direction ?? 'inbound',
		From: from,
		Caller: from,
		...place('From', from),
		...place('Caller', from),
		To: to,
		Called: to,
		...place('To', to),
		...place('Called', to),
		ParentCallSid: facts.parentCallSid,
		ForwardedFrom: facts.forwardedFrom,
		CallerName: facts.callerName,
		StirVerstat: facts.stirVerstat,
	};
}

/** The request to a number's VoiceUrl when a call comes in. */
export function incomingCallBody(facts: LegFacts = {}): Record<string, string | undefined> {
	return legParams({ callStatus: 'ringing', ...facts });
}

export interface DialActionFacts extends LegFacts {
	dialCallStatus: DialCallStatus;
	dialCallSid?: string;
	/** Seconds the dialled leg was up; sent for answered legs only. */
	dialCallDuration?: number;
	/** Whether the two parties were joined; by default, when the leg was answered. */
	dialBridged?: boolean;
	recordingUrl?: string;
}

/** The request to `<Dial action>`. A leg that answered a whisper and declined is completed, not bridged. */
export function dialActionBody(facts: DialActionFacts): Record<string, string | undefined> {
	const answered = facts.dialCallStatus === 'completed' || facts.dialCallStatus === 'answered';
	return {
		...legParams(facts),
		DialCallSid: facts.dialCallSid ?? newSid('CA'),
		DialCallStatus: facts.dialCallStatus,
		DialCallDuration: answered ? String(facts.dialCallDuration ?? 30) : undefined,
		DialBridged: String(facts.dialBridged ?? answered),
		RecordingUrl: facts.recordingUrl,
	};
}

export interface StatusFacts extends LegFacts {
	callDurationSeconds?: number;
	timestampMs?: number;
	sequenceNumber?: number;
	/** By default what the status would have had. */
	sipResponseCode?: number;
	recordingUrl?: string;
}

const FINAL = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);
const SIP: Record<string, number> = { busy: 486, failed: 404, 'no-answer': 487, canceled: 487 };

/** The request to a number's StatusCallback when the call is over. */
export function callStatusBody(facts: StatusFacts = {}): Record<string, string | undefined> {
	const callStatus = facts.callStatus ?? 'completed';
	const seconds = facts.callDurationSeconds ?? 0;
	const final = FINAL.has(callStatus);
	return {
		...legParams({ ...facts, callStatus }),
		Timestamp: rfc2822(facts.timestampMs ?? Date.now()),
		CallbackSource: 'call-progress-events',
		SequenceNumber: String(facts.sequenceNumber ?? 0),
		// Duration is in minutes begun, CallDuration in seconds.
		Duration: final ? String(Math.ceil(seconds / 60)) : undefined,
		CallDuration: final ? String(seconds) : undefined,
		SipResponseCode: final ? String(facts.sipResponseCode ?? SIP[callStatus] ?? 200) : undefined,
		RecordingUrl: facts.recordingUrl,
	};
}

/** Progress of a dialled leg, by the name used in `statusCallbackEvent`. */
export type LegEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

export interface LegStatusFacts extends StatusFacts {
	event: LegEvent;
}

/** The request to `<Number statusCallback>`. A leg nobody answered also ends in the event `completed`. */
export function legStatusBody(facts: LegStatusFacts): Record<string, string | undefined> {
	const status = { initiated: 'initiated', ringing: 'ringing', answered: 'in-progress', completed: 'completed' };
	const order: LegEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
	return callStatusBody({
		sequenceNumber: order.indexOf(facts.event),
		parentCallSid: newSid('CA'),
		direction: 'outbound-dial',
		...facts,
		callStatus: facts.callStatus ?? status[facts.event],
	});
}

/** The request to `<Gather action>`. */
export function gatherBody(
	facts: LegFacts & { digits: string; finishedOnKey?: string },
): Record<string, string | undefined> {
	return { ...legParams(facts), msg: 'Gather End', Digits: facts.digits, FinishedOnKey: facts.finishedOnKey ?? '' };
}

function place(prefix: string, number: string): Record<string, string> {
	return {
		[`${prefix}City`]: '',
		[`${prefix}State`]: '',
		[`${prefix}Zip`]: '',
		[`${prefix}Country`]: countryOf(number),
	};
}
