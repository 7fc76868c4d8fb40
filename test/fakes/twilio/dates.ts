const SECOND = 1000;
const DAY = 86_400 * SECOND;

/** `Thu, 24 Aug 2023 05:01:45 +0000`: the form of every date in the 2010-04-01 API. */
export function rfc2822(epochMs: number): string {
	return new Date(epochMs).toUTCString().replace('GMT', '+0000');
}

/** Resources carry whole seconds only, so filters can see no finer than that. */
export function wholeSecond(epochMs: number): number {
	return Math.floor(epochMs / SECOND) * SECOND;
}

/** The stretch of time a date filter names: a whole day or one second, ends included. */
export interface FilterSpan {
	fromMs: number;
	toMs: number;
}

/**
 * Reads a list filter such as DateSent: `2026-03-01` (a day, GMT) or an ISO 8601 time,
 * GMT unless it says otherwise.
 * @returns undefined when the text is neither
 */
export function parseDateFilter(text: string): FilterSpan | undefined {
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
		const fromMs = Date.parse(`${text}T00:00:00Z`);
		return Number.isNaN(fromMs) ? undefined : { fromMs, toMs: fromMs + DAY - SECOND };
	}
	const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
	if (!time) return undefined;
	const fromMs = Date.parse(`${time[1]}T${time[2]}${time[3] ?? 'Z'}`);
	return Number.isNaN(fromMs) ? undefined : { fromMs, toMs: fromMs };
}
