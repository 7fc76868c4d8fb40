import type { Entry } from './entry';
import type { CallMapping } from './mapping';
import { DURATION, END, START, TALK } from './names';

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);
/** With a zone: a time without one may be half a day off. */
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/i;

/** Epoch milliseconds of a time in ISO 8601 with its zone, RFC 2822, or seconds, milliseconds or microseconds of the epoch. */
export function readTime(text: string): number | undefined {
	const at = /^\d{9,11}(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : /^\d{12,14}$/.test(text) ? Number(text) : /^\d{15,17}$/.test(text) ? Number(text) / 1000 : dated(text);
	return at >= EARLIEST && at <= LATEST ? Math.round(at) : undefined;
}

function dated(text: string): number {
	if (ISO.test(text)) return Date.parse(text.replace(' ', 'T').replace(/\s?(?:UTC|GMT)$/i, 'Z').replace(',', '.').replace(/\s?([+-]\d\d):?(\d\d)$/, '$1:$2'));
	return /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? (?:[+-]\d{4}|GMT|UTC)$/.test(text) ? Date.parse(text) : Number.NaN;
}

export function timeOf(entry: Entry, name: string, usual: readonly string[]): number | undefined {
	const told = entry.text(name, usual);
	return told === undefined ? undefined : readTime(told.text);
}

/** Seconds of `42`, `41.6` or `1:02`. */
export function readDuration(text: string, unit: CallMapping['durationUnit'] = 'seconds'): number | undefined {
	const [, hours, minutes, seconds] = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)$/.exec(text) ?? [];
	if (minutes !== undefined) return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
	if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return undefined;
	const value = Number(text) * (unit === 'minutes' ? 60 : unit === 'milliseconds' ? 0.001 : 1);
	return value <= 7 * 86_400 ? Math.round(value) : undefined;
}

export interface Moments {
	readonly start?: number;
	readonly end?: number;
	/** Of the whole call, or of the talk where that is what is told. */
	readonly seconds?: number;
}

export function momentsOf(entry: Entry, unit: CallMapping['durationUnit']): Moments {
	const [told, end] = [timeOf(entry, 'time', START), timeOf(entry, 'endTime', END)];
	const seconds = secondsOf(entry, DURATION, unit) ?? (entry.isMapped('duration') ? undefined : secondsOf(entry, TALK, unit));
	const start = told ?? (end === undefined || seconds === undefined ? undefined : end - seconds * 1000);
	return {
		...(start === undefined ? {} : { start }),
		...(end !== undefined ? { end } : start === undefined ? {} : { end: start + (seconds ?? 0) * 1000 }),
		...(seconds === undefined ? {} : { seconds }),
	};
}

export function secondsOf(entry: Entry, usual: readonly string[], unit: CallMapping['durationUnit']): number | undefined {
	const told = entry.text('duration', usual);
	return told === undefined ? undefined : readDuration(told.text, unit);
}
