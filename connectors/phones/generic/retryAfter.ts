import type { HttpAnswer } from '../../../engine';

const LONGEST_SECONDS = 3_600;

/** What the server asks for in `Retry-After`, in seconds or as a date against its own clock (RFC 9110, 10.2.3). */
export function retryAfterSeconds({ headers }: HttpAnswer, otherwise: number): number {
	const told = headers['retry-after']?.trim() ?? '';
	if (/^\d{1,9}$/.test(told)) return within(Number(told));
	const [until, from] = [/GMT$/.test(told) ? Date.parse(told) : Number.NaN, Date.parse(headers.date ?? '')];
	return Number.isNaN(until) || Number.isNaN(from) ? otherwise : within(Math.ceil((until - from) / 1000));
}

const within = (seconds: number): number => Math.min(LONGEST_SECONDS, Math.max(1, seconds));
