import { DateTime } from 'luxon';

const MONTHS: Readonly<Record<string, number>> = {
	january: 1, jan: 1, february: 2, feb: 2, march: 3, mar: 3, april: 4, apr: 4, may: 5, june: 6, jun: 6,
	july: 7, jul: 7, august: 8, aug: 8, september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12,
	enero: 1, febrero: 2, marzo: 3, abril: 4, mayo: 5, junio: 6, julio: 7, agosto: 8, septiembre: 9, octubre: 10, noviembre: 11, diciembre: 12,
};

/** What makes "the 5th" a street, a storey or a choice. */
const NOT_A_DATE = /^(?:st|street|ave|avenue|blvd|floor|time|place|option|one|grade|appointment|slot|choice|rd|road|dr)$/;
/** What makes "1/2" a fraction. */
const FRACTION = /^(?:inch|inches|in|cup|day|hour|hours|price|off|bath|baths|mile|miles|of|acre|acres|ton|hp|")$/;

/** A calendar date, and the index of the word after it. */
export interface FoundDate {
	readonly date: DateTime;
	readonly next: number;
}

function month(word: string | undefined): number | null {
	return word !== undefined && Object.hasOwn(MONTHS, word) ? (MONTHS[word] ?? null) : null;
}

function dayNumber(word: string | undefined): number | null {
	const match = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word ?? '');
	const number = Number(match?.[1]);
	return match && number >= 1 && number <= 31 ? number : null;
}

/** The next such day that is not over yet, or null when there is no such day or it was given as past. */
function upcoming(now: DateTime, monthOf: number, dayOf: number, year?: number): DateTime | null {
	const today = now.startOf('day');
	for (const candidate of year ? [year] : [now.year, now.year + 1]) {
		const date = DateTime.fromObject({ year: candidate, month: monthOf, day: dayOf }, { zone: now.zone });
		if (date.isValid && date >= today) return date;
	}
	return null;
}

function numeric(word: string, now: DateTime, monthFirst: boolean): DateTime | null {
	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
	if (iso) return upcoming(now, Number(iso[2]), Number(iso[3]), Number(iso[1]));
	const match = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?$/.exec(word);
	if (!match || word === '24/7') return null;
	const [first, second] = [Number(match[1]), Number(match[2])];
	const year = match[3] ? Number(match[3]) + (match[3].length === 2 ? 2000 : 0) : undefined;
	// Written the other way round when there is no such month.
	const isMonthFirst = monthFirst ? first <= 12 : second > 12;
	return isMonthFirst ? upcoming(now, first, second, year) : upcoming(now, second, first, year);
}

function nextDayOfMonth(now: DateTime, number: number): DateTime | null {
	for (let months = 0; months < 3; months++) {
		const base = now.startOf('month').plus({ months });
		const date = base.set({ day: number });
		if (date.month === base.month && date >= now.startOf('day')) return date;
	}
	return null;
}

/** Reads a calendar date at a word: 2025-07-04, 7/4, July 4, 4 de julio, the 15th, el 15. */
export function dateAt(
	words: readonly string[],
	at: number,
	now: DateTime,
	monthFirst: boolean,
): FoundDate | null {
	const word = words[at] ?? '';
	if (word.includes('/') || word.includes('-')) {
		if (FRACTION.test(words[at + 1] ?? '')) return null;
		const date = numeric(word, now, monthFirst);
		return date && { date, next: at + 1 };
	}

	const named = month(word);
	if (named !== null) {
		const number = dayNumber(words[at + 1]);
		const date = number === null ? null : upcoming(now, named, number);
		return date && { date, next: at + 2 };
	}

	const number = dayNumber(word);
	if (number === null) return null;
	// "4 de julio", "4th of july", "4 july"
	const of = words[at + 1] === 'de' || words[at + 1] === 'of' ? 1 : 0;
	const after = month(words[at + 1 + of]);
	if (after !== null) {
		const date = upcoming(now, after, number);
		return date && { date, next: at + 2 + of };
	}
	const before = words[at - 1] ?? '';
	const isOrdinal = /\D/.test(word);
	const introduced = isOrdinal ? /^(?:the|on|el|dia)$/.test(before) : /^(?:el|dia)$/.test(before);
	if (!introduced || NOT_A_DATE.test(words[at + 1] ?? '')) return null;
	const date = nextDayOfMonth(now, number);
	return date && { date, next: at + 1 };
}
