import type { HttpAnswer } from '../../../engine';
import { secondsToldIn } from '../retryAfter';

/** RingCentral counts within windows of a minute. Seconds. */
const WINDOW_SECONDS = 60;

/** How long RingCentral wants to be left alone: `Retry-After`, in seconds; else the rest of the window is unknown, and all of it is waited for. */
export function retryAfterSeconds(answer: HttpAnswer): number {
	return secondsToldIn(answer) ?? WINDOW_SECONDS;
}
