import type { Verdict } from '../verdict';
import type { Entry, Found } from './entry';
import type { CallMapping, CallMeaning } from './mapping';
import { secondsOf } from './moments';
import { ANSWERED, ANSWERED_AT, EVENT_NAME, MISSED, STATUS, TALK, VOICEMAIL_URL } from './names';
import { textOf } from './values';
import { callWord, flagWord, plainWord, type CallWord } from './words';

/**
 * What an entry says of its call: how it went, `open` while it is not over, or undefined where it cannot be told.
 *
 * A word that says outright what became of the call counts most; then a flag, whether anybody talked, and last that the call is
 * "completed", which senders mostly say of answered ones. Of what contradicts itself the answer counts: to text a caller who was
 * answered is the worse mistake.
 */
export function verdictOf(entry: Entry, mapping: CallMapping): Verdict | 'open' | undefined {
	const words = wordsOf(entry, mapping);
	const strong = words.find(isOutright);
	const answered = flagOf(entry.all('answered', ANSWERED));
	if (entry.isMapped('answered') && answered !== undefined) return answered ? 'answered' : missedAs(strong);
	if (strong !== undefined && (strong === 'voicemail' || strong === 'carrier_voicemail' || answered !== true)) return strong;
	if (entry.isMapped('status')) return fallback(entry, words, mapping);
	if (answered === true) return 'answered';
	const missed = flagOf(entry.all('missed', MISSED));
	if (isOpen(words)) return wasPickedUp(entry) === true ? 'answered' : 'open';
	if (answered === false || missed === true) return hasVoicemail(entry) ? 'voicemail' : 'no_answer';
	if (missed === false && words.length > 0) return 'answered';
	return fallback(entry, words, mapping);
}

/** The call is over, and nothing says outright how it went. */
function fallback(entry: Entry, words: readonly CallWord[], { durationUnit }: CallMapping): Verdict | 'open' | undefined {
	if (isOpen(words)) return 'open';
	if (hasVoicemail(entry)) return 'voicemail';
	const pickedUp = wasPickedUp(entry);
	if (pickedUp === true) return 'answered';
	const talk = entry.isMapped('duration') ? undefined : secondsOf(entry, TALK, durationUnit);
	if (talk !== undefined) return talk > 0 ? 'answered' : 'no_answer';
	if (words.includes('completed')) return 'answered';
	if (words.includes('over')) return pickedUp === false ? 'no_answer' : undefined;
	return words.includes('begun') ? 'open' : undefined;
}

const isOutright = (word: CallWord): word is Verdict => word !== 'open' && word !== 'begun' && word !== 'completed' && word !== 'over';

const missedAs = (strong: Verdict | undefined): Verdict => (strong === undefined || strong === 'answered' ? 'no_answer' : strong);

/** The status is asked before the name of the event: what it says first counts. */
const isOpen = (words: readonly CallWord[]): boolean => words.find((word) => word !== 'begun') === 'open';

/** What the words of the status, and then the name of the event, say. */
function wordsOf(entry: Entry, { words }: CallMapping): readonly CallWord[] {
	const status = entry.all('status', STATUS);
	const named = entry.isMapped('status') ? [] : entry.all('eventName', EVENT_NAME);
	return [...status, ...named].flatMap(({ value }) => {
		const text = textOf(value);
		return text === undefined || text === '' ? [] : (ownWord(words, text) ?? callWord(text) ?? []);
	});
}

/** What the user says that a word means; that it was answered before all others. */
function ownWord(words: CallMapping['words'], text: string): CallWord | undefined {
	const order: readonly Exclude<CallMeaning, 'outbound'>[] = ['answered', 'voicemail', 'busy', 'rejected', 'abandoned', 'closed', 'no_answer', 'open'];
	return order.find((meaning) => isOneOf(words[meaning], text));
}

/** Letter for letter, or but for case and punctuation. */
export function isOneOf(list: readonly string[] | undefined, text: string): boolean {
	return list?.some((word) => word === text || (plainWord(word) !== '' && plainWord(word) === plainWord(text))) ?? false;
}

function flagOf(found: readonly Found[]): boolean | undefined {
	for (const { value } of found) {
		const flag = value === null ? false : flagWord(textOf(value) ?? '?');
		if (flag !== undefined) return flag;
	}
	return undefined;
}

/** Whether there is a time at which it was picked up; undefined where no such time is told of. */
function wasPickedUp(entry: Entry): boolean | undefined {
	const [first] = entry.all('answeredAt', ANSWERED_AT);
	if (first === undefined) return undefined;
	return !/^(?:0|null|none|)$/i.test(textOf(first.value) ?? '');
}

function hasVoicemail(entry: Entry): boolean {
	return entry.text('voicemailUrl', VOICEMAIL_URL) !== undefined;
}
