import type { IANAZone } from 'luxon';
import type { WeekWindows } from '../places';
import { DAY_MS, instantOf, localDay } from './localTime';

/** How far ahead a time that is allowed is looked for: past a day without any hours, and the week that repeats. */
const SEARCH_DAYS = 8;
/** 1970-01-01, the day that days are counted from, was a Thursday. */
const FIRST_WEEKDAY = 4;

/** One thing that must allow it. */
export interface Limit<Reason> {
	readonly because: Reason;
	/** The first time from `at` on that this limit allows, `at` itself included; undefined when none is near. Epoch milliseconds. */
	readonly opens: (at: number) => number | undefined;
}

/**
 * The first time from `at` on that all limits allow; undefined when there is none within 8 days.
 * Whatever limit forbids a time forbids all up to the time it names, so going from one to the next misses nothing.
 */
export function firstInstant(limits: ReadonlyArray<Limit<unknown>>, at: number): number | undefined {
	let reached = at;
	for (;;) {
		const next = limits.reduce((time, { opens }) => Math.max(time, opens(time) ?? Infinity), reached);
		if (next === reached) return reached;
		if (next > at + SEARCH_DAYS * DAY_MS) return undefined;
		reached = next;
	}
}

/** When the quiet hours end in which `at` lies; undefined when it lies in none. From and to in minutes since midnight. */
export function nightEnd(zone: IANAZone, from: number, to: number, at: number): number | undefined {
	const today = localDay(zone, at);
	let until: number | undefined;
	// The night that began the evening before, then today's, then tomorrow's where clocks go back far enough to join two.
	for (const day of [today - 1, today, today + 1]) {
		const reached = until ?? at;
		if (instantOf(zone, day, from, 'first') > reached) continue;
		const ends = instantOf(zone, to < from ? day + 1 : day, to, 'last');
		if (reached < ends) until = ends;
	}
	return until;
}

/** The first time from `at` on within the hours of a week; a time of day that comes twice opens at its last and closes at its first. */
export function windowOpening(zone: IANAZone, week: WeekWindows, at: number): number | undefined {
	const today = localDay(zone, at);
	for (let day = today; day <= today + SEARCH_DAYS; day++) {
		const hours = week[(((day + FIRST_WEEKDAY) % 7) + 7) % 7];
		if (hours === undefined) continue;
		const opens = instantOf(zone, day, hours[0], 'last');
		const closes = instantOf(zone, day, hours[1], 'first');
		if (opens < closes && at < closes) return Math.max(at, opens);
	}
	return undefined;
}
