import { DateTime } from 'luxon';
import type { BusinessProfile, Language, OpeningState } from '../business';
import { PHRASES } from './phrases';
import { render } from './render';

/**
 * “when we open Monday at 8 AM”, while the business is closed. Without a day where it opens on none of the next six (a
 * seventh has today's name). Undefined while it is open. `now` is epoch milliseconds.
 */
export function opensWords(profile: BusinessProfile, opening: OpeningState, now: number, language: Language): string | undefined {
	if (opening.state === 'open') return undefined;
	const words = PHRASES[language];
	if (opening.opensAt === undefined) return words.opensSometime;
	const at = DateTime.fromMillis(opening.opensAt, { zone: profile.timezone });
	const today = DateTime.fromMillis(now, { zone: profile.timezone });
	const days = dayOf(at) - dayOf(today);
	if (days > 6) return words.opensSometime;
	const day = days === 0 ? words.today : words.weekdays[at.weekday - 1];
	// One o'clock is the one hour that is not plural in Spanish.
	const opens = language === 'es' && at.hour === 1 ? words.opens.replace('a las', 'a la') : words.opens;
	return render(opens, { day, time: clockWords(at, language) });
}

/** Days since 1970-01-01 by the calendar, whatever the clocks do. */
const dayOf = ({ year, month, day }: DateTime): number => Date.UTC(year, month - 1, day) / 86_400_000;

/** “8 AM”, “8:30 AM”; “8:00”. By hand: formatting by locale takes a millisecond, and many more the first time. */
function clockWords({ hour, minute }: DateTime, language: Language): string {
	const minutes = String(minute).padStart(2, '0');
	if (language === 'es') return `${hour}:${minutes}`;
	return `${hour % 12 || 12}${minute === 0 ? '' : `:${minutes}`} ${hour < 12 ? 'AM' : 'PM'}`;
}
