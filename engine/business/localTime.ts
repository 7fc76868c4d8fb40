import { IANAZone } from 'luxon';

/**
 * Wall clock to instant and back, by whole days and minutes.
 *
 * luxon supplies the offsets. Its own conversion of a wall-clock time leaves open which of two equal times it takes when
 * clocks go back, and pushes a time that does not exist past the change; opening hours and quiet hours need both settled.
 */

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;
export const DAY_MS = DAY_MINUTES * MINUTE_MS;

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** The zone of an IANA name; undefined when the name is unknown or a bare offset, which knows no daylight saving. */
export function zoneOf(name: string): IANAZone | undefined {
	if (/^[+-]/.test(name)) return undefined;
	const zone = IANAZone.create(name);
	return zone.isValid ? zone : undefined;
}

/** The zone of a name that must be good. Throws when it is not. */
export function requireZone(name: string): IANAZone {
	const zone = zoneOf(name);
	if (zone === undefined) {
		throw new Error(`The time zone "${name}" is not known here. Check the business profile: a zone is named like "America/New_York".`);
	}
	return zone;
}

/** Throws a RangeError unless this is an instant of the years 1970 to 2199, in epoch milliseconds. */
export function requireInstant(at: number): void {
	if (!(at >= EARLIEST && at < LATEST)) {
		throw new RangeError(`${at} is not a time between 1970 and 2199. Give epoch milliseconds.`);
	}
}

const QUARTER_MS = 900_000;
const KEPT_QUARTERS = 10_000;
const knownOffsets = new Map<IANAZone, Map<number, number>>();

/** Offsets change at whole quarters of an hour, and asking for one is the dearest part of any question about time. */
function offsetMs(zone: IANAZone, at: number): number {
	const quarter = Math.floor(at / QUARTER_MS);
	const ofZone = knownOffsets.get(zone) ?? new Map<number, number>();
	knownOffsets.set(zone, ofZone);
	let offset = ofZone.get(quarter);
	if (offset === undefined) {
		offset = Math.round(zone.offset(at) * MINUTE_MS);
		if (ofZone.size >= KEPT_QUARTERS) ofZone.clear();
		ofZone.set(quarter, offset);
	}
	return offset;
}

/** The local date of an instant, in days since 1970-01-01. */
export function localDay(zone: IANAZone, at: number): number {
	return Math.floor((at + offsetMs(zone, at)) / DAY_MS);
}

/**
 * The instant at which the wall clock shows `minute` (0 or more; beyond 1440 on a later day) of a local date.
 * A time that comes twice because clocks go back is the first or the last of the two, as asked; a time that never comes
 * because clocks go forward is the moment of the change.
 */
export function instantOf(zone: IANAZone, day: number, minute: number, which: 'first' | 'last' = 'first'): number {
	const local = day * DAY_MS + minute * MINUTE_MS;
	const before = offsetMs(zone, local - DAY_MS);
	const after = offsetMs(zone, local + DAY_MS);
	if (before === after) return local - before;

	const real = [local - before, local - after].filter((at) => at + offsetMs(zone, at) === local);
	if (real.length > 0) return which === 'first' ? Math.min(...real) : Math.max(...real);
	return changeBetween(zone, local - after, local - before);
}

/** The first instant after `early` that has the offset of `late`, with one change of clocks between the two. */
function changeBetween(zone: IANAZone, early: number, late: number): number {
	const target = offsetMs(zone, late);
	let low = early;
	let high = late;
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetMs(zone, middle) === target) high = middle;
		else low = middle;
	}
	return high;
}

/** `YYYY-MM-DD` of a day number. */
export function isoDate(day: number): string {
	return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
