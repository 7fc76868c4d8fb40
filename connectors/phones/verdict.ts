import type { CallEvent, DialStatus } from '../../engine';

/** What a report says of the call as a whole. */
export type Verdict = NonNullable<CallEvent['verdict']>;

/** The status that a call or a leg with this verdict ended with, for systems that tell verdicts alone. */
export const STATUS_OF: Readonly<Record<Verdict, DialStatus>> = {
	answered: 'completed',
	no_answer: 'no_answer',
	busy: 'busy',
	rejected: 'rejected',
	failed: 'failed',
	abandoned: 'canceled',
	menu_abandoned: 'canceled',
	voicemail: 'no_answer',
	closed: 'no_answer',
	carrier_voicemail: 'no_answer',
};
