import type { BusinessProfile } from '../business';
import type { CallerId, CallOutcome } from '../calls';
import type { TextPurpose } from '../texts';

/** Everything the rules look at, gathered by the ledger inside the transaction that also makes the claim. Times are epoch milliseconds. */
export interface TextFacts {
	readonly now: number;
	readonly purpose: TextPurpose;
	readonly profile: BusinessProfile;
	/** Whom the text would go to, as received. */
	readonly to: CallerId;
	readonly call?: CallFact;
	/** When this text was to go after it was held, or was first tried. Known where the call is long ago. */
	readonly plannedAt?: number;
	/** When the person and the team last spoke, called or wrote by hand, after this call ended. */
	readonly reachedAt?: number;
	readonly optedOutAt?: number;
	/** The phone system itself answered the person's keyword. */
	readonly providerAnswered?: boolean;
	readonly conversation?: {
		readonly automation: 'on' | 'paused';
		readonly pausedUntil?: number;
		readonly pausedBecause?: string;
		readonly lastHumanAt?: number;
	};
	/** The last first text that went or may have gone to this person from this business, for another call than this one. */
	readonly lastFirstTextAt?: number;
	/** The last first text has not gone out yet: it waits for its time. */
	readonly lastFirstTextHeld?: boolean;
	/** The last one with the wording for repeat callers. */
	readonly lastRepeatTextAt?: number;
	/** What is open between the person and the business, in words: an appointment, a ticket. */
	readonly openMatter?: string;
	/** The team knows the person by name. */
	readonly known?: boolean;
	/** Why this number cannot be texted, learned from an earlier refusal: `landline`, `invalid_number`, `not_textable`. */
	readonly numberMark?: string;
	/** What the phone system says the number is. */
	readonly lineType?: LineType;
	/** Where the person is, when that is known better than from the number. */
	readonly place?: { readonly zone?: string; readonly state?: string };
	/** How this number has been calling. */
	readonly calling?: CallingFacts;
	/** Automatic texts to this person on this day of the business's calendar. */
	readonly textsToday?: number;
	readonly pace?: PaceFacts;
	/** With a `handover`: who has the matter that it tells of. Absent where that is no longer so, or the person was contacted since. */
	readonly takenBy?: string;
	readonly settings: TextSettings;
}

export interface CallFact {
	readonly outcome: CallOutcome;
	readonly startedAt: number;
	readonly endedAt?: number;
	/** The number that was called, and the one that forwarded the call to it. */
	readonly line?: string;
	/** The business whose profile has that number, where one has. */
	readonly lineOf?: string;
	readonly forwardedFrom?: string;
	readonly attestation?: string;
	/** The caller left a message. */
	readonly voicemail?: boolean;
	/** Which part of the business the number called belongs to. */
	readonly serviceLine?: string;
}

export type LineType = 'mobile' | 'landline' | 'voip' | 'toll_free' | 'premium' | 'other' | 'unknown';

/** Calls of the caller's number over the whole ledger, and of its neighbours. */
export interface CallingFacts {
	readonly businessesLastHour: number;
	readonly callsLastTenMinutes: number;
	/** Other numbers that share all but the last two digits and called this business within ten minutes. */
	readonly neighboursLastTenMinutes: number;
}

/** How fast this business is texting, looked up just before the decision: exact enough for limits, not for claims. */
export interface PaceFacts {
	readonly textsToday: number;
	readonly textsLastHour: number;
	readonly optOutsLastHour: number;
	readonly filteredLastHour: number;
	/** Sending was stopped until then. */
	readonly stoppedUntil?: number;
	readonly stoppedBecause?: string;
}

/** What the node that sends may set; each absent value comes from the profile or the default. */
export interface TextSettings {
	/** Hours between two first texts to one person; overrides the profile. 0 switches the rule off. */
	readonly cooldownHours?: number;
	/** A first text later than this after the call is not sent. Hours. */
	readonly staleAfterHours: number;
	/** What quiet hours do to this text. */
	readonly quietHours: 'profile' | 'send' | 'hold';
	/** Seconds to wait after the call; overrides the profile. */
	readonly graceSeconds?: number;
	/** True: nothing is sent, also where the profile is live. What a profile in shadow mode promises, no setting takes back. */
	readonly shadow?: boolean;
	/** An open appointment or ticket that the canvas knows of, such as from the CRM. */
	readonly openMatter?: string;
}

export const DEFAULT_TEXT_SETTINGS: TextSettings = { staleAfterHours: 12, quietHours: 'profile' };
