import type Calendar from 'date-holidays';
import { DAY_MS, isoDate, localDay, requireInstant, requireZone } from './localTime';
import type { BusinessProfile } from './profile';

/** A public holiday on one day. */
export interface PublicHoliday {
	readonly name: string;
	/** Minutes since midnight from which it holds: above 0 where only the afternoon is off. */
	readonly from: number;
}

/** A place as `date-holidays` names it. */
export interface HolidayPlace {
	readonly country: string;
	readonly state?: string;
	readonly region?: string;
}

type Days = ReadonlyMap<number, PublicHoliday>;

/** The holidays of one place, year by year; without a calendar where the place is unknown. */
interface Known {
	readonly calendar: Calendar | undefined;
	readonly years: Map<number, Days>;
}

const HOUR_MS = 3_600_000;
const MAX_PLACES = 200;
const NONE: Days = new Map();

let library: typeof Calendar | undefined;
const places = new Map<string, Known>();

/**
 * Loaded on first use: it is large, and most profiles never ask for it; an import would load it with the package. Its
 * CommonJS form exports the class itself.
 */
function holidayLibrary(): typeof Calendar {
	library ??= require('date-holidays') as typeof Calendar;
	return library;
}

/** Works out the public holidays around a time ahead of need, so that no call waits for the library to load. */
export function prepareHolidays(profile: BusinessProfile, at: number): void {
	requireInstant(at);
	const today = localDay(requireZone(profile.timezone), at);
	publicHolidayOn(profile, today);
	publicHolidayOn(profile, today + 366);
}

/** The public holiday the profile observes on a local date (days since 1970-01-01), if any. */
export function publicHolidayOn(profile: BusinessProfile, day: number): PublicHoliday | undefined {
	if (!profile.holidays.observe) return undefined;
	const known = knownHolidays(profile.holidays.country ?? profile.country, profile.holidays.region, profile.language);
	const date = isoDate(day);
	const year = Number(date.slice(0, 4));
	// What began in December may last into January.
	return yearOf(known, year).get(day) ?? (date.slice(5, 7) === '01' ? yearOf(known, year - 1).get(day) : undefined);
}

/**
 * Finds the place of a country and region (`CA`, `us-ca`, `California`, `BY-A`), or says which of the two is unknown.
 */
export function holidayPlace(country: string, region?: string): HolidayPlace | 'unknown_country' | 'unknown_region' {
	const code = country.toUpperCase();
	const known = new (holidayLibrary())();
	if (!Object.hasOwn(known.getCountries(), code)) return 'unknown_country';
	if (region === undefined) return { country: code };

	const own = region.toUpperCase().startsWith(`${code}-`) ? region.slice(code.length + 1) : region;
	const states = known.getStates(code) ?? {};
	const whole = keyOf(states, own);
	if (whole !== undefined) return { country: code, state: whole };

	const hyphen = own.indexOf('-');
	const state = hyphen < 0 ? undefined : keyOf(states, own.slice(0, hyphen));
	if (state === undefined) return 'unknown_region';
	const part = keyOf(known.getRegions(code, state) ?? {}, own.slice(hyphen + 1));
	return part === undefined ? 'unknown_region' : { country: code, state, region: part };
}

/** The states or provinces of a country that have holidays of their own: code and name. */
export function holidayRegions(country: string): Readonly<Record<string, string>> {
	return new (holidayLibrary())().getStates(country.toUpperCase()) ?? {};
}

/** The key that is, or whose value is, this word. */
function keyOf(names: Readonly<Record<string, string>>, word: string): string | undefined {
	const wanted = word.trim().toLowerCase();
	const byCode = Object.keys(names).find((key) => key.toLowerCase() === wanted);
	return byCode ?? Object.keys(names).find((key) => names[key]?.toLowerCase() === wanted);
}

function knownHolidays(country: string, region: string | undefined, language: string): Known {
	const key = [country, region ?? '', language].join('|');
	let known = places.get(key);
	if (known === undefined) {
		if (places.size >= MAX_PLACES) places.clear();
		const place = holidayPlace(country, region);
		known = { calendar: typeof place === 'string' ? undefined : openCalendar(place, language), years: new Map() };
		places.set(key, known);
	}
	return known;
}

function yearOf({ calendar, years }: Known, year: number): Days {
	let days = years.get(year);
	if (days === undefined) {
		days = calendar === undefined ? NONE : readYear(calendar, year);
		years.set(year, days);
	}
	return days;
}

function openCalendar({ country, state, region }: HolidayPlace, language: string): Calendar {
	const Library = holidayLibrary();
	const options = { types: ['public' as const], languages: [language] };
	if (state === undefined) return new Library(country, options);
	return region === undefined ? new Library(country, state, options) : new Library(country, state, region, options);
}

/** The days of the holidays that begin in a year. */
function readYear(calendar: Calendar, year: number): Days {
	const days = new Map<number, PublicHoliday>();
	for (const holiday of calendar.getHolidays(year)) {
		const first = Date.parse(holiday.date.slice(0, 10)) / DAY_MS;
		const from = Number(holiday.date.slice(11, 13)) * 60 + Number(holiday.date.slice(14, 16));
		// Two hours of grace for days that clocks make shorter. Less than a day left over is an eve, not a day off.
		const count = Math.max(1, Math.floor((holiday.end.getTime() - holiday.start.getTime() + 2 * HOUR_MS) / (24 * HOUR_MS)));
		for (let day = first; day < first + count; day++) {
			const begins = day === first ? from : 0;
			const other = days.get(day);
			if (other === undefined || other.from > begins) days.set(day, { name: holiday.name, from: begins });
		}
	}
	return days;
}
