/** What a business is: its trade, numbers, hours and words. Part of the profile: see {@link BusinessProfile}. */

export const INDUSTRIES = [
	'home_services',
	'dental',
	'medical',
	'legal',
	'salon',
	'auto',
	'real_estate',
	'restaurant',
	'fitness',
	'pets',
	'professional',
	'generic',
] as const;
export type Industry = (typeof INDUSTRIES)[number];

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Routes the product itself uses. A canvas may have others of its own. */
export const ROUTES = ['emergency', 'sales', 'support', 'booking', 'person'] as const;

/** What a person's text is after, as the room `replies` reads it. A canvas may have others of its own. */
export const INTENTS = [
	'booking',
	'reschedule',
	'cancel',
	'quote',
	'service_request',
	'support',
	'question',
	'callback',
	'opt_out',
	'opt_in',
	'help',
	'wrong_number',
	'vendor',
	'acknowledgement',
	'declined',
	'other',
] as const;

/** Situations the product itself has a text for. A canvas may have others of its own. */
export const SITUATIONS = [
	'open',
	'closed',
	'holiday',
	'repeat',
	'known',
	'voicemail',
	'service_line',
	'opt_out_confirmation',
	'opt_in_confirmation',
	'help',
	'answer',
	'booking',
	'emergency',
	'follow_up',
	'handover',
	'escalation',
] as const;

/** A phone number of the business, as people dial it. */
export interface BusinessNumber {
	/** E.164. */
	readonly number: string;
	/** Where the callers of this number come from, such as `Google Ads`. */
	readonly source?: string;
	/** Which part of the business it belongs to, such as `Plumbing`. */
	readonly serviceLine?: string;
	/** What the team calls it. */
	readonly label?: string;
	/** E.164 of the number from which its callers are texted, where calls and texts go through different phone systems. */
	readonly textsFrom?: string;
}

/**
 * Opening and closing, `HH:MM` on the wall clock of the business. Closing may be `24:00`; one that is before the
 * opening falls on the next day.
 */
export type Span = readonly [opens: string, closes: string];

/** What is missing between two spans of a day is a break; a day without spans is closed. */
export type WeeklyHours = Readonly<Record<Weekday, readonly Span[]>>;

/** A day on which the usual hours do not apply. It outranks a public holiday on the same date. */
export interface OwnHoliday {
	/** `YYYY-MM-DD`, or `MM-DD` for every year. A dated entry outranks a yearly one. */
	readonly date: string;
	readonly name: string;
	/** The hours of that day; absent or empty means closed. */
	readonly hours?: readonly Span[];
}

export interface Holidays {
	/** Whether the business closes on the public holidays of its country and region. */
	readonly observe: boolean;
	/** ISO 3166-1 alpha-2; absent means the country of the profile. */
	readonly country?: string;
	/** State or province, with an optional part of it after a hyphen: `CA`, `SCT`, `BY-A`. */
	readonly region?: string;
	readonly own: readonly OwnHoliday[];
}

/** Texts by situation ({@link SITUATIONS} and a canvas's own); a list holds variants of equal meaning. */
export type Templates = Readonly<Record<string, string | readonly string[]>>;

export interface Money {
	readonly amount: number;
	/** ISO 4217. */
	readonly currency: string;
}
