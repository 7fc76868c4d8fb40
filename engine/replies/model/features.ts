import type { LastAsked } from '../classification';
import type { NormalizedReply } from '../normalize';
import { cuesOf } from './cues';
import { HASH_START, hashOn, hashWord, spread } from './hash';
import { kindOf } from './kinds';

/** How many buckets there are, as a power of two. */
export const BUCKET_BITS = 18;
const MASK = (1 << BUCKET_BITS) - 1;

/** Of a longer text only its beginning and its end are read: what is wanted stands there. */
const HEAD = 200;
const TAIL = 100;

const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;
const SPACE = 32;

/** What a text shows, as buckets: each at most once in each of the three. */
export interface Features {
	/** Words and pairs of words, and how sentences begin and end. */
	readonly words: ReadonlySet<number>;
	/** Three to five letters in a row within a word: what survives a typo. */
	readonly letters: ReadonlySet<number>;
	/** What is no word: what was asked, length, marks, what the lists of phrases and rules say; with its strength. */
	readonly cues: ReadonlyMap<number, number>;
}

function bucket(hash: number): number {
	return spread(hash) & MASK;
}

const WORD = hashWord(HASH_START, 'w');
const BEGINS = hashWord(HASH_START, '^');
const ENDS = hashWord(HASH_START, '$');
const SENTENCE = hashWord(HASH_START, 's^');
const LETTERS = hashWord(HASH_START, 'c');
const CUE = hashWord(HASH_START, 'q');

function hashOfWord(word: string): number {
	return hashOn(hashWord(WORD, word), SPACE);
}

/** The bucket of a word wherever it stands. */
export function wordBucket(word: string): number {
	return bucket(hashOfWord(word));
}

/** The bucket of two words in a row. */
export function pairBucket(word: string, next: string): number {
	return bucket(hashOn(hashWord(hashOfWord(word), next), SPACE));
}

function addWords(to: Set<number>, words: readonly string[]): void {
	words.forEach((word, i) => {
		to.add(wordBucket(word));
		const next = words[i + 1];
		if (next !== undefined) to.add(pairBucket(word, next));
	});
}

/** The first words of a stretch say more than others do. */
function addStart(to: Set<number>, start: number, words: readonly string[], most: number): void {
	let hash = start;
	for (const word of words.slice(0, most)) {
		hash = hashOn(hashWord(hash, word), SPACE);
		to.add(bucket(hash));
	}
}

function sentences(kinds: readonly string[]): string[][] {
	const found: string[][] = [[]];
	for (const kind of kinds) {
		if (kind === '.' || kind === '?') found.push([]);
		else found.at(-1)?.push(kind);
	}
	return found.filter((sentence) => sentence.length > 0);
}

function addLetters(to: Set<number>, word: string): void {
	const text = ` ${word} `;
	for (let start = 0; start < text.length; start++) {
		let hash = LETTERS;
		for (let length = 1; length <= LONGEST_RUN && start + length <= text.length; length++) {
			hash = hashOn(hash, text.charCodeAt(start + length - 1));
			if (length >= SHORTEST_RUN) to.add(bucket(hash));
		}
	}
}

/** What is read of a text: its words, or the beginning and the end of them. */
function readOf(reply: NormalizedReply): string[] {
	const { tokens } = reply;
	const read = tokens.length <= HEAD + TAIL ? tokens : [...tokens.slice(0, HEAD), ...tokens.slice(-TAIL)];
	return read.map((token) => kindOf(token.word));
}

function wordsAndLetters(kinds: readonly string[], plain: readonly string[]): Pick<Features, 'words' | 'letters'> {
	const words = new Set<number>();
	addWords(words, plain);
	addStart(words, BEGINS, plain, 2);
	addStart(words, ENDS, plain.slice(-2).reverse(), 2);
	for (const sentence of sentences(kinds)) addStart(words, SENTENCE, sentence, 3);
	const letters = new Set<number>();
	for (const word of new Set(plain)) addLetters(letters, word);
	return { words, letters };
}

function withoutMarks(kinds: readonly string[]): string[] {
	return kinds.filter((kind) => kind !== '.' && kind !== ',');
}

/** The features of a text but for its cues, which say nothing of what it is about. */
export function wordFeaturesOf(reply: NormalizedReply): Pick<Features, 'words' | 'letters'> {
	const kinds = readOf(reply);
	return wordsAndLetters(kinds, withoutMarks(kinds));
}

/** The features of a text, the same in training and at run time. */
export function featuresOf(reply: NormalizedReply, asked: LastAsked | undefined): Features {
	const kinds = readOf(reply);
	const plain = withoutMarks(kinds);
	const cues = new Map<number, number>();
	for (const [name, strength] of cuesOf(reply, plain, asked)) cues.set(bucket(hashWord(CUE, name)), strength);
	return { ...wordsAndLetters(kinds, plain), cues };
}
