export type Fields = Readonly<Record<string, unknown>>;

/** An object's own fields; none of what is no object. */
export function asFields(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

export function asList(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

const TEXT_LIMIT = 8_192;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A field as text: numbers in digits, nothing else for what is none. Without NUL and half characters, which databases refuse. */
export function textOf(fields: Fields, name: string): string {
	const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return '';
	return value.replaceAll('\u0000', '').slice(0, TEXT_LIMIT).replace(LONE_SURROGATE, '\uFFFD').trim();
}

/** The first of these fields that says something. */
export function firstText(fields: Fields, ...names: readonly string[]): string {
	return names.map((name) => textOf(fields, name)).find((text) => text !== '') ?? '';
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of an ISO 8601 date with its zone, or of a number of milliseconds. */
export function readTime(text: string): number | undefined {
	const at = /^\d{13}$/.test(text) ? Number(text) : /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

/** Whole seconds of `120`, `"120"` or `"119.6"`. */
export function readSeconds(text: string): number | undefined {
	return /^\d{1,7}(?:\.\d+)?$/.test(text) ? Math.round(Number(text)) : undefined;
}

export function isWebUrl(value: unknown): value is string {
	return typeof value === 'string' && value.length <= 2_048 && /^https?:\/\/\S+$/i.test(value);
}
