import { anyOf } from '../patterns';

/** Street addresses as people text them. Only what looks like one: no place is looked up. */

const KIND =
	'(?:street|str|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|circle|cir|way|place|pl|terrace|ter|trail|trl|parkway|pkwy|highway|hwy|square|sq|loop|crescent|cres|close|row|alley|plaza|run|ridge|path|cove|bend|route|rte|broadway|calle|avenida|paseo|camino|via)';
/** Words that stand between a number and "st" or "way" only by chance ("3 on the way"). */
const NOT_A_NAME =
	'(?:with|and|or|for|the|on|in|at|to|my|your|is|are|am|pm|by|of|but|no|a|an|we|i|you|it|this|that|any|from|see|when|if|so|please|minutes?|mins?|hours?|hrs?|am|ft|feet|inch|inches|sq|days?|weeks?|people|guys|ish)';

const STREET = new RegExp(
	`(?<![\\d$:/.-])\\b\\d{1,6}(?:-\\d{1,4})?[a-z]?\\s{1,3}(?:(?!${NOT_A_NAME}\\s)[\\p{L}\\d][\\p{L}\\d.'’-]{0,24},?\\s{1,3}){1,4}?${KIND}\\b\\.?`,
	'iu',
);
const SPANISH_STREET = new RegExp(
	`\\b(?:calle|avenida|av\\.?|ave\\.?|paseo|camino|boulevard|blvd|calz(?:ada)?\\.?)\\s{1,3}(?:[\\p{L}\\d][\\p{L}\\d.'’-]{0,24}\\s{1,3}){1,4}?(?:#|no\\.?|n[uú]m(?:ero)?\\.?)?\\s{0,3}\\d{1,6}\\b`,
	'iu',
);
const NAMED_STREET = /(?<![\d$:/.-])\b\d{1,6}\s{1,3}broadway\b/iu;
const STATE = anyOf(
	...(
		'al ak az ar ca co ct dc de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok ' +
		'or pa pr ri sc sd tn tx ut va vt wa wi wv wy on bc ab qc'
	).split(' '),
);
const TOWN = '[\\p{L}][\\p{L}.\'’-]{1,20}';
/** What may follow a street: direction, unit, town, state, postal code. */
const TAIL = new RegExp(
	[
		'^(?:\\s{0,2}(?:north|south|east|west|ne|nw|se|sw|n|s|e|w)\\b)?',
		'(?:,?\\s{0,3}(?:apt|apartment|unit|suite|ste|lot|bldg|building|depto|#)\\.?\\s{0,3}#?[a-z\\d-]{1,6}\\b)?',
		`(?:,\\s{0,3}${TOWN}(?:\\s${TOWN})?(?=,?\\s{1,3}(?:[a-z]{2}\\b|\\d{5})))?`,
		`(?:,?\\s{1,3}${STATE}\\b(?=\\s{0,2}(?:\\d|[.,]|$)))?`,
		'(?:,?\\s{1,3}\\d{5}(?:-\\d{4})?\\b)?',
	].join(''),
	'iu',
);
const POSTAL_CODE = /^\s*(?:\d{5}(?:-\d{4})?|[a-z]\d[a-z]\s?\d[a-z]\d|[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2})\s*[.!]?\s*$/i;
/** An answer to "what is the address?" may leave "street" out. */
const BARE = /^\W*\d{1,6}[a-z]?\s{1,3}[\p{L}\d][\p{L}\d.'’# -]{2,60}(?:,[\p{L}\d .'’#-]{0,40}){0,3}\W*$/iu;

/** An address, and where in the text it stands. */
export interface FoundAddress {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

function tidy(address: string): string {
	return address
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim()
		.replace(/[,.]+$/, '')
		.slice(0, 120);
}

/**
 * The street address in a text, as typed, or null.
 *
 * @param asked whether we asked for it: a postal code or a number and a name is enough then
 */
export function findAddress(text: string, asked: boolean): FoundAddress | null {
	const match = STREET.exec(text) ?? NAMED_STREET.exec(text) ?? SPANISH_STREET.exec(text);
	if (match) {
		const start = match.index;
		const rest = text.slice(start + match[0].length, start + match[0].length + 100);
		const road = /(?:road|rd|highway|hwy|route|rte)$/i.test(match[0])
			? (/^\s\d{1,4}\b(?!\s?[ap]m|:)/i.exec(rest)?.[0] ?? '')
			: '';
		const end = start + match[0].length + road.length;
		const tail = TAIL.exec(text.slice(end, end + 100))?.[0] ?? '';
		return { text: tidy(text.slice(start, end + tail.length)), start, end: end + tail.length };
	}
	if (asked && text.length <= 160 && (POSTAL_CODE.test(text) || BARE.test(text))) {
		return { text: tidy(text), start: 0, end: text.length };
	}
	return null;
}
