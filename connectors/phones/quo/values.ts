import { asRecord, clean as cleanText, own, type Fields } from '../values';

export { asRecord, defined, own, type Fields } from '../values';

const LONGEST_ID = 200;
const MOST_ITEMS = 50;

export function within(fields: Fields, name: string): Fields {
	return asRecord(own(fields, name));
}

/** A word, an id or a number of a phone; empty for everything else. */
export function word(fields: Fields, name: string): string {
	return clean(own(fields, name), LONGEST_ID).trim();
}

/** Neither NUL nor half a character: databases refuse them. Empty for what is no text. */
export function clean(value: unknown, limit: number): string {
	return typeof value === 'string' ? cleanText(value, limit) : '';
}

/** The words of a list, or the one word where Quo gives no list. */
export function words(fields: Fields, name: string): readonly string[] {
	const value = own(fields, name);
	const all: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [value];
	return all.map((one) => clean(one, LONGEST_ID).trim()).filter((one) => one !== '');
}

export function items(fields: Fields, name: string): readonly unknown[] {
	const value = own(fields, name);
	return Array.isArray(value) ? value.slice(0, MOST_ITEMS) : [];
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of a time in ISO 8601, as Quo writes all of them. */
export function instant(fields: Fields, name: string): number | undefined {
	const text = word(fields, name);
	const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

const LONGEST_SECONDS = 10_000_000;

export function seconds(fields: Fields, name: string): number | undefined {
	const value = own(fields, name);
	return typeof value === 'number' && value >= 0 && value <= LONGEST_SECONDS ? Math.round(value) : undefined;
}

/** A web address; undefined for everything else. */
export function link(fields: Fields, name: string): string | undefined {
	const url = clean(own(fields, name), 2_000).trim();
	return /^https?:\/\/\S+$/i.test(url) ? url : undefined;
}
