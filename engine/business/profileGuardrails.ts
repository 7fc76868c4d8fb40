/** When a text may not go, or must wait. Part of the profile: see {@link BusinessProfile}. */

/** When texts the person did not just ask for must wait. `start` equal to `end` means never. */
export interface QuietHours {
	readonly enabled: boolean;
	/** `HH:MM`, inclusive. */
	readonly start: string;
	/** `HH:MM`, exclusive; before `start` means the next morning. */
	readonly end: string;
	/** Whether the first text, the answer to a call a moment ago, is held as well. */
	readonly firstText: 'send' | 'hold';
	/** Whose clock counts: the business's, or that of the place the person's number belongs to (all of them, where it may be several). */
	readonly zone: 'business' | 'person';
	/**
	 * What narrows the hours further: nothing, the law of the US state of the person's number where that is stricter, or
	 * for everybody 9:00–20:00, Sundays from 12:00, and the hours of the state where those are stricter still.
	 */
	readonly windows: 'own' | 'us_states' | 'strictest';
}

/** What becomes of a caller whom no text is sent: nothing, or a person of the team is to act (the output *Needs a Person*). */
export type WhenNotTexted = 'skip' | 'escalate';

/** What a caller gets who was texted within the cooldown and calls again. */
export interface RepeatCallers {
	/** `text` sends the repeat wording once per cooldown. */
	readonly then: 'skip' | 'text' | 'escalate';
	/** A call sooner than this after the text is the same attempt, not another one. Minutes. */
	readonly afterMinutes: number;
}

/** Numbers that get no text, by why. Each entry is E.164, or a prefix ending in `*`. */
export interface NumberLists {
	readonly staff: readonly string[];
	readonly vendors: readonly string[];
	readonly blocked: readonly string[];
}

/** Whether and when a call counts as spam. */
export interface SpamRules {
	readonly enabled: boolean;
	/**
	 * What a STIR/SHAKEN verdict must say to count by itself: `failed` a signature that did not verify, `unverified` also
	 * the weakest attestation (C) or none where the phone system gives one at all.
	 */
	readonly attestation: 'ignore' | 'failed' | 'unverified';
	/** Businesses of this ledger that one number called within the hour. 0 switches the rule off. */
	readonly businessesAnHour: number;
	/** Calls of one number to this business within ten minutes. 0 switches the rule off. */
	readonly callsInTenMinutes: number;
	/** Calls within ten minutes from numbers that share all but the last two digits with this one. 0 switches the rule off. */
	readonly neighboursInTenMinutes: number;
}

/** Most automatic texts in one day of the business's calendar. 0 means no limit. */
export interface DailyCaps {
	readonly person: number;
	readonly business: number;
}

/** When sending stops by itself because something is wrong. Shares are of the texts of the last hour, 0–1. */
export interface CircuitBreaker {
	readonly enabled: boolean;
	/** Texts an hour. 0 means no limit. */
	readonly textsAnHour: number;
	readonly optOutShare: number;
	readonly filteredShare: number;
	/** Shares count only from so many opt-outs, or filtered texts, an hour. */
	readonly least: number;
	/** How long sending stops. Minutes. */
	readonly pauseMinutes: number;
}

/** Words that count as a keyword of consent besides the known ones, when they are the whole message. */
export interface ConsentWords {
	readonly optOut: readonly string[];
	readonly optIn: readonly string[];
	readonly help: readonly string[];
}
