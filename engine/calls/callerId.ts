import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * A caller ID as phone systems deliver it, read for one question: is there a person's number to text?
 *
 * `kind` other than `number` says why not:
 * - `anonymous`: withheld, in any of the vendors' disguises
 * - `short_code`: three to six digits, nobody's phone
 * - `toll_free`, `premium`: a business's line or a paid service
 * - `invalid`: not a number that can exist
 */
export interface CallerId {
	readonly kind: 'number' | 'anonymous' | 'short_code' | 'toll_free' | 'premium' | 'invalid';
	/** E.164; present whenever the digits make one, also for toll-free and premium numbers. */
	readonly e164?: string;
	/** ISO 3166-1 alpha-2 country of the number, when known. */
	readonly country?: string;
}

/** Words that stand for nobody, spelled on a telephone keypad, as Twilio's caller IDs carry them. */
const KEYPAD_NOBODY = new Set([
	'266696687', // ANONYMOUS
	'7378742833', // RESTRICTED
	'86282452253', // UNAVAILABLE
	'2562533', // BLOCKED
	'8656696', // UNKNOWN
]);

/** NANP: area code and exchange begin with 2–9. Wider than libphonenumber's list, so that a new area code is textable at once. */
const NANP = /^\+1[2-9]\d{2}[2-9]\d{6}$/;

const ANONYMOUS: CallerId = { kind: 'anonymous' };

/**
 * Reads a caller ID.
 * @param raw as received: E.164, national format, SIP URI, `Name <number>`, a placeholder word or nothing
 * @param country ISO 3166-1 alpha-2 country whose national format to assume without a `+`
 */
export function readCallerId(raw: string, country: string): CallerId {
	const key = `${country} ${raw}`;
	const known = read.get(key);
	if (known) return known;
	const callerId = parse(raw, country);
	if (read.size >= KEEP) read.clear();
	if (key.length < 60) read.set(key, callerId);
	return callerId;
}

/** What was read lately: one report asks for the same few numbers again and again, and reading one is the dearest part of it. */
const read = new Map<string, CallerId>();
const KEEP = 1_000;

function parse(raw: string, country: string): CallerId {
	const text = numberPart(raw);
	const digits = text.replace(/\D/g, '');
	// `anonymous`, `Restricted`, `<unknown>`, a name or nothing: no digit, nobody.
	if (digits === '') return ANONYMOUS;
	if (KEYPAD_NOBODY.has(digits) || (digits.startsWith('1') && KEYPAD_NOBODY.has(digits.slice(1)))) return ANONYMOUS;
	if (/^0+$/.test(digits)) return ANONYMOUS;
	if (/[a-z]/i.test(text.replace(/(?:ext|x)\.?\s*\d*$/i, ''))) return { kind: 'invalid' };
	if (!text.startsWith('+') && digits.length <= 6) return { kind: 'short_code' };

	const parsed = parsePhoneNumberFromString(text, country as CountryCode);
	// Country code without a +, or behind the prefix 00 of most countries.
	const usable = parsed?.isPossible() === true ? parsed : parsePhoneNumberFromString(`+${digits.replace(/^00/, '')}`);
	if (usable?.isPossible() !== true) return { kind: 'invalid' };
	const e164: string = usable.number;
	if (e164.startsWith('+1') && !NANP.test(e164)) return { kind: 'invalid' };
	const type = usable.getType();
	const found = { e164, ...(usable.country ? { country: usable.country } : {}) };
	if (type === 'TOLL_FREE') return { kind: 'toll_free', ...found };
	if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return { kind: 'premium', ...found };
	return { kind: 'number', ...found };
}

/** Whether an E.164 number has the calling code of a country (ISO 3166-1 alpha-2): all that can be told of one too new to be known. */
export function hasCallingCodeOf(e164: string, country: string): boolean {
	return isSupportedCountry(country) && e164.startsWith(`+${getCountryCallingCode(country)}`);
}

/** E.164 of a number in any usual format, or null when there is none in it. */
export function toE164(raw: string, country: string): string | null {
	return readCallerId(raw, country).e164 ?? null;
}

/** Takes the number out of `sip:+1415…@host;user=phone`, `tel:+1415…`, `"Ann" <+1415…>` and `whatsapp:+1415…`. */
function numberPart(raw: string): string {
	let text = raw.trim().slice(0, 200);
	// The last one: a display name may have angle brackets of its own.
	const angle = /<([^<>]*)>[^<>]*$/.exec(text);
	if (angle) text = (angle[1] ?? '').trim();
	const scheme = /^(?:sips?|tel|whatsapp|client):/i.exec(text);
	if (scheme) {
		text = text.slice(scheme[0].length);
		if (/^sip|^client/i.test(scheme[0])) {
			const user = (text.split(/[@;]/)[0] ?? '').replace(/^%2B/i, '+');
			// A SIP user that is a name, not a number, is nobody we can text.
			return /^\+?[\d\s().-]+$/.test(user) ? user : '';
		}
		text = text.split(';')[0] ?? '';
	}
	return text.trim();
}
