import type { MissedReason } from './call';

/**
 * What a phone system reported about a call, in one vocabulary for all systems.
 * Connectors make these out of webhooks; nothing else in the engine knows a vendor's words.
 */

/** How a dialled leg, or the whole dialling, ended. */
export type DialStatus = 'completed' | 'no_answer' | 'busy' | 'rejected' | 'failed' | 'canceled';

export type CallStep =
	/** The call reached the business's number. */
	| 'arrived'
	/** A leg towards the team was picked up (by a person, or by a carrier's voicemail). */
	| 'leg_answered'
	/** The person who picked up pressed the key that takes the call. */
	| 'accepted'
	/** A leg towards the team ended. */
	| 'leg_ended'
	/** The dialling of the team as a whole ended. */
	| 'dial_ended'
	/** The caller's own leg ended: the call is over. */
	| 'ended'
	/** The caller left a message. */
	| 'voicemail';

export interface CallEvent {
	readonly kind: 'call';
	/** Phone system, e.g. `twilio`. */
	readonly system: string;
	/** The vendor's account, so that two accounts with equal ids never meet. Empty where there is none. */
	readonly account: string;
	/** Idempotency key: the same report delivered twice has the same key. Unique within system and account. */
	readonly key: string;
	/** The vendor's id of the whole call; legs and repeated reports share it. */
	readonly callId: string;
	readonly legId?: string;
	readonly step: CallStep;
	/** When it happened, epoch milliseconds; absent when the vendor does not say. */
	readonly at?: number;
	/** Caller ID and dialled number exactly as received. */
	readonly from: string;
	readonly to: string;
	/** The line that forwarded the call here, when a carrier did. */
	readonly forwardedFrom?: string;
	readonly callerName?: string;
	readonly status?: DialStatus;
	readonly durationSeconds?: number;
	/** Vendor says whether two parties really talked. Twilio: `DialBridged`. */
	readonly bridged?: boolean;
	/** With `ended`: what the vendor itself says of the call as a whole, where it says so outright. Outranks `status`. */
	readonly verdict?: 'answered' | MissedReason;
	/** With `arrived`: how the number is answered, so that the end can be judged rightly. */
	readonly answering?: Answering;
	/** STIR/SHAKEN attestation of the caller ID, when given: `A`, `B`, `C`, or the vendor's failure word. */
	readonly attestation?: string;
	readonly recordingUrl?: string;
	readonly recordingSeconds?: number;
}

export interface Answering {
	/** `forward`: we dial the team. `all_missed`: every arriving call is a missed one. `listen`: something else answers. */
	readonly mode: 'forward' | 'all_missed' | 'listen';
	/** True when picking up is not enough and a key must be pressed (defeats carrier voicemail). */
	readonly acceptance: boolean;
}

/** A call that somebody of the business placed to a person at the phone system itself. */
export interface OutsideCall {
	readonly kind: 'outside_call';
	readonly system: string;
	readonly account: string;
	readonly callId: string;
	/** The business's number and the person's, as received. */
	readonly from: string;
	readonly to: string;
	/** Somebody picked up at the other end, and it was no machine as far as the vendor can tell. */
	readonly reached: boolean;
	readonly durationSeconds?: number;
	/** Epoch milliseconds. */
	readonly at?: number;
	readonly by?: string;
}
