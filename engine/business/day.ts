import { instantOf, localDay, requireZone } from './localTime';
import type { BusinessProfile } from './profile';

/** When the day of a moment began on the calendar of the business. Epoch milliseconds, like `at`. */
export function startOfDay(profile: Pick<BusinessProfile, 'timezone'>, at: number): number {
	const zone = requireZone(profile.timezone);
	return instantOf(zone, localDay(zone, at), 0);
}
