import type { DialStatus } from '../../../engine';

/** `CallStatus` and `DialCallStatus` of what is over. `answered` is said of a dialling that led into a conference. */
const FINAL: Readonly<Record<string, DialStatus>> = {
	completed: 'completed',
	answered: 'completed',
	'no-answer': 'no_answer',
	busy: 'busy',
	failed: 'failed',
	canceled: 'canceled',
};

export function dialStatus(word: string | undefined): DialStatus | undefined {
	return word !== undefined && Object.hasOwn(FINAL, word) ? FINAL[word] : undefined;
}

/** Is a leg with this `CallStatus` over? */
export function isFinal(word: string | undefined): boolean {
	return word !== 'answered' && dialStatus(word) !== undefined;
}

/** Has a leg with this `CallStatus` been picked up, and is it still up? */
export function isPickedUp(word: string | undefined): boolean {
	return word === 'in-progress' || word === 'answered';
}
