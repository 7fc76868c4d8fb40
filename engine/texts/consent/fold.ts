import { foldCharacter } from './characters';

const SENTENCE_ENDS = new Set(['.', '!', '?', ';', '\n', '\r', '…', '¡', '¿', '。', '•', '|']);
const CLAUSE_ENDS = new Set([',', ':', '—', '–', '(', ')']);
const DROPPED = new Set(["'", '’', '‘', '`', '´', 'ʼ', '′']);

const NUMBER_SIGN = '#';

function isWord(character: string): boolean {
	const code = character.charCodeAt(0);
	return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/**
 * Folds a text to plain words with single spaces between them, so that patterns stay short:
 * lower case, no accents, no apostrophes ("don't" → "dont"), a lone "." where a sentence ends and a
 * lone "," where a clause does. "Please, STOP!! Bob" → "please , stop . bob".
 *
 * One pass, linear in the length of the text.
 *
 * @param offsets when given, receives for every character of the answer its index in the original
 */
export function foldText(original: string, offsets?: number[]): string {
	let folded = '';
	// Held back until the next word, so that a run of marks comes out as its strongest one.
	let mark = '';
	let markIndex = 0;
	let gap = false;
	let index = 0;

	const put = (characters: string, at: number): void => {
		folded += characters;
		if (offsets) for (let i = 0; i < characters.length; i++) offsets.push(at);
	};
	// Of three of a letter and more one is kept ("stoppp texting meee"): no word has so many. The second waits for the third.
	let last = '';
	let run = 0;
	let secondAt = 0;
	const putSecond = (): void => {
		if (run === 2) put(last, secondAt);
		run = 0;
	};
	const putMark = (): void => {
		if (mark !== '') put(` ${mark}`, markIndex);
		mark = '';
	};

	for (const character of original) {
		for (const part of foldCharacter(character)) {
			if (isWord(part)) {
				if (part === last && !gap && mark === '' && part >= 'a') {
					run += 1;
					// Only ever asked for while there are but two.
					secondAt = index;
					continue;
				}
				putSecond();
				if (folded !== '' && (gap || mark !== '')) {
					putMark();
					put(' ', index);
				}
				put(part, index);
				gap = false;
				last = part;
				run = 1;
			} else if (folded !== '' && SENTENCE_ENDS.has(part)) {
				mark = '.';
				markIndex = index;
			} else if (folded !== '' && mark === '' && CLAUSE_ENDS.has(part)) {
				mark = ',';
				markIndex = index;
			} else if (part === NUMBER_SIGN && !/[\p{L}\p{N}]/u.test(original[index + 1] ?? '')) {
				// "take my # off": before a word or digit it is a tag, not the word.
				putSecond();
				if (folded !== '') {
					putMark();
					put(' ', index);
				}
				put('number', index);
				gap = true;
			} else if (!DROPPED.has(part)) {
				gap = true;
			}
		}
		index += character.length;
	}
	putSecond();
	putMark();
	return folded;
}
