/** What connectors that speak HTTP with a CRM have in common: telling a silence from an answer, and numbers from look-alikes. */
import { CrmFailure, HttpFailure, readCallerId, toE164, type CrmValue, type Http, type HttpAnswer, type HttpRequest, type PhoneForms } from '../../engine';

/** Whether a request changes something at the vendor's: then a silence leaves open what became of it. */
export type Effect = 'reads' | 'writes';

/** How long to wait for a vendor, milliseconds. */
export const CRM_TIMEOUT_MS = 20_000;

const SOON_SECONDS = 2;
const LONGEST_SECONDS = 3_600;

/**
 * One request, made once. Answers of status 500 and above, and silences, are faults of the network or of the vendor.
 * @throws CrmFailure `busy` where nothing was done, `unknown` where a write may have been carried out
 */
export async function askVendor(http: Http, vendor: string, effect: Effect, request: Omit<HttpRequest, 'timeoutMs'>): Promise<HttpAnswer> {
	let answer: HttpAnswer;
	try {
		answer = await http({ ...request, timeoutMs: CRM_TIMEOUT_MS });
	} catch (error) {
		// Not asked at all: the account's limits have no room for it.
		if (error instanceof CrmFailure) throw error;
		throw silence(vendor, effect, error);
	}
	if (answer.status < 500) return answer;
	throw new CrmFailure(effect === 'reads' ? 'busy' : 'unknown', `${vendor} has trouble of its own (HTTP status ${answer.status}). It is asked again later; see its status page if this lasts.`, {
		status: answer.status,
		retryAfterSeconds: retryAfterSeconds(answer, SOON_SECONDS),
	});
}

function silence(vendor: string, effect: Effect, error: unknown): CrmFailure {
	// What an authentication helper throws comes before anything went out; it may hold secrets, so it is not repeated.
	const reached = error instanceof HttpFailure ? error.reached : true;
	const code = error instanceof HttpFailure && error.code !== undefined ? ` (${error.code})` : '';
	if (!reached) return new CrmFailure('busy', `${vendor} could not be reached${code}. Check the address in the credential and this host's way to the internet.`, { retryAfterSeconds: SOON_SECONDS, unreached: true });
	return new CrmFailure(effect === 'reads' ? 'busy' : 'unknown', `${vendor} did not answer${code}. It is asked again later.`, { retryAfterSeconds: SOON_SECONDS });
}

/** What the server asks for in `Retry-After`, in seconds or as a date against its own clock (RFC 9110, 10.2.3). */
export function retryAfterSeconds(answer: HttpAnswer, otherwise: number): number {
	const value = answer.headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}(\.\d+)?$/.test(value)) return within(Math.ceil(Number(value)));
	const until = /GMT$/.test(value) ? Date.parse(value) : Number.NaN;
	const from = Date.parse(answer.headers.date ?? '');
	return Number.isNaN(until) || Number.isNaN(from) ? otherwise : within(Math.ceil((until - from) / 1000));
}

const within = (seconds: number): number => Math.min(LONGEST_SECONDS, Math.max(1, seconds));

export const isFine = (answer: HttpAnswer): boolean => answer.status >= 200 && answer.status < 300;

export type Fields = Readonly<Record<string, unknown>>;

export function asFields(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A property of its own: what a vendor names `constructor` is not the object's. */
export function own(fields: Fields, name: string): unknown {
	return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The text that a user typed into a field, without the white space of pasting. */
export const typed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** A value as the port keeps it; undefined for what is none, such as a list. */
export function asValue(value: unknown): CrmValue | undefined {
	return value === null || ['string', 'number', 'boolean'].includes(typeof value) ? (value as CrmValue) : undefined;
}

/** Is what is stored, in whatever format, this number? National formats are read as those of the number's own country. */
export function isSameNumber(stored: string, number: PhoneForms): boolean {
	return toE164(stored, readCallerId(number.e164, 'US').country ?? 'US') === number.e164;
}

/** ISO 8601 of epoch milliseconds. */
export const isoTime = (at: number): string => new Date(at).toISOString();

/** A moment as ISO 8601, from epoch milliseconds or as it is. */
export function asMoment(value: CrmValue): CrmValue {
	return typeof value === 'number' && Math.abs(value) <= 8.64e15 ? isoTime(value) : value;
}

/** The day of a moment: `2026-11-21`. */
export function asDay(value: CrmValue): CrmValue {
	const moment = asMoment(value);
	return typeof moment === 'string' ? (/^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] ?? moment) : moment;
}

const CALL_ENDS = { no_answer: 'not answered', busy: 'busy', voicemail: 'voicemail', connected: 'connected', canceled: 'hung up' } as const;
export const callOutcome = (outcome: keyof typeof CALL_ENDS): string => CALL_ENDS[outcome];

/** The text of a node's parameter, also of one that is picked from a list (a resource locator). */
export function parameterText(parameters: Fields, name: string): string {
	const value = own(parameters, name);
	return typed(typeof value === 'object' && value !== null ? own(value as Fields, 'value') : value);
}

/** The address of an API from a credential, without a slash at its end. */
export function baseUrlOf(value: unknown, otherwise: string): string {
	return typed(value).replace(/\/+$/, '') || otherwise;
}
