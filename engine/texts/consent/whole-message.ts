import { foldCharacter } from './characters';
import { KEYWORDS, LONGEST_KEYWORD, type Keyword } from './keywords';

/** Digits written for the letter they look like ("ST0P"). */
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '5': 's' };

/** Emoji that say "stop" when they are all there is. */
const STOP_SIGNS = new Set(['🛑', '⛔']);

const APOSTROPHES = new Set(["'", '’', '‘', '`', '´']);

function isLetterOrDigit(character: string): boolean {
	const code = character.charCodeAt(0);
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

interface Reduced {
	/** Words with single spaces, runs of a letter collapsed. */
	words: string;
	stopSigns: boolean;
}

/**
 * The words of a message with everything else taken off, or null as soon as there is more than a
 * keyword could hold: a long text costs no more than its first few words.
 */
function reduce(text: string): Reduced | null {
	let words = '';
	let gap = false;
	let stopSigns = false;
	for (const character of text) {
		if (STOP_SIGNS.has(character)) stopSigns = true;
		for (const part of foldCharacter(character)) {
			if (isLetterOrDigit(part)) {
				if (gap && words !== '') words += ' ';
				gap = false;
				if (words.at(-1) !== part) words += part;
				// Letters spaced out take twice the room.
				if (words.length > LONGEST_KEYWORD * 2) return null;
			} else if (!APOSTROPHES.has(part)) {
				gap = true;
			}
		}
	}
	return { words, stopSigns };
}

function joinSpacedLetters(words: string): string {
	return /^\w( \w)+$/.test(words) ? words.replaceAll(' ', '') : words;
}

/**
 * Finds the keyword that a message consists of: in any case, with punctuation, quotes, emoji,
 * repeated letters, spaces between the letters, invisible characters or look-alike letters.
 * Null when the message says anything else besides.
 */
export function readWholeMessage(text: string): Keyword | null {
	const reduced = reduce(text);
	if (!reduced) return null;
	if (reduced.words === '') return reduced.stopSigns ? (KEYWORDS.get('stop') ?? null) : null;

	const words = joinSpacedLetters(reduced.words);
	const exact = KEYWORDS.get(words);
	if (exact) return exact;

	// Digits for letters only ever hide an opt-out; "51" must stay a number and not turn into "si".
	const spelled = KEYWORDS.get(words.replace(/[0135]/g, (digit) => LEET[digit] ?? digit));
	return spelled?.kind === 'opt_out' ? spelled : null;
}
