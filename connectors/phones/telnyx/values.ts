export type Row = Readonly<Record<string, unknown>>;

const NONE: Row = Object.freeze({});

export function asRow(value: unknown): Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : NONE;
}

export function rowsOf(value: unknown): readonly Row[] {
	return Array.isArray(value) ? value.slice(0, MOST_ROWS).map(asRow) : [];
}

const MOST_ROWS = 250;

/** What the row itself holds under the name: never what every object has. */
export function own(row: Row, name: string): unknown {
	return Object.hasOwn(row, name) ? row[name] : undefined;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const USUAL_LIMIT = 2_048;

/** A text without what databases refuse; empty where there is none. */
export function textIn(row: Row, name: string, limit = USUAL_LIMIT): string {
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
export function secondsIn(row: Row, name: string): number | undefined {
	const value = own(row, name);
	const seconds = typeof value === 'string' && /^\d{1,7}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
	return typeof seconds === 'number' && seconds >= 0 && seconds < 10_000_000 ? Math.round(seconds) : undefined;
}

export function defined<T extends object>(record: T): T {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/** The address is a phone number, not a SIP URI. */
export function isE164(address: string): boolean {
	return /^\+[1-9]\d{6,14}$/.test(address);
}
