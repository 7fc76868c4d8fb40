import type { DateTime } from 'luxon';
import { dateAt } from './dates';
import { matchAt, wordingTable } from './wordings';

/** A day, or a run of days, mentioned. */
export interface DayMention {
	/** Index of its first word, and of the word after its last. */
	readonly start: number;
	readonly end: number;
	/** First moment of it, and the first moment after it; neither when it is too vague to resolve. */
	readonly from?: DateTime;
	readonly to?: DateTime;
	/** Said as a span from the present moment ("in two hours"), so no time of day applies to it. */
	readonly exact?: boolean;
}

const WEEKDAYS: Readonly<Record<string, number>> = {
	monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
	lunes: 1, martes: 2, miercoles: 3, jueves: 4, viernes: 5, sabado: 6, domingo: 7,
};
/** Short forms that are also other words. */
const SHORT_WEEKDAYS: Readonly<Record<string, number>> = { sat: 6, sun: 7 };

const COUNTS: Readonly<Record<string, number>> = {
	a: 1, an: 1, one: 1, un: 1, una: 1, couple: 2, two: 2, dos: 2, three: 3, tres: 3, four: 4, cuatro: 4,
};

function day(at: DateTime, start: number, end: number): DayMention {
	const from = at.startOf('day');
	return { start, end, from, to: from.plus({ days: 1 }) };
}

function weekdayOf(words: readonly string[], at: number): number | null {
	const word = words[at] ?? '';
	if (Object.hasOwn(WEEKDAYS, word)) return WEEKDAYS[word] ?? null;
	if (!Object.hasOwn(SHORT_WEEKDAYS, word)) return null;
	const near = `${words[at - 1] ?? '.'} ${words[at + 1] ?? '.'}`;
	const isDay = /^(?:on|this|next|or|and|to|-|,|saturday|friday|monday) | (?:at|or|and|-|,|\.|\?|morning|afternoon|works|\d.*)$/.test(near);
	return isDay ? (SHORT_WEEKDAYS[word] ?? null) : null;
}

function weekday(words: readonly string[], at: number, now: DateTime): DayMention | null {
	const number = weekdayOf(words, at);
	if (number === null) return null;
	const before = words[at - 1] ?? '';
	const after = `${words[at + 1] ?? ''} ${words[at + 2] ?? ''}`;
	const ahead = (number - now.weekday + 7) % 7;
	const spanishNext = /^(?:que viene|proximo\b)/.test(after);
	if (before === 'next' || before === 'proximo' || spanishNext) {
		// The one of the next calendar week, Monday to Sunday; on a weekend that is the coming one.
		const date = now.startOf('week').plus({ weeks: 1, days: number - 1 });
		return day(date, at - (before === 'next' || before === 'proximo' ? 1 : 0), at + 1);
	}
	const same = before === 'this' || before === 'este' ? 0 : 7;
	const start = before === 'this' || before === 'este' || before === 'on' ? at - 1 : at;
	return day(now.plus({ days: ahead === 0 ? same : ahead }), start, at + 1);
}

function week(start: number, end: number, from: DateTime, days: number): DayMention {
	return { start, end, from, to: from.plus({ days }) };
}

/** Wordings of one or more words, the longer first. */
const NAMED: ReadonlyArray<
	readonly [words: string, resolve: (now: DateTime, start: number, end: number) => DayMention]
