import type { HttpAnswer, SendResult } from '../../../engine';
import { codeOf, explain } from './api';

/** After so many seconds what was only busy may be asked again, where Telnyx says nothing else. */
export const SOON_SECONDS = 2;
const LONGEST_SECONDS = 3_600;

/** What a refusal of Telnyx means for the one who asked: why, and when to try again where that makes sense. */
export function refusalOf(answer: HttpAnswer): Extract<SendResult, { outcome: 'refused' }> {
	const { reason, permanent, message } = explain(answer);
	const vendorCode = codeOf(answer);
	return {
		outcome: 'refused',
		reason,
		message,
		...(vendorCode ? { vendorCode } : {}),
		...(permanent ? {} : { retryAfterSeconds: retryAfterSeconds(answer) }),
	};
}

/** `Retry-After` in seconds, as Telnyx sends it with a 429. */
function retryAfterSeconds(answer: HttpAnswer): number {
	const value = answer.headers['retry-after']?.trim() ?? '';
	return /^\d{1,9}$/.test(value) ? Math.min(LONGEST_SECONDS, Math.max(1, Number(value))) : SOON_SECONDS;
}
