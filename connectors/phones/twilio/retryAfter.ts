import type { HttpAnswer } from '../../../engine';
import { secondsToldIn, withinReason } from '../retryAfter';

/**
 * How long the server wants to be left alone, from `Retry-After`: seconds, or a date, which is read against the
 * server's own clock where it gives that (RFC 9110, 10.2.3).
 */
export function retryAfterSeconds(answer: HttpAnswer, otherwise: number): number {
	const seconds = secondsToldIn(answer);
	if (seconds !== undefined) return seconds;
	const value = answer.headers['retry-after']?.trim() ?? '';
	const until = /^[A-Z][a-z]+,? .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(until)) return otherwise;
	const serverTime = Date.parse(answer.headers.date ?? '');
	return withinReason(Math.ceil((until - (Number.isNaN(serverTime) ? Date.now() : serverTime)) / 1000));
}
