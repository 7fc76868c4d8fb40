import { DateTime } from 'luxon';

/** How dates of digits and slashes are read where both ways fit: month first, as in the US, or day first. */
export type DateOrder = 'mdy' | 'dmy';

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Abbreviations that phone systems write, in minutes from UTC. */
const ZONES: Readonly<Record<string, number>> = { Z: 0, UTC: 0, GMT: 0, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420, AKST: -540, AKDT: -480, HST: -600, BST: 60, CET: 60, CEST: 120 };

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(AM|PM)?\s*(.*))?$/i;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AP])?\.?M?\.?\s*(.*))?$/i;
/** `15:04:05 UTC 2026-11-21` */
const TIME_FIRST = /^(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)\s+(?:([A-Z]{1,4})\s+)?(\d{4}-\d{1,2}-\d{1,2})$/i;
const OFFSET = /^(?:(?:UTC|GMT)\s*)?([+-])(\d{2}):?(\d{2})?$/i;

/** Reads the times of a log. One that names no zone is read on the clocks of the zone given with it. */
export class Times {
	private readonly hours = new Map<string, number>();

	constructor(private readonly order: DateOrder = 'mdy') {}

	/**
	 * Epoch milliseconds, or undefined for what is no time of the years 1990 to 2199: ISO 8601, `2026-11-21 15:04:05 UTC`,
	 * `11/21/2026 3:04 PM`, RFC 2822, epoch seconds and milliseconds.
	 */
	read(text: string, zone: string): number | undefined {
		const trimmed = text.trim();
		const at = epoch(trimmed) ?? this.iso(trimmed, zone) ?? this.slashed(trimmed, zone) ?? this.timeFirst(trimmed, zone) ?? worded(trimmed);
		return at !== undefined && at >= EARLIEST && at < LATEST ? at : undefined;
	}

	private iso(text: string, zone: string): number | undefined {
		const [found, year, month, day, hour, minute, second, fraction, half, rest] = ISO.exec(text) ?? [];
		return found === undefined ? undefined : this.at([year, month, day, hour, minute, second, fraction], half, rest, zone);
	}

	private slashed(text: string, zone: string): number | undefined {
		const [found, first = '', second = '', year = '', hour, minute, seconds, fraction, half, rest] = SLASHED.exec(text) ?? [];
		if (found === undefined) return undefined;
		const dayFirst = Number(first) > 12 || (this.order === 'dmy' && Number(second) <= 12);
		const full = year.length === 2 ? `20${year}` : year;
		return this.at([full, dayFirst ? second : first, dayFirst ? first : second, hour, minute, seconds, fraction], half, rest, zone);
	}

	private timeFirst(text: string, zone: string): number | undefined {
		const [found, time, abbreviation = '', date] = TIME_FIRST.exec(text) ?? [];
		return found === undefined ? undefined : this.iso(`${date} ${time} ${abbreviation}`.trim(), zone);
	}

	private at(parts: ReadonlyArray<string | undefined>, half: string | undefined, rest: string | undefined, zone: string): number | undefined {
		const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map((part) => Number(part ?? 0));
		const ms = Number((parts[6] ?? '').padEnd(3, '0').slice(0, 3));
		const hour24 = half === undefined ? hour : (hour % 12) + (/^p/i.test(half) ? 12 : 0);
		if (month < 1 || month > 12 || day < 1 || day > 31 || hour24 > 23 || (half !== undefined && hour > 12) || minute > 59 || second > 60) return undefined;
		if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day) return undefined;
		const within = minute * 60_000 + second * 1_000 + ms;
		const offset = offsetOf(rest?.trim() ?? '');
		if (offset === undefined) return undefined;
		return offset === 'none' ? this.hourIn(zone, year, month, day, hour24) + within : Date.UTC(year, month - 1, day, hour24) + within - offset * 60_000;
	}

	/** When an hour of the wall clock begins. One that clocks skip is the one after; of two the first. */
	private hourIn(zone: string, year: number, month: number, day: number, hour: number): number {
		const key = `${zone} ${year} ${month} ${day} ${hour}`;
		const known = this.hours.get(key);
		if (known !== undefined) return known;
		const at = DateTime.fromObject({ year, month, day, hour }, { zone }).toMillis();
		if (this.hours.size > 2_000) this.hours.clear();
		this.hours.set(key, at);
		return at;
	}
}

/** Digits alone: seconds, milliseconds or microseconds, as their number tells. */
function epoch(text: string): number | undefined {
	if (!/^\d{9,16}(?:\.\d+)?$/.test(text)) return undefined;
	const value = Number(text);
	if (value < 1e11) return Math.round(value * 1000);
	return value < 1e14 ? Math.round(value) : Math.round(value / 1000);
}

/** Minutes from UTC; `none` where nothing is said; undefined for what cannot be read. */
function offsetOf(text: string): number | 'none' | undefined {
	if (text === '') return 'none';
	const named = ZONES[text.toUpperCase()];
	if (named !== undefined) return named;
	const [found, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? [];
	return found === undefined ? undefined : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** RFC 2822: `Sat, 21 Nov 2026 15:04:05 +0000`. Only where it names its zone. */
function worded(text: string): number | undefined {
	if (!/[a-z]{3}/i.test(text) || !/\d{1,2}:\d{2}.*(?:[+-]\d{4}|\b[A-Z]{1,4})\)?$/.test(text)) return undefined;
	const at = Date.parse(text);
	return Number.isNaN(at) ? undefined : at;
}
