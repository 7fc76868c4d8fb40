import type { HttpAnswer } from '../../../engine';

const LONGEST_SECONDS = 3_600;

/**
 * How long the server wants to be left alone, from `Retry-After`: seconds, or a date, which is read against the
 * server's own clock where it gives that (RFC 9110, 10.2.3).
 */
export function retryAfterSeconds(answer: HttpAnswer, otherwise: number): number {
	const value = answer.headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}$/.test(value)) return within(Number(value));
	const until = /^[A-Z][a-z]+,? .+ GMT$/.test(value) ? Date.parse(value) : Number.NaN;
	if (Number.isNaN(until)) return otherwise;
	const serverTime = Date.parse(answer.headers.date ?? '');
	return within(Math.ceil((until - (Number.isNaN(serverTime) ? Date.now() : serverTime)) / 1000));
}

function within(seconds: number): number {
	return Math.min(LONGEST_SECONDS, Math.max(1, seconds));
}
