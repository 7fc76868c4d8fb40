import { DAY_MINUTES } from './localTime';
import type { Span } from './profile';

/** A span in minutes since the midnight its day begins with; `to` lies beyond 1440 when it ends on the next day. */
export interface MinuteSpan {
	readonly from: number;
	readonly to: number;
}

const CLOCK = /^(\d{1,2}):(\d{2})$/;

/** Minutes since midnight of `HH:MM` (or `H:MM`), `24:00` included; undefined when it is no time of day. */
export function clockMinutes(text: string): number | undefined {
	const match = CLOCK.exec(text);
	if (match === null) return undefined;
	const hour = Number(match[1]);
	const minute = Number(match[2]);
	const total = hour * 60 + minute;
	return minute < 60 && total <= DAY_MINUTES ? total : undefined;
}

/** `HH:MM` of minutes since midnight. */
export function clockText(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A span in minutes; undefined when it has no length or is not a pair of times. */
export function minuteSpan([opens, closes]: Span): MinuteSpan | undefined {
	const from = clockMinutes(opens);
	const to = clockMinutes(closes);
	if (from === undefined || to === undefined || from === DAY_MINUTES || from === to) return undefined;
	return { from, to: to < from ? to + DAY_MINUTES : to };
}

/** The spans in minutes, by their beginning. Spans that are none are left out. */
export function minuteSpans(spans: readonly Span[]): MinuteSpan[] {
	return spans
		.map(minuteSpan)
		.filter((span) => span !== undefined)
		.sort((a, b) => a.from - b.from || a.to - b.to);
}
