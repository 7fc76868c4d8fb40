import type { Fault } from './profile';
import { pathText, quoted, shown } from './shown';

export type PlainData = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly faults: readonly Fault[] };

const MAX_JSON = 1_000_000;
const MAX_DEPTH = 12;
const MAX_VALUES = 50_000;
const MAX_LIST = 5_000;
const MAX_KEYS = 500;
const MAX_TEXT = 10_000;
/** Keys that would reach into JavaScript's own objects. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Thrown inside this file alone. */
class Refused extends Error {
	constructor(readonly fault: Fault) {
		super(fault.problem);
	}
}

/**
 * Copies whatever it is given, an object or JSON text, into plain data of bounded size, so that what follows meets no
 * cycles, accessors, proxies or prototype tricks. Keys without a value (null or undefined) are left out. Never throws.
 */
export function readPlain(input: unknown): PlainData {
	try {
		return { ok: true, value: new Copier().copy(typeof input === 'string' ? parse(input) : input, []) };
	} catch (error) {
		const fault =
			error instanceof Refused
				? error.fault
				: { path: 'profile', problem: 'The profile cannot be read.', mend: 'Pass a plain object or JSON text.' };
		return { ok: false, faults: [fault] };
	}
}

function parse(json: string): unknown {
	if (json.length > MAX_JSON) {
		throw refused([], 'The profile is longer than a megabyte.', 'Shorten its lists.');
	}
	try {
		return JSON.parse(json.replace(/^\uFEFF/, ''));
	} catch (error) {
		const reason = error instanceof Error ? error.message : '';
		throw refused(
			[],
			`The profile is not valid JSON: ${shown(reason, 120)}.`,
			'Look for a missing quote, comma or bracket there, or pass an object.',
		);
	}
}

class Copier {
	private values = 0;
	private readonly above = new Set<object>();

	copy(value: unknown, path: readonly PropertyKey[]): unknown {
		if (++this.values > MAX_VALUES || path.length > MAX_DEPTH) {
			throw refused(path, 'The profile is too large or nested too deeply.', 'Keep to the settings of a profile, and shorten its lists.');
		}
		if (typeof value === 'string' && value.length > MAX_TEXT) {
			throw refused(path, `This text is longer than ${MAX_TEXT} characters.`, 'Shorten it.');
		}
		if (typeof value !== 'object' || value === null) return value;
		if (this.above.has(value)) {
			throw refused(path, 'The profile contains itself here.', 'Pass data without references back.');
		}
		this.above.add(value);
		const copied = Array.isArray(value) ? this.copyList(value, path) : this.copyObject(value, path);
		this.above.delete(value);
		return copied;
	}

	private copyList(list: readonly unknown[], path: readonly PropertyKey[]): unknown[] {
		const { length } = list;
		if (!(length <= MAX_LIST)) {
			throw refused(path, `This list has more than ${MAX_LIST} entries.`, 'Shorten it.');
		}
		return Array.from({ length }, (_, index) => this.copy(list[index], [...path, index]));
	}

	private copyObject(value: object, path: readonly PropertyKey[]): Record<string, unknown> {
		// The tag and not the prototype: objects of another realm, such as n8n's sandbox, are plain too.
		if (Object.prototype.toString.call(value) !== '[object Object]') {
			throw refused(path, 'This is not plain data.', 'Use texts, numbers, lists and plain objects only.');
		}
		const keys = Object.keys(value);
		if (keys.length > MAX_KEYS) {
			throw refused(path, `This has more than ${MAX_KEYS} entries.`, 'Shorten it.');
		}
		const copied: Record<string, unknown> = {};
		for (const key of keys) {
			if (FORBIDDEN_KEYS.has(key)) {
				throw refused([...path, key], `The name ${quoted(key)} cannot be used.`, 'Choose another name.');
			}
			const copy = this.copy((value as Record<string, unknown>)[key], [...path, key]);
			if (copy !== undefined && copy !== null) copied[key] = copy;
		}
		return copied;
	}
}

function refused(path: readonly PropertyKey[], problem: string, mend: string): Refused {
	return new Refused({ path: pathText(path), problem, mend });
}
