import type { Verdict } from '../verdict';

/** What Quo says of how a call ended, in the words of either generation and of `GET /calls`. */
export interface Ending {
	readonly status: string;
	/** Somebody of the team is named who answered. */
	readonly answeredBySomebody: boolean;
	readonly answered: boolean;
	readonly voicemail: boolean;
}

/**
 * `ai-handled`: the AI agent talked with the caller. `forwarded`: the call went on to a number outside Quo, which does not
 * learn whether it was taken there; a text to somebody who was answered is the worse mistake.
 */
const TAKEN = new Set(['answered', 'ai-handled', 'forwarded']);

const MISSED: Readonly<Record<string, Verdict>> = {
	unanswered: 'no_answer',
	'no-answer': 'no_answer',
	missed: 'no_answer',
	busy: 'busy',
	failed: 'failed',
	canceled: 'abandoned',
	abandoned: 'abandoned',
};

/** Words that say that the call goes on. */
const LIVE = new Set(['queued', 'initiated', 'ringing', 'in-progress']);

export function isLive(status: string): boolean {
	return LIVE.has(status);
}

/** The word that says more: `completed` and words that we do not know add nothing to what the webhook says outright. */
export function reasonOr(outright: string, status: string | undefined): string {
	return status !== undefined && (TAKEN.has(status) || LIVE.has(status) || Object.hasOwn(MISSED, status)) ? status : outright;
}

/** `completed` and words that we do not know say nothing: then it counts whether the call was answered at some time. */
export function verdictOf({ status, answered, answeredBySomebody, voicemail }: Ending): Verdict {
	if (TAKEN.has(status) || (answered && answeredBySomebody)) return 'answered';
	const missed = Object.hasOwn(MISSED, status) ? MISSED[status] : undefined;
	if (missed === undefined && answered) return 'answered';
	return voicemail ? 'voicemail' : (missed ?? 'no_answer');
}
