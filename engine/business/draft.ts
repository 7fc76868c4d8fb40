/**
 * Reading data as somebody wrote it, before it is known to be a profile: what is of another kind is passed over.
 * Keys are plain (see `plainData`), so none reaches into a prototype.
 */
export type Draft = Readonly<Record<string, unknown>>;

const NOTHING: Draft = {};

export function draftAt(data: unknown, ...path: readonly string[]): Draft {
	let here = data;
	for (const key of path) here = isDraft(here) && Object.hasOwn(here, key) ? here[key] : undefined;
	return isDraft(here) ? here : NOTHING;
}

export function listAt(data: unknown, key: string): readonly unknown[] {
	const list = isDraft(data) && Object.hasOwn(data, key) ? data[key] : undefined;
	return Array.isArray(list) ? list : [];
}

/** A text, trimmed as the schema trims it. */
export function textAt(data: unknown, key: string): string | undefined {
	const text = isDraft(data) && Object.hasOwn(data, key) ? data[key] : undefined;
	return typeof text === 'string' ? text.trim() : undefined;
}

/** The texts of a list with their places in it. */
export function textsOf(list: readonly unknown[]): Array<readonly [index: number, text: string]> {
	return list.flatMap((entry, index) => (typeof entry === 'string' ? [[index, entry.trim()] as const] : []));
}

function isDraft(value: unknown): value is Draft {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
