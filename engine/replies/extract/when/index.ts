import { DateTime } from 'luxon';
import type { ReplyContext, When } from '../../classification';
import type { NormalizedReply } from '../../normalize';
import { anyOf } from '../../patterns';
import { findDays, type DayMention } from './days';
import { findTimes, type TimeMention } from './times';

type Mention = DayMention | TimeMention;

/** A stretch of the original text, by index. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Where dates are written month first. */
const MONTH_FIRST: ReadonlySet<string> = new Set(['US', 'CA', 'PH', 'PR']);

/** Said of what was, or of what will not do: "since Monday", "can't do Tuesday", "broke today". */
const NOT_WANTED = new RegExp(
	`\\b${anyOf(
		'last', 'since', 'until', 'past', 'yesterday', 'except', 'but not', 'not', 'never', 'no',
		'every',
		'ayer', 'pasado', 'desde el', 'menos', 'excepto', 'no puedo(?: el)?',
		'(?:can|could|will|do|would|is|are) not (?:do|make|make it|come|work|be there|available|free)(?: on| at)?',
		`${anyOf(
			'broke', 'died', 'went out', 'stopped(?: working)?', 'quit', 'came(?: out| by)?', 'called',
			'started',
			'happened', 'burst', 'fell', 'was', 'were', 'left', 'noticed', 'failed',
			'dejo', 'descompuso', 'llamaron', 'vino', 'vinieron',
		)}(?: here| there| me| us| you| it)?`,
	)} (?:(?:on|at|this|the|early|late|el|este|esta|about|around) )?$`,
);
const OWN_APPOINTMENT = /\b(?:my|our|mi|nuestra|the|la)(?: [a-z]{2,12})? $/;
const MOVING =
	/\b(?:reschedule|move|moved|push|change|switch|swap|postpone|cambiar|mover|reagendar|reprogramar|pasar)\b/;
const TARGET = /(?:^| )(?:to|till|until|for|a|al|para|para el)(?: the| el| las?| next| this)? ?$/;

/** The longest wording kept; beyond it, the mentions are joined without what lies between. */
const LONGEST_TEXT = 70;

function before(words: readonly string[], mention: Mention): string {
	const start = Math.max(0, mention.start - 6);
	const reach = words.slice(start, mention.start).join(' ');
	const clause = reach.slice(Math.max(reach.lastIndexOf(' . '), reach.lastIndexOf(' , ')) + 1);
	return clause === '' ? '' : `${clause} `;
}

/** Drops what is not asked for: past, refused, and in a move the slot moved away from. */
function wanted<T extends Mention>(words: readonly string[], mentions: readonly T[], moving: boolean): T[] {
	let left = mentions.filter((mention) => !NOT_WANTED.test(before(words, mention)));
	if (moving && left.length > 1) {
		const target = left.findIndex((mention, i) => i > 0 && TARGET.test(before(words, mention)));
		if (target > 0) left = left.slice(target);
	}
	const asked = left.filter((mention) => !OWN_APPOINTMENT.test(before(words, mention)));
	if (asked.length > 0) left = asked;
	return left;
}

function wording(reply: NormalizedReply, mentions: readonly Mention[]): string {
	const excerpt = (first: number, end: number): string =>
		reply.original
			.slice(reply.tokens[first]?.start ?? 0, reply.tokens[end - 1]?.end ?? 0)
			.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
			.trim();
	const starts = mentions.map((mention) => mention.start);
	const ends = mentions.map((mention) => mention.end);
	const whole = excerpt(Math.min(...starts), Math.max(...ends));
	if (whole.length <= LONGEST_TEXT) return whole;
	const parts = [...mentions].sort((a, b) => a.start - b.start).slice(0, 3);
	return parts
		.map((mention) => excerpt(mention.start, mention.end))
		.join(', ')
		.slice(0, LONGEST_TEXT);
}

