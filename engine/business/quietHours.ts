import { instantOf, localDay, requireInstant, requireZone, zoneOf } from './localTime';
import type { BusinessProfile } from './profile';
import { clockMinutes } from './spans';

export interface Quiet {
	readonly quiet: boolean;
	/** When quiet: its end, epoch milliseconds, at which texting is allowed again. */
	readonly until?: number;
}

const NOT_QUIET: Quiet = { quiet: false };

/**
 * Whether it is quiet at a time (epoch milliseconds) on the wall clock of `zone`, an IANA name; the zone of the business
 * where that one is unknown. On the night clocks go back quiet lasts the hour longer.
 * Throws a RangeError when `at` is no time between 1970 and 2199.
 */
export function quietAt(profile: BusinessProfile, zone: string, at: number): Quiet {
	requireInstant(at);
	const { enabled, start, end } = profile.quietHours;
	const from = clockMinutes(start);
	const to = clockMinutes(end);
	if (!enabled || from === undefined || to === undefined || from === to) return NOT_QUIET;

	const place = zoneOf(zone) ?? requireZone(profile.timezone);
	const today = localDay(place, at);
	let until: number | undefined;
	// The night that began the evening before, then today's, then tomorrow's where clocks go back far enough to join two.
	for (const day of [today - 1, today, today + 1]) {
		const reached = until ?? at;
		if (instantOf(place, day, from, 'first') > reached) continue;
		const ends = instantOf(place, to < from ? day + 1 : day, to, 'last');
		if (reached < ends) until = ends;
	}
	return until === undefined ? NOT_QUIET : { quiet: true, until };
}
