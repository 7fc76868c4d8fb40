import { foldCharacter } from './characters';

const SENTENCE_ENDS = new Set(['.', '!', '?', ';', '\n', '\r', '…', '¡', '¿', '。', '•', '|']);
const CLAUSE_ENDS = new Set([',', ':', '—', '–', '(', ')']);
const DROPPED = new Set(["'", '’', '‘', '`', '´', 'ʼ', '′']);

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
	const putMark = (): void => {
		if (mark !== '') put(` ${mark}`, markIndex);
		mark = '';
	};

	for (const character of original) {
		for (const part of foldCharacter(character)) {
			if (isWord(part)) {
				if (folded !== '' && (gap || mark !== '')) {
					putMark();
					put(' ', index);
				}
				put(part, index);
				gap = false;
			} else if (folded !== '' && SENTENCE_ENDS.has(part)) {
				if (mark === '') markIndex = index;
				mark = '.';
			} else if (folded !== '' && mark === '' && CLAUSE_ENDS.has(part)) {
				mark = ',';
				markIndex = index;
			} else if (!DROPPED.has(part)) {
				gap = true;
			}
		}
		index += character.length;
	}
	putMark();
	return folded;
}
