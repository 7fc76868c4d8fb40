import type { CustomIntent } from './custom';
import type { Intent, Route } from './intents';

/** emergency: danger to people or property now, or stranded · urgent: today, pain, no heat, no water. */
export type Urgency = 'emergency' | 'urgent' | 'routine';

export type ReplyLanguage = 'en' | 'es' | 'other';

/** What decided a classification; `person` when somebody corrected it, `none` when there was nothing to go by. */
export type Method = 'rule' | 'keyword' | 'model' | 'ai' | 'person' | 'none';

/** When they want it. */
export interface When {
	/** Their own words for it. */
	text: string;
	/** The first moment meant, ISO 8601 with offset, in the business's time zone; only for clear cases. */
	from?: string;
	/** The first moment no longer meant; equal to `from` for a point in time, absent when open-ended. */
	to?: string;
}

/** What was read out of one text. */
export interface Classification {
	intent: Intent;
	/** Name of the business's own intent, where the text belongs to one; `intent` is then `other`. */
	custom?: string;
	/** Further intents of the same text, the likelier first. */
	also: Intent[];
	route: Route;
	/** 0 to 1: how likely the intent is right. */
	confidence: number;
	/** The confidence lies below the threshold: a person reads it, the intent is only a best guess. */
	unsure: boolean;
	urgency: Urgency;
	/** What they need, in our words ("water heater"). */
	service?: string;
	when?: When;
	name?: string;
	address?: string;
	/** A number to call that they wrote, E.164. */
	callbackNumber?: string;
	language: ReplyLanguage;
	/** One line for the team, in English, at most 200 characters, without control characters. */
	summary: string;
	method: Method;
	/** The words and rules that decided. */
	evidence: string[];
	/** Where a chat model is used and this is not its answer all the same: why. */
	note?: string;
}

/** What we asked last, which gives "yes" or "the second one" their meaning. */
export type LastAsked =
	| 'booking_time'
	| 'address'
	| 'name'
	| 'photo'
	| 'confirm'
	| 'anything'
	// Keeps the known values suggested while any other stays allowed.
	| (string & Record<never, never>);

/** What a text is read against. */
export interface ReplyContext {
	/** Epoch milliseconds at which the text came in. */
	now: number;
	/** IANA time zone of the business. */
	timezone: string;
	/** The business's trade, e.g. `plumbing`; decides between readings of what they need. */
	industry?: string;
	/** ISO 3166-1 alpha-2 country of the business, for phone numbers and written dates; `US` by default. */
	country?: string;
	lastAsked?: LastAsked;
	/** The person has opted out before: a bare "yes" then resumes texting. */
	optedOut?: boolean;
	/** Our last text to them: what it asks for is read out of it where `lastAsked` is left out. */
	lastText?: string;
	/** What the person is known to write: taken where the text itself gives no sign ("ok"). */
	language?: ReplyLanguage;
	/** Below this confidence a person reads the text; `DEFAULT_THRESHOLD` by default. */
	threshold?: number;
	/** Words or phrases that are an emergency for this business as well. */
	emergencyAdd?: readonly string[];
	/** Names of emergency rules, words or phrases that are none for this business. */
	emergencyRemove?: readonly string[];
	/** Intents of the business's own, by a few examples each. Hand over the same array every time: it is prepared once. */
	customIntents?: readonly CustomIntent[];
}
