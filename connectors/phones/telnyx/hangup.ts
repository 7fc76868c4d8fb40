import type { DialStatus } from '../../../engine';

/**
 * Telnyx's `hangup_cause`. `normal_clearing` and `time_limit` are ends of a leg that had been answered; `not_found`,
 * `unspecified` and what is not listed are failures on the way.
 * Source: Telnyx API reference, call.hangup.
 */
const CAUSES: Readonly<Record<string, DialStatus>> = {
	normal_clearing: 'completed',
	time_limit: 'completed',
	originator_cancel: 'canceled',
	no_answer: 'no_answer',
	timeout: 'no_answer',
	user_busy: 'busy',
	call_rejected: 'rejected',
};

export function statusOfCause(cause: string): DialStatus {
	return (Object.hasOwn(CAUSES, cause) ? CAUSES[cause] : undefined) ?? 'failed';
}
