import type { HttpAnswer } from '../../../engine';
import { secondsToldIn, withinReason } from '../retryAfter';

/** What the server asks for in `Retry-After`, in seconds or as a date against its own clock (RFC 9110, 10.2.3). */
export function retryAfterSeconds(answer: HttpAnswer, otherwise: number): number {
	const seconds = secondsToldIn(answer);
	if (seconds !== undefined) return seconds;
	const told = answer.headers['retry-after']?.trim() ?? '';
	const [until, from] = [/GMT$/.test(told) ? Date.parse(told) : Number.NaN, Date.parse(answer.headers.date ?? '')];
	return Number.isNaN(until) || Number.isNaN(from) ? otherwise : withinReason(Math.ceil((until - from) / 1000));
}
