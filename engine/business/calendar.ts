import type { IANAZone } from 'luxon';
import { publicHolidayOn } from './holidays';
import { DAY_MINUTES, instantOf, isoDate, requireZone } from './localTime';
import { WEEKDAYS, type BusinessProfile, type OwnHoliday } from './profile';
import { minuteSpans, type MinuteSpan } from './spans';

/** A stretch of opening, epoch milliseconds: from `opens` until just before `closes`. */
export interface Opening {
	readonly opens: number;
	readonly closes: number;
}

/** One local date of a business. An opening belongs to the date it begins on. */
export interface BusinessDay {
	readonly openings: readonly Opening[];
	/** Name of the holiday, own or public, also where the business opens on it. */
	readonly holiday?: string;
}

/** Days kept for one profile: more than any search for the next opening looks at. */
const MAX_DAYS = 1_000;
const ALL_DAY: readonly MinuteSpan[] = [{ from: 0, to: DAY_MINUTES }];

/** What follows from a profile, worked out once for each profile object. */
export class BusinessCalendar {
	readonly zone: IANAZone;
	/** Nothing ever closes this business. */
	readonly alwaysOpen: boolean;
	/** Nothing ever opens this business. */
	readonly neverOpen: boolean;
	private readonly week: ReadonlyArray<readonly MinuteSpan[]>;
	private readonly own: ReadonlyMap<string, OwnHoliday>;
	private readonly days = new Map<number, BusinessDay>();

	constructor(private readonly profile: BusinessProfile) {
		const { hours, holidays } = profile;
		this.zone = requireZone(profile.timezone);
		this.week = WEEKDAYS.map((weekday) => (hours === undefined ? ALL_DAY : minuteSpans(hours[weekday])));
		this.own = new Map(holidays.own.map((holiday) => [holiday.date, holiday]));
		this.alwaysOpen = !holidays.observe && holidays.own.length === 0 && this.week.every(isAllDay);
		this.neverOpen =
			this.week.every((spans) => spans.length === 0) &&
			holidays.own.every((holiday) => minuteSpans(holiday.hours ?? []).length === 0);
	}

	/** A local date, given in days since 1970-01-01. */
	day(day: number): BusinessDay {
		const known = this.days.get(day);
		if (known !== undefined) return known;
		if (this.days.size >= MAX_DAYS) this.days.clear();
		const made = this.makeDay(day);
		this.days.set(day, made);
		return made;
	}

	private makeDay(day: number): BusinessDay {
		const { spans, holiday } = this.spansOf(day);
		const openings = spans
			.map(({ from, to }) => ({ opens: instantOf(this.zone, day, from), closes: instantOf(this.zone, day, to) }))
			// A span that lies wholly in the hour that clocks skip has no length.
			.filter(({ opens, closes }) => opens < closes);
		return holiday === undefined ? { openings } : { openings, holiday };
	}

	private spansOf(day: number): { readonly spans: readonly MinuteSpan[]; readonly holiday?: string } {
		const date = isoDate(day);
		const own = this.own.get(date) ?? this.own.get(date.slice(5));
		if (own !== undefined) return { spans: minuteSpans(own.hours ?? []), holiday: own.name };

		// 1970-01-01 was a Thursday, the fourth day of WEEKDAYS.
		const usual = this.week[(((day + 3) % 7) + 7) % 7] ?? [];
		const holiday = publicHolidayOn(this.profile, day);
		if (holiday === undefined) return { spans: usual };
		const spans = usual
			.map(({ from, to }) => ({ from, to: Math.min(to, holiday.from) }))
			.filter(({ from, to }) => from < to);
		return { spans, holiday: holiday.name };
	}
}

function isAllDay(spans: readonly MinuteSpan[]): boolean {
	let reached = 0;
	for (const { from, to } of spans) {
		if (from > reached) return false;
		reached = Math.max(reached, to);
	}
	return reached >= DAY_MINUTES;
}

const calendars = new WeakMap<BusinessProfile, BusinessCalendar>();

export function calendarOf(profile: BusinessProfile): BusinessCalendar {
	let calendar = calendars.get(profile);
	if (calendar === undefined) {
		calendar = new BusinessCalendar(profile);
		calendars.set(profile, calendar);
	}
	return calendar;
}
