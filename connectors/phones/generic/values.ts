import type { Fields } from '../values';

export { own, type Fields } from '../values';

export const SYSTEM = 'generic';

export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a user typed, without the white space of pasting. */
export function typed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** Parts of a list that is written with commas. */
export function listed(value: unknown): readonly string[] {
	return typed(value)
		.split(/[,\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

const LONGEST = 4_096;

/** The text of a single value; undefined for none. Neither NUL nor half a character: databases refuse them. */
export function textOf(value: unknown, longest = LONGEST): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value === 'boolean') return String(value);
	if (typeof value !== 'string') return undefined;
	return value.replaceAll('\u0000', '').slice(0, longest).toWellFormed().trim();
}
