import type { HttpAnswer } from '../../../engine';

const LONGEST_SECONDS = 3_600;
/** RingCentral counts within windows of a minute. Seconds. */
const WINDOW_SECONDS = 60;

/** How long RingCentral wants to be left alone: `Retry-After`, in seconds; else the rest of the window is unknown, and all of it is waited for. */
export function retryAfterSeconds(answer: HttpAnswer): number {
	const value = answer.headers['retry-after']?.trim() ?? '';
	return /^\d{1,9}$/.test(value) ? Math.min(LONGEST_SECONDS, Math.max(1, Number(value))) : WINDOW_SECONDS;
}
