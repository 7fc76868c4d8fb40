import { DateTime } from 'luxon';
import { instantOf, localDay, requireZone } from './localTime';
import type { BusinessProfile } from './profile';

/** When the day of a moment began on the calendar of the business. Epoch milliseconds, like `at`. */
export function startOfDay(profile: Pick<BusinessProfile, 'timezone'>, at: number): number {
	const zone = requireZone(profile.timezone);
	return instantOf(zone, localDay(zone, at), 0);
}

/** The same time of day so many days later on the calendar of the business, whatever clocks do in between. Epoch milliseconds, like `at`. */
export function daysLater(profile: Pick<BusinessProfile, 'timezone'>, at: number, days: number): number {
	return DateTime.fromMillis(at, { zone: requireZone(profile.timezone) }).plus({ days }).toMillis();
}
