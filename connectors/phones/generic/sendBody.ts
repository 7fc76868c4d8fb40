import type { OutboundText } from '../../../engine';
import { digits } from './sendAddress';
import type { SendFormat } from './sendConfig';
import { isFields, type Fields } from './values';

const MARK = /\{(\w+)\}/g;
const MARKS = ['from', 'to', 'fromDigits', 'toDigits', 'body', 'media', 'firstMedia', 'callback'];
const DEEPEST = 12;

/** What is wrong with a template, and how to mend it. */
export function faultOfBody(template: Fields, format: SendFormat): string | undefined {
	const texts = leaves(template, 0);
	if (texts === undefined) return 'Send Body is nested too deep. Make it flatter.';
	const used = texts.flatMap((text) => [...text.matchAll(MARK)].map(([, name]) => name ?? ''));
	if (used.some((name) => !MARKS.includes(name))) return `Send Body has a word in braces that means nothing here. Use ${MARKS.map((name) => `{${name}}`).join(', ')}.`;
	if (!used.includes('body')) return 'Send Body has no {body}, so the words of the text would not be sent. Put it where the phone system takes them.';
	if (format !== 'json' && Object.values(template).some((value) => typeof value === 'object' && value !== null && !(Array.isArray(value) && value.every((each) => typeof each !== 'object')))) {
		return 'Send Body has an object within an object, which a form cannot hold. Write its fields side by side, or send JSON.';
	}
	return undefined;
}

function leaves(value: unknown, depth: number): readonly string[] | undefined {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	if (depth > DEEPEST) return undefined;
	const found = Object.values(value).map((each: unknown) => leaves(each, depth + 1));
	return found.includes(undefined) ? undefined : found.flatMap((each) => each ?? []);
}

/** Pictures can be sent only where the template has a place for them. */
export function takesMedia(template: Fields): boolean {
	return /\{(?:media|firstMedia)\}/.test(JSON.stringify(template));
}

/**
 * The body of one request. Marks are filled in once, within the texts of the finished structure: no words of a caller can add a
 * field, close a quote or be taken for a mark. A text that is one mark alone becomes its value, and goes where there is none.
 */
export function fillBody(template: Fields, text: OutboundText, callback: string | undefined): Fields {
	const values: Readonly<Record<string, string | readonly string[] | undefined>> = {
		from: text.from,
		to: text.to,
		fromDigits: digits(text.from),
		toDigits: digits(text.to),
		body: text.body,
		media: text.media.length > 0 ? text.media : undefined,
		firstMedia: text.media[0],
		callback,
	};
	const filled = fill(template, values);
	return isFields(filled) ? filled : {};
}

function fill(part: unknown, values: Readonly<Record<string, string | readonly string[] | undefined>>): unknown {
	if (typeof part === 'string') {
		const only = /^\{(\w+)\}$/.exec(part)?.[1];
		if (only !== undefined) return values[only];
		return part.replace(MARK, (_all, name: string) => [values[name] ?? []].flat().join(','));
	}
	if (Array.isArray(part)) return part.map((each) => fill(each, values)).filter((each) => each !== undefined).flat();
	if (!isFields(part)) return part;
	return Object.fromEntries(Object.entries(part).flatMap(([name, value]) => {
		const filled = fill(value, values);
		return filled === undefined ? [] : [[name, filled] as const];
	}));
}

/** A flat body as fields of a form. */
export function asForm(body: Fields): Readonly<Record<string, string | readonly string[]>> {
	return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)]));
}

export function asQuery(body: Fields): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(asForm(body)).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(',')]));
}
