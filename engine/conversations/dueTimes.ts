import { addBusinessMinutes, daysLater, windowAt, type BusinessProfile } from '../business';
import { placeOfNumber } from '../places';

const HOUR_MS = 3_600_000;

/** Where the person is, when that is known better than from the number. */
export type KnownPlace = { readonly zone?: string; readonly state?: string };

/** By when somebody has called back who left a voicemail at a time; undefined where the profile has that switched off. */
export function voicemailDueAt(profile: BusinessProfile, leftAt: number): number | undefined {
	const { voicemailMinutes } = profile.followUp;
	return voicemailMinutes > 0 ? addBusinessMinutes(profile, leftAt, voicemailMinutes) : undefined;
}

/**
 * When a person who does not answer the text that went out at a time gets one more: within the hours in which they may
 * be texted. Undefined where the profile has that switched off, or has no such hours.
 */
export function nudgeDueAt(profile: BusinessProfile, textedAt: number, number: string, place: KnownPlace | undefined): number | undefined {
	const { nudgeHours } = profile.followUp;
	return nudgeHours > 0 ? nextWindow(profile, textedAt + nudgeHours * HOUR_MS, number, place) : undefined;
}

/** The first time from `at` on at which this person may be texted unasked; undefined when there is none near. */
export function nextWindow(profile: BusinessProfile, at: number, number: string, place: KnownPlace | undefined): number | undefined {
	const window = windowAt({ profile, at, place: placeOfNumber(number), ...(place ? { person: place } : {}) });
	return window.allowed ? at : window.until;
}

/** When a conversation in which something last happened at a time is over by itself; undefined where the profile has that switched off. */
export function staleAt(profile: BusinessProfile, lastAt: number): number | undefined {
	const { staleDays } = profile.followUp;
	return staleDays > 0 ? daysLater(profile, lastAt, staleDays) : undefined;
}
