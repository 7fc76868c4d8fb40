/** Texts with `{{names}}` in them. */
const MARK = /\{\{\s*(\w+)\s*\}\}/g;

export type Filling = Readonly<Record<string, string>>;

export const marksIn = (text: string): readonly string[] => [...text.matchAll(MARK)].map(([, name]) => name ?? '');

/** An address: what is filled in cannot change its shape. */
export function fillUrl(template: string, filling: Filling): string {
	return template.replace(MARK, (_all, name: string) => encodeURIComponent(Object.hasOwn(filling, name) ? (filling[name] ?? '') : ''));
}

/** A body: what is filled in stays within the text it stands in. */
export function fillBody(template: unknown, filling: Filling): unknown {
	if (typeof template === 'string') return template.replace(MARK, (_all, name: string) => (Object.hasOwn(filling, name) ? (filling[name] ?? '') : ''));
	if (Array.isArray(template)) return template.map((each) => fillBody(each, filling));
	if (typeof template !== 'object' || template === null) return template;
	return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, fillBody(value, filling)]));
}