> = [
	['day after tomorrow', (now, s, e) => day(now.plus({ days: 2 }), s, e)],
	['pasado manana', (now, s, e) => day(now.plus({ days: 2 }), s, e)],
	['later today', (now, s, e) => day(now, s, e)],
	['today', (now, s, e) => day(now, s, e)],
	['tonight', (now, s, e) => day(now, s, e)],
	['this morning', (now, s, e) => day(now, s, e)],
	['this afternoon', (now, s, e) => day(now, s, e)],
	['this evening', (now, s, e) => day(now, s, e)],
	['tomorrow', (now, s, e) => day(now.plus({ days: 1 }), s, e)],
	['hoy', (now, s, e) => day(now, s, e)],
	['esta noche', (now, s, e) => day(now, s, e)],
	['esta tarde', (now, s, e) => day(now, s, e)],
	['manana', (now, s, e) => day(now.plus({ days: 1 }), s, e)],
	['next weekend', (now, s, e) => week(s, e, now.startOf('week').plus({ weeks: 1, days: 5 }), 2)],
	['this weekend', (now, s, e) => week(s, e, now.startOf('week').plus({ days: 5 }), 2)],
	['weekend', (now, s, e) => week(s, e, now.startOf('week').plus({ days: 5 }), 2)],
	['fin de semana', (now, s, e) => week(s, e, now.startOf('week').plus({ days: 5 }), 2)],
	['next week', (now, s, e) => week(s, e, now.startOf('week').plus({ weeks: 1 }), 7)],
	['proxima semana', (now, s, e) => week(s, e, now.startOf('week').plus({ weeks: 1 }), 7)],
	['semana que viene', (now, s, e) => week(s, e, now.startOf('week').plus({ weeks: 1 }), 7)],
	['this week', (now, s, e) => week(s, e, now.startOf('day'), 8 - now.weekday)],
	['esta semana', (now, s, e) => week(s, e, now.startOf('day'), 8 - now.weekday)],
	['next month', (now, s, e) => {
		const from = now.startOf('month').plus({ months: 1 });
		return { start: s, end: e, from, to: from.plus({ months: 1 }) };
	}],
	['as soon as possible', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['lo antes posible', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['lo mas pronto posible', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['cuanto antes', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['asap', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['right away', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['immediately', (now, s, e) => ({ start: s, end: e, from: now, exact: true })],
	['any day', (_, start, end) => ({ start, end })],
	['anytime', (_, start, end) => ({ start, end })],
	['any time', (_, start, end) => ({ start, end })],
	['cualquier dia', (_, start, end) => ({ start, end })],
	['whenever', (_, start, end) => ({ start, end })],
];

const NAMED_TABLE = wordingTable(NAMED);

const UNITS: ReadonlyArray<readonly [
	word: RegExp, unit: 'minutes' | 'hours' | 'days' | 'weeks',
]> = [
	[/^(?:minutes?|minutos?)$/, 'minutes'],
	[/^(?:hours?|horas?)$/, 'hours'],
	[/^(?:days?|dias?)$/, 'days'],
	[/^(?:weeks?|semanas?)$/, 'weeks'],
];

/** "in 2 hours", "within an hour", "en 3 dias", "dentro de una hora". */
function span(words: readonly string[], at: number, now: DateTime): DayMention | null {
	const first = words[at];
	if (first !== 'in' && first !== 'within' && first !== 'en' && first !== 'dentro') return null;
	let next = at + 1;
	while (/^(?:about|de|the|next|like|of)$/.test(words[next] ?? '')) next++;
	if (words[next] === 'a' && words[next + 1] === 'couple') next++;
	const word = words[next] ?? '';
	const count = /^\d{1,3}$/.test(word) ? Number(word) : Object.hasOwn(COUNTS, word) ? COUNTS[word] : undefined;
	if (count === undefined) return null;
	next++;
	if (words[next] === 'of') next++;
	const unit = UNITS.find(([pattern]) => pattern.test(words[next] ?? ''))?.[1];
	if (!unit) return null;
	if (unit === 'days' || unit === 'weeks') return day(now.plus({ [unit]: count }), at, next + 1);
	const then = now.plus({ [unit]: count });
	return first === 'within'
		? { start: at, end: next + 1, from: now, to: then, exact: true }
		: { start: at, end: next + 1, from: then, to: then, exact: true };
}

function named(words: readonly string[], at: number, now: DateTime): DayMention | null {
	// "por la mañana" is the morning, "mañana" tomorrow.
	if (words[at] === 'manana' && words[at - 1] === 'la') return null;
	const found = matchAt(NAMED_TABLE, words, at);
	return found && found.value(now, at, found.end);
}

/**
 * Every day in a text, in order, resolved to the future.
 *
 * @param now in the business's time zone
 * @param monthFirst whether 7/4 is the fourth of July
 */
export function findDays(words: readonly string[], now: DateTime, monthFirst: boolean): DayMention[] {
	const found: DayMention[] = [];
	let at = 0;
	while (at < words.length) {
		const date = dateAt(words, at, now, monthFirst);
		const mention =
			(date ? day(date.date, at, date.next) : null) ??
			span(words, at, now) ??
			named(words, at, now) ??
			weekday(words, at, now);
		if (mention) found.push(mention);
		at = mention ? Math.max(mention.end, at + 1) : at + 1;
	}
	return found;
}
