import type { HttpAnswer, SendResult } from '../../../engine';
import { codeOf, explain } from './api';
import type { Flavour } from './flavour';
import { retryAfterSeconds } from './retryAfter';

/** After so many seconds what was only busy may be asked again, where the vendor says nothing else. */
export const SOON_SECONDS = 2;

/** What a refusal of the vendor means for the one who asked: why, and when to try again where that makes sense. */
export function refusalOf(flavour: Flavour, answer: HttpAnswer): Extract<SendResult, { outcome: 'refused' }> {
	const { reason, permanent, message } = explain(flavour, answer);
	const vendorCode = codeOf(answer);
	return {
		outcome: 'refused',
		reason: answer.status === 429 ? 'throttled' : reason,
		message,
		...(vendorCode ? { vendorCode } : {}),
		...(permanent ? {} : { retryAfterSeconds: retryAfterSeconds(answer, SOON_SECONDS) }),
	};
}
