import { calendarOf, type BusinessCalendar, type Opening } from './calendar';
import { MINUTE_MS, localDay, requireInstant } from './localTime';
import type { BusinessProfile } from './profile';

export interface OpeningState {
	/** `holiday`: closed, on a holiday. */
	readonly state: 'open' | 'closed' | 'holiday';
	/** Name of today's holiday, also while open on it. */
	readonly holiday?: string;
	/** When closed: the next opening, epoch milliseconds. Absent when there is none within a year. */
	readonly opensAt?: number;
	/** When open: the next closing, epoch milliseconds. Absent when there is none within a year. */
	readonly closesAt?: number;
}

/** A year, and enough to meet a yearly date again. */
const SEARCH_DAYS = 370;
/** Ten years: beyond what any deadline or measure means. */
const MAX_DAYS = 3_660;

/**
 * Whether a business is open at a time (epoch milliseconds), by the wall clock of its zone.
 *
 * An opening that runs over midnight belongs to the day it begins on, also when the next day is a holiday. A time that
 * comes twice when clocks go back means its first coming; one that is skipped means the moment of the change.
 * Throws a RangeError when `at` is no time between 1970 and 2199.
 */
export function openingAt(profile: BusinessProfile, at: number): OpeningState {
	requireInstant(at);
	const calendar = calendarOf(profile);
	if (calendar.alwaysOpen) return { state: 'open' };

	const { holiday } = calendar.day(localDay(calendar.zone, at));
	const named = holiday === undefined ? {} : { holiday };
	const stretch = stretchFrom(calendar, at);
	if (stretch !== undefined && stretch.opens <= at) {
		return { state: 'open', ...named, ...(stretch.closes === undefined ? {} : { closesAt: stretch.closes }) };
	}
	const opens = stretch === undefined ? {} : { opensAt: stretch.opens };
	return { state: holiday === undefined ? 'closed' : 'holiday', ...named, ...opens };
}

/**
 * The earliest time, not before `from`, at which so many minutes of opening have passed. It lies within opening hours or
 * is the very moment of a closing: ten minutes from 16:50 are up at 17:00, not tomorrow. No minutes (or fewer) give
 * `from` itself when open, else the next opening.
 *
 * A business that is never open has no opening to count: wall-clock minutes count for it, and for whatever remains
 * after ten years. Throws a RangeError when `from` is no time or `minutes` no number.
 */
export function addBusinessMinutes(profile: BusinessProfile, from: number, minutes: number): number {
	requireInstant(from);
	if (!Number.isFinite(minutes)) throw new RangeError(`${minutes} is not a number of minutes.`);
	let remaining = Math.max(0, Math.round(minutes * MINUTE_MS));
	const calendar = calendarOf(profile);
	if (calendar.alwaysOpen || calendar.neverOpen) return from + remaining;

	let reached = from;
	for (const { opens, closes } of openingsFrom(calendar, from, MAX_DAYS)) {
		const start = Math.max(reached, opens);
		if (start >= closes) continue;
		if (start + remaining <= closes) return start + remaining;
		remaining -= closes - start;
		reached = closes;
	}
	return reached + remaining;
}

/**
 * Minutes of opening between two times, with fractions; 0 when `to` is not after `from`. The counterpart of
 * {@link addBusinessMinutes}: all minutes count for a business that is never open.
 * Throws a RangeError when one of the two is no time, or when they lie more than ten years apart.
 */
export function businessMinutesBetween(profile: BusinessProfile, from: number, to: number): number {
	requireInstant(from);
	requireInstant(to);
	if (to <= from) return 0;
	const calendar = calendarOf(profile);
	if (calendar.alwaysOpen || calendar.neverOpen) return (to - from) / MINUTE_MS;
	if (localDay(calendar.zone, to) - localDay(calendar.zone, from) > MAX_DAYS) {
		throw new RangeError('Business minutes are counted over ten years at most. Is one of the two times missing?');
	}

	let total = 0;
	let reached = from;
	for (const { opens, closes } of openingsFrom(calendar, from, MAX_DAYS)) {
		if (opens >= to) break;
		const start = Math.max(reached, opens);
		const end = Math.min(closes, to);
		if (start >= end) continue;
		total += end - start;
		reached = end;
	}
	return total / MINUTE_MS;
}

/** The openings that may reach beyond a time, by their beginning. They can overlap where a holiday has hours of its own. */
function* openingsFrom(calendar: BusinessCalendar, at: number, days: number): Generator<Opening> {
	const today = localDay(calendar.zone, at);
	// From yesterday on, whose night may not be over.
	for (let day = today - 1; day <= today + days; day++) {
		yield* calendar.day(day).openings;
	}
}

/** The unbroken stretch of opening that holds a time or comes next; without an end when none is in sight. */
function stretchFrom(calendar: BusinessCalendar, at: number): { readonly opens: number; readonly closes?: number } | undefined {
	if (calendar.neverOpen) return undefined;
	let stretch: Opening | undefined;
	for (const opening of openingsFrom(calendar, at, SEARCH_DAYS)) {
		if (opening.closes <= at) continue;
		if (stretch === undefined) stretch = opening;
		else if (opening.opens > stretch.closes) return stretch;
		else if (opening.closes > stretch.closes) stretch = { opens: stretch.opens, closes: opening.closes };
	}
	if (stretch === undefined) return undefined;
	// The last stretch of the search: it ended only if a day without opening came after it.
	const lastDay = localDay(calendar.zone, at) + SEARCH_DAYS;
	return localDay(calendar.zone, stretch.closes) > lastDay ? { opens: stretch.opens } : stretch;
}
