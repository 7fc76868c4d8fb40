import type { CallStatus } from '../resources/calls';
import type { DialCallStatus } from '../webhooks';

/**
 * What the phone that is dialled does. Times are seconds of ringing.
 * - person: picks up, presses `press` when asked to, talks
 * - voicemail: the carrier's voicemail picks up and presses nothing; 25 s unless told
 * - nobody: rings until somebody gives up
 * - busy, failed: ends by itself
 * - canceled: taken back by the account while it rings
 */
export interface Callee {
	kind: 'person' | 'voicemail' | 'nobody' | 'busy' | 'failed' | 'canceled';
	afterSeconds?: number;
	/** Keys for the first menu heard; null presses nothing. A person presses 1 unless told. */
	press?: string | null;
	talkSeconds?: number;
	/** Who ends a conversation; the callee, and with a voicemail the caller, unless told. */
	hangsUp?: 'caller' | 'callee';
}

/** What the person calling in does. Times are seconds from the start of the call. */
export interface Caller {
	/** Keys pressed, one entry for each menu in turn; with none left, silence. */
	digits?: string[];
	/** What is left at a beep. Null, the default, is to hang up there; zero seconds is silence. */
	voicemail?: Voicemail | null;
	hangsUpAfterSeconds?: number;
}

export interface Voicemail {
	seconds: number;
	/** How it ends: the caller hangs up, presses a key, or falls silent. */
	endsWith?: 'hangup' | 'key' | 'silence';
	/** What a transcription would read. */
	transcription?: string;
}

/** How a call goes, in one word: what the dialled phone does, or that the caller gave up (`abandoned`). */
export type CallOutcome =
	| 'no-answer'
	| 'busy'
	| 'failed'
	| 'canceled'
	| 'completed'
	| 'voicemail'
	| 'not-accepted'
	| 'abandoned';

export interface CallPlan {
	from: string;
	to: string;
	outcome: CallOutcome;
	/** Particular phones, by number, where they differ from the outcome. */
	callees?: Record<string, Callee>;
	caller?: Caller;
	forwardedFrom?: string;
	callerName?: string;
	stirVerstat?: string;
	callSid?: string;
	/** DialCallStatus when the caller gives up while it rings; `canceled` unless told. */
	givenUpAs?: 'canceled' | 'no-answer';
}

/** Why a request was made. */
export type RequestKind =
	| 'voice'
	| 'fallback'
	| 'redirect'
	| 'gather'
	| 'record_action'
	| 'dial_action'
	| 'whisper'
	| 'leg_status'
	| 'recording_status'
	| 'transcription'
	| 'call_status';

export interface CallRequest {
	kind: RequestKind;
	url: string;
	params: Record<string, string | string[]>;
	/** HTTP status; 0 when there was no answer. */
	status: number;
	body: string;
	/** Seconds from the start of the call. */
	atSecond: number;
}

/** A leg made by Dial, or the leg of an outbound call. */
export interface LegReport {
	sid: string;
	number: string;
	status: CallStatus;
	answered: boolean;
	bridged: boolean;
	talkSeconds: number;
	/** What was said to the callee alone. */
	heard: string[];
}

/** Everything that happened on a call. */
export interface CallTranscript {
	callSid: string;
	from: string;
	to: string;
	/** What the person on the first leg was told, in order; Play as its URL. */
	spoken: string[];
	requests: CallRequest[];
	legs: LegReport[];
	/** DialCallStatus of each Dial, in order. */
	dialStatuses: DialCallStatus[];
	recordings: Array<{ sid: string; url: string; seconds: number }>;
	/** Trouble in the vendor's codes: 11200 HTTP, 12100 XML, 12300 content type… */
	errors: Array<{ code: number; message: string; url: string }>;
	/** Whether the first leg was picked up at all. */
	answered: boolean;
	/** How the first leg ended. */
	callStatus: CallStatus;
	durationSeconds: number;
}
