import { isFields, own } from './values';

/** Where something stands: `call.from`, `data.items[0].to`, `data["caller-id"]`. */
export type Path = readonly string[];

const LONGEST = 200;
const DEEPEST = 20;
const PART = /\s*(?:\.?([^.[\]"']+)|\[\s*(?:(\d{1,6})|"([^"]*)"|'([^']*)')\s*\])/y;

/** Undefined for what is no path. */
export function readPath(text: string): Path | undefined {
	if (text === '' || text.length > LONGEST) return undefined;
	const parts: string[] = [];
	PART.lastIndex = 0;
	while (PART.lastIndex < text.length) {
		const [, name, index, double, single] = PART.exec(text) ?? [];
		const part = name?.trim() ?? index ?? double ?? single;
		if (part === undefined || part === '' || parts.length >= DEEPEST) return undefined;
		parts.push(part);
	}
	return parts;
}

/** What stands there, by own properties only; undefined for nothing. A list is entered by numbers. */
export function valueAt(from: unknown, path: Path): unknown {
	let value = from;
	for (const part of path) {
		if (Array.isArray(value)) value = /^\d+$/.test(part) ? (value as readonly unknown[])[Number(part)] : undefined;
		else value = isFields(value) ? own(value, part) : undefined;
		if (value === undefined) return undefined;
	}
	return value;
}