/** Adds minutes after midnight on the wall clock, so that a clock change that day does not shift it. */
function atMinutes(day: DateTime, minutes: number): DateTime {
	const start = day.startOf('day');
	return minutes >= 24 * 60
		? start.plus({ days: 1 })
		: start.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

function iso(time: DateTime | undefined): string | undefined {
	return time?.toISO({ suppressMilliseconds: true }) ?? undefined;
}

interface Range {
	from?: DateTime | undefined;
	to?: DateTime | undefined;
}

/** A clock time that was said beside a stretch of the day ("tonight at 9") belongs to that half. */
function combineTimes(times: readonly TimeMention[]): TimeMention | null {
	const clock = times.find((time) => !time.part);
	const part = times.find((time) => time.part);
	if (!clock) return part ?? null;
	if (!part || !clock.assumed) return clock;
	const half = 12 * 60;
	const evening = (part.from ?? 0) >= half;
	const shift = (minutes: number | undefined): number | undefined =>
		minutes === undefined ? undefined : (minutes % half) + (evening ? half : 0);
	return { ...clock, from: shift(clock.from), to: shift(clock.to) };
}

function resolveDay(day: DayMention, time: TimeMention | null, now: DateTime): Range | null {
	if (!day.from) return null;
	if (day.exact || !day.to) return { from: day.from, to: day.to };
	const isOneDay = day.to.diff(day.from, 'hours').hours <= 26;
	// "next week in the morning" is no single stretch of time.
	if (time && !isOneDay) return { from: day.from, to: day.to };
	const from = time?.from === undefined ? day.from : atMinutes(day.from, time.from);
	const to = time?.to === undefined ? day.to : atMinutes(day.from, time.to);
	if (to < now) return null;
	const isPoint = from.equals(to);
	return { from: from < now && !isPoint ? now : from, to };
}

function resolveTime(time: TimeMention, now: DateTime): Range | null {
	for (const day of [now, now.plus({ days: 1 })]) {
		const from = time.from === undefined ? day.startOf('day') : atMinutes(day, time.from);
		const to = time.to === undefined ? day.startOf('day').plus({ days: 1 }) : atMinutes(day, time.to);
		const ahead = time.from !== undefined && time.from === time.to ? from : to;
		if (ahead > now) return { from: from < now ? now : from, to };
	}
	return null;
}

/**
 * Reads when they want it: their words, and for clear cases the range meant. Days are resolved to
 * the future in the business's time zone; a range ends at the first moment no longer meant.
 * Several days, or wordings that could mean either of two things, keep the words alone.
 *
 * @param except a stretch of the text that is something else, such as the address
 * @returns null when no time is asked for
 */
export function findWhen(
	reply: NormalizedReply,
	context: Pick<ReplyContext, 'now' | 'timezone' | 'country'>,
	except?: Span | null,
): When | null {
	// A number of the address is no time: it is read as the end of a sentence.
	const words = reply.tokens.map((token) =>
		except && token.start >= except.start && token.end <= except.end ? '.' : token.word,
	);
	const zoned = DateTime.fromMillis(context.now, { zone: context.timezone });
	const now = zoned.isValid ? zoned : DateTime.fromMillis(Number.isFinite(context.now) ? context.now : 0, { zone: 'utc' });
	const monthFirst = MONTH_FIRST.has(context.country?.toUpperCase() ?? 'US');
	const moving = MOVING.test(reply.folded);

	const allDays = wanted(words, findDays(words, now, monthFirst), moving);
	const plainDays = allDays.filter((day) => day.from);
	const days = plainDays.length > 0 ? plainDays : allDays;
	const times = wanted(words, findTimes(words), moving);
	const mentions = [...allDays, ...times];
	if (mentions.length === 0) return null;

	const text = wording(reply, mentions);
	const distinct = new Set(days.map((day) => day.from?.toMillis()));
	const clocks = times.filter((time) => !time.part);
	if (distinct.size > 1 || clocks.length > 1) return { text };
	const time = combineTimes(times);
	const day = days.find((candidate) => candidate.from);
	const range = day ? resolveDay(day, time, now) : time ? resolveTime(time, now) : null;
	if (!range) return { text };
	const [from, to] = [iso(range.from), iso(range.to)];
	return { text, ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
