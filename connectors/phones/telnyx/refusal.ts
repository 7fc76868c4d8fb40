import type { HttpAnswer, SendResult } from '../../../engine';
import { secondsToldIn } from '../retryAfter';
import { codeOf, explain } from './api';

/** After so many seconds what was only busy may be asked again, where Telnyx says nothing else. */
export const SOON_SECONDS = 2;

/** What a refusal of Telnyx means for the one who asked: why, and when to try again where that makes sense. */
export function refusalOf(answer: HttpAnswer): Extract<SendResult, { outcome: 'refused' }> {
	const { reason, permanent, message } = explain(answer);
	const vendorCode = codeOf(answer);
	return {
		outcome: 'refused',
		reason,
		message,
		...(vendorCode ? { vendorCode } : {}),
		...(permanent ? {} : { retryAfterSeconds: secondsToldIn(answer) ?? SOON_SECONDS }),
	};
}
