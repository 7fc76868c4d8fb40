import { asRecord, clean, type Fields } from '../values';

export { asRecord, type Fields } from '../values';

/** Longest text of a value that is a name, a number or an id. Characters. */
const VALUE_LIMIT = 256;
/** RingCentral sends 1,000 characters at most; what comes in may be several parts. */
const TEXT_LIMIT = 8_192;

/** The objects of a list, at most so many. */
export function asRecords(value: unknown, most: number): readonly Fields[] {
	return Array.isArray(value) ? value.slice(0, most).map(asRecord) : [];
}

/** A short text; ids come as text or as numbers. Empty for anything else. */
export function text(value: unknown): string {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	return typeof value === 'string' ? clean(value, VALUE_LIMIT).trim() : '';
}

/** The words of a message, as they were written. */
export function words(value: unknown): string {
	return typeof value === 'string' ? clean(value, TEXT_LIMIT) : '';
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of an ISO 8601 time, with an offset as RingCentral writes it (`Z`, `+0000`); undefined for anything else. */
export function readTime(value: unknown): number | undefined {
	const written = text(value);
	if (!/^\d{4}-\d{2}-\d{2}T[\d:.]{5,}(?:Z|[+-]\d{2}:?\d{2})$/.test(written)) return undefined;
	const at = Date.parse(written.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}
