import type { DialStatus } from '../../../engine';
import { STATUS_OF, type Verdict } from '../verdict';

export interface CallOutcome {
	readonly verdict: Verdict;
	readonly status: DialStatus;
}

/** HighLevel's words for the end of a call, as its webhooks, its API and its workflow filters write them. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
	completed: 'answered',
	answered: 'answered',
	voicemail: 'voicemail',
	'no-answer': 'no_answer',
	missed: 'no_answer',
	unanswered: 'no_answer',
	busy: 'busy',
	rejected: 'rejected',
	declined: 'rejected',
	failed: 'failed',
	canceled: 'abandoned',
	cancelled: 'abandoned',
	abandoned: 'abandoned',
};

/**
 * How a call ended, or undefined while it goes on. Voicemail in any of the words means that no person took it:
 * HighLevel writes `completed` beside it where the machine's part went well.
 * @param words the one that says most first: `callStatus`, then `status`
 */
export function outcomeOf(words: readonly string[]): CallOutcome | undefined {
	const known = words.map(verdictNamed).filter((verdict) => verdict !== undefined);
	const verdict = known.includes('voicemail') ? 'voicemail' : known[0];
	return verdict && { verdict, status: STATUS_OF[verdict] };
}

function verdictNamed(word: string): Verdict | undefined {
	const name = word.toLowerCase().replace(/[\s_]+/g, '-');
	return Object.hasOwn(VERDICTS, name) ? VERDICTS[name] : undefined;
}
