import { asRecord, own, type Fields } from '../values';

export { asRecord, defined, own, type Fields } from '../values';

export function rowsOf(value: unknown): readonly Fields[] {
	return Array.isArray(value) ? value.slice(0, MOST_ROWS).map(asRecord) : [];
}

const MOST_ROWS = 250;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const USUAL_LIMIT = 2_048;

/** A text without what databases refuse; empty where there is none. */
export function textIn(row: Fields, name: string, limit = USUAL_LIMIT): string {
	const value = own(row, name);
	return typeof value === 'string' ? value.replaceAll('\u0000', '').slice(0, limit).replace(LONE_SURROGATE, '\uFFFD') : '';
}

const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of an ISO 8601 date and time; undefined for what is none. */
export function timeOf(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
	const at = Date.parse(text);
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

/** Whole seconds out of a number or its text. */
export function secondsIn(row: Fields, name: string): number | undefined {
	const value = own(row, name);
	const seconds = typeof value === 'string' && /^\d{1,7}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
	return typeof seconds === 'number' && seconds >= 0 && seconds < 10_000_000 ? Math.round(seconds) : undefined;
}

/** The address is a phone number, not a SIP URI. */
export function isE164(address: string): boolean {
	return /^\+[1-9]\d{6,14}$/.test(address);
}
