import { plainName } from './entry';
import { readPath, valueAt } from './path';
import { isFields, textOf, type Fields } from './values';

const AROUND = ['messages', 'message', 'data', 'results', 'result', 'sms', 'response', 'recipients'];
const MESSAGE_IDS = ['messageid', 'messagesid', 'smsid', 'messageuuid', 'msgid'];
const IDS = ['id', 'sid', 'uuid', 'ids'];
const ERRORS = ['errorcode', 'code', 'error', 'errors', 'message', 'errormessage', 'detail', 'title', 'description', 'reason', 'msg'];

/** The id of the text in an answer, under its usual names: the answer itself, then what lies in it. */
export function idIn(body: unknown, path: string): string | undefined {
	if (path !== '') return present(valueAt(body, readPath(path) ?? []));
	const parts = partsOf(body);
	return firstIn(parts, MESSAGE_IDS) ?? firstIn(parts.slice(1), IDS) ?? firstIn(parts, IDS);
}

/** Codes and words of what went wrong. @param path where they stand; empty means the usual places */
export function errorsIn(body: unknown, path: string): readonly string[] {
	if (path !== '') return told(valueAt(body, readPath(path) ?? []), 0);
	if (typeof body === 'string') return /^\s*</.test(body) ? [] : told(body, 0);
	return partsOf(body).flatMap((part) => told(part, 0));
}

/** Nothing of this kind went wrong. */
const FINE = /^(?:0|null|none|false|ok|success|)$/i;
const LONGEST = 500;

function told(value: unknown, depth: number): readonly string[] {
	if (depth > 3) return [];
	if (Array.isArray(value)) return value.slice(0, 5).flatMap((each) => told(each, depth + 1));
	if (isFields(value)) return ERRORS.flatMap((name) => told(named(value, name), depth + 1));
	const text = typeof value === 'boolean' ? undefined : textOf(value, LONGEST);
	return text === undefined || FINE.test(text) ? [] : [text];
}

/** The answer, and what lies in it under the usual names: of lists the first. */
function partsOf(body: unknown): readonly Fields[] {
	const root: unknown = Array.isArray(body) ? (body as readonly unknown[])[0] : body;
	const parts = isFields(root) ? [root] : [];
	for (let index = 0; index < parts.length && parts.length < 8; index += 1) {
		for (const name of AROUND) {
			const value = named(parts[index] ?? {}, name);
			const inner: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
			if (isFields(inner) && parts.length < 8) parts.push(inner);
		}
	}
	return parts;
}

function firstIn(parts: readonly Fields[], names: readonly string[]): string | undefined {
	for (const part of parts) {
		for (const name of names) {
			const id = present(named(part, name));
			if (id !== undefined) return id;
		}
	}
	return undefined;
}

function present(value: unknown): string | undefined {
	const first: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
	const text = typeof first === 'boolean' ? undefined : textOf(first);
	return text === undefined || text === '' ? undefined : text;
}

function named(fields: Fields, name: string): unknown {
	return Object.entries(fields).slice(0, 100).find(([key]) => plainName(key) === name)?.[1];
}
