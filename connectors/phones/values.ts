/** Reading JSON that may say anything: nothing here throws, and only an object's own members count. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object itself, or an empty one for whatever is none. */
export function asRecord(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** A property of its own: what a sender names `constructor` is not the object's. */
export function own(fields: Fields, name: string): unknown {
	return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Neither NUL nor half a character: databases refuse them. */
export function clean(text: string, limit: number): string {
	return text.slice(0, limit).replaceAll('\u0000', '').replace(LONE_SURROGATE, '\uFFFD');
}

/** Without the members that have no value. */
export function defined<T extends object>(record: T): T {
	return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
