import type { IANAZone } from 'luxon';
import { STATE_WINDOWS, STRICTEST_WINDOWS, windowsOfState, type Place } from '../places';
import { requireInstant, requireZone, zoneOf } from './localTime';
import type { BusinessProfile } from './profile';
import { clockMinutes } from './spans';
import { firstInstant, nightEnd, windowOpening, type Limit } from './textingLimits';

export interface Quiet {
	readonly quiet: boolean;
	/** When quiet: its end, epoch milliseconds, at which texting is allowed again. Absent when no such time comes within 8 days. */
	readonly until?: number;
}

/**
 * What decided: nothing at all (`off`), the quiet hours of the profile (`own`), the federal hours or those of a state for
 * a number of the United States, or the hours the profile wants for everybody (`strictest`).
 */
export type WindowRule = 'off' | 'own' | 'federal' | 'state' | 'strictest';

export interface WindowReason {
	/** IANA name of the zone on whose clock it was decided. */
	readonly zone: string;
	/** Two letters of the state of the person, where known. */
	readonly state?: string;
	readonly rule: WindowRule;
}

export interface TextingWindow {
	readonly allowed: boolean;
	/** When not allowed: the first time at which everything allows it, epoch milliseconds. Absent when none comes within 8 days. */
	readonly until?: number;
	/** What forbids it, and of several what does so longest; what was looked at first when it is allowed. */
	readonly because: WindowReason;
}

export interface WindowQuestion {
	readonly profile: BusinessProfile;
	/** Epoch milliseconds. */
	readonly at: number;
	/** Of the person's number; absent means that nothing is known of it. */
	readonly place?: Pick<Place, 'zones' | 'state'>;
	/** What is known of this very person and outranks the place of the number, as numbers are ported and people move. */
	readonly person?: { readonly zone?: string; readonly state?: string };
}

/**
 * Whether it is quiet at a time (epoch milliseconds) on the wall clock of `place`: an IANA name, or the place of a
 * number, all of whose zones must be awake. The zone of the business stands in for one that is unknown. On the night
 * clocks go back quiet lasts the hour longer.
 * Throws a RangeError when `at` is no time between 1970 and 2199.
 */
export function quietAt(profile: BusinessProfile, place: string | Pick<Place, 'zones' | 'state'>, at: number): Quiet {
	// A zone that is named is meant, whosever clock the profile goes by.
	const named = typeof place === 'string';
	const { allowed, until } = decide({ profile, at, place: named ? { zones: [place] } : place }, named ? 'person' : profile.quietHours.zone);
	if (allowed) return { quiet: false };
	return { quiet: true, ...(until === undefined ? {} : { until }) };
}

/**
 * Whether a text that the person did not just ask for may go at a time: outside the quiet hours of the profile, and
 * within the hours of the law where the profile goes by it. Where a number may be in several zones all of them must
 * allow it.
 * Throws a RangeError when `at` is no time between 1970 and 2199.
 */
export function windowAt(question: WindowQuestion): TextingWindow {
	return decide(question, question.profile.quietHours.zone);
}

function decide(question: WindowQuestion, clock: BusinessProfile['quietHours']['zone']): TextingWindow {
	const { profile, at } = question;
	requireInstant(at);
	const home = requireZone(profile.timezone);
	if (!profile.quietHours.enabled) return { allowed: true, because: { zone: home.name, rule: 'off' } };

	const limits = limitsOf(question, home, clock);
	const openings = limits.map(({ because, opens }) => ({ because, from: opens(at) ?? Infinity }));
	const [longest] = openings.filter(({ from }) => from > at).sort((a, b) => b.from - a.from);
	if (longest === undefined) return { allowed: true, because: limits[0]?.because ?? { zone: home.name, rule: 'off' } };
	const until = firstInstant(limits, at);
	return { allowed: false, ...(until === undefined ? {} : { until }), because: longest.because };
}

function limitsOf({ profile, place, person }: WindowQuestion, home: IANAZone, clock: 'business' | 'person'): Array<Limit<WindowReason>> {
	const { start, end, windows } = profile.quietHours;
	const state = person?.state ?? place?.state;
	const because = (zone: IANAZone, rule: WindowRule): WindowReason => ({ zone: zone.name, ...(state === undefined ? {} : { state }), rule });
	const zones = zonesOf(person?.zone === undefined ? [] : [person.zone]) ?? zonesOf(place?.zones ?? []) ?? [home];
	const limits: Array<Limit<WindowReason>> = [];

	const from = clockMinutes(start);
	const to = clockMinutes(end);
	if (from !== undefined && to !== undefined && from !== to) {
		for (const zone of clock === 'business' ? [home] : zones) {
			limits.push({ because: because(zone, 'own'), opens: (at) => nightEnd(zone, from, to, at) ?? at });
		}
	}
	if (windows === 'strictest') {
		for (const zone of zones) limits.push({ because: because(zone, 'strictest'), opens: (at) => windowOpening(zone, STRICTEST_WINDOWS, at) });
	}
	// What is strict for everybody is not strict enough for every state.
	const lawful = state !== undefined && windows !== 'own' ? windowsOfState(state) : undefined;
	if (lawful !== undefined && state !== undefined) {
		const rule = state in STATE_WINDOWS ? 'state' : 'federal';
		for (const zone of zones) limits.push({ because: because(zone, rule), opens: (at) => windowOpening(zone, lawful, at) });
	}
	return limits;
}

/** The zones of those names that are known here; undefined when none is. */
function zonesOf(names: readonly string[]): IANAZone[] | undefined {
	const zones = names.map(zoneOf).filter((zone) => zone !== undefined);
	return zones.length > 0 ? zones : undefined;
}
