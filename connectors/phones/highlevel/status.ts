import type { CallEvent, DialStatus } from '../../../engine';

export interface CallOutcome {
	readonly verdict: NonNullable<CallEvent['verdict']>;
	readonly status: DialStatus;
}

const ANSWERED: CallOutcome = { verdict: 'answered', status: 'completed' };
const VOICEMAIL: CallOutcome = { verdict: 'voicemail', status: 'no_answer' };
const NO_ANSWER: CallOutcome = { verdict: 'no_answer', status: 'no_answer' };
const ABANDONED: CallOutcome = { verdict: 'abandoned', status: 'canceled' };

/** HighLevel's words for the end of a call, as its webhooks, its API and its workflow filters write them. */
const OUTCOMES: Readonly<Record<string, CallOutcome>> = {
	completed: ANSWERED,
	answered: ANSWERED,
	voicemail: VOICEMAIL,
	'no-answer': NO_ANSWER,
	missed: NO_ANSWER,
	unanswered: NO_ANSWER,
	busy: { verdict: 'busy', status: 'busy' },
	rejected: { verdict: 'rejected', status: 'rejected' },
	declined: { verdict: 'rejected', status: 'rejected' },
	failed: { verdict: 'failed', status: 'failed' },
	canceled: ABANDONED,
	cancelled: ABANDONED,
	abandoned: ABANDONED,
};

/**
 * How a call ended, or undefined while it goes on. Voicemail in any of the words means that no person took it:
 * HighLevel writes `completed` beside it where the machine's part went well.
 * @param words the one that says most first: `callStatus`, then `status`
 */
export function outcomeOf(words: readonly string[]): CallOutcome | undefined {
	const known = words.map(outcomeNamed).filter((outcome) => outcome !== undefined);
	return known.find(({ verdict }) => verdict === 'voicemail') ?? known[0];
}

function outcomeNamed(word: string): CallOutcome | undefined {
	const name = word.toLowerCase().replace(/[\s_]+/g, '-');
	return Object.hasOwn(OUTCOMES, name) ? OUTCOMES[name] : undefined;
}
