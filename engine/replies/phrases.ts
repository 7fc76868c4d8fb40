/**
 * Finds many phrases in a text in one pass.
 *
 * A phrase is words with single spaces. `(a|b c)` is either, `(a)?` and `a?` may be missing, `*` is
 * any one word, `~` up to two words, and `@day`, `@time` and `@num` are classes of words. Brackets
 * may hold brackets.
 */

/** A phrase found, by the index of its first word and of the word after its last. */
export interface PhraseMatch<T> {
	readonly value: T;
	readonly start: number;
	readonly end: number;
}

/** The phrases, ready to be looked for. */
export interface PhraseTable<T> {
	/** Every phrase at every word it begins at, in its longest reading there. */
	find(words: readonly string[]): Array<PhraseMatch<T>>;
}

/** One place of a phrase: any of these runs of words; an empty run where it may be missing. */
type Place = ReadonlyArray<readonly string[]>;

interface Phrase<T> {
	readonly places: readonly Place[];
	readonly value: T;
}

const ANY = '*';

const DAYS = new Set(
	'today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday weekend hoy manana lunes martes miercoles jueves viernes sabado domingo'.split(
		' ',
	),
);
const TIMES = new Set(
	'morning afternoon evening night noon lunch lunchtime midday tarde noche mediodia am pm'.split(' '),
);

function classOf(word: string): string | null {
	if (DAYS.has(word)) return '@day';
	if (/^\d+$/.test(word)) return '@num';
	return TIMES.has(word) || /^\d{1,4}(?::\d{2})?(?:[ap]m)?$/.test(word) ? '@time' : null;
}

function isMark(word: string): boolean {
	return word === '.' || word === ',' || word === '?';
}

/** Splits at a character that stands outside all brackets. */
function splitOutside(text: string, separator: string): string[] {
	const pieces: string[] = [];
	let depth = 0;
	let piece = '';
	for (const character of text) {
		if (character === '(') depth++;
		if (character === ')') depth--;
		if (character === separator && depth === 0) {
			pieces.push(piece);
			piece = '';
		} else {
			piece += character;
		}
	}
	return [...pieces, piece];
}

function placeOf(part: string): Place {
	if (part === '~') return [[], [ANY], [ANY, ANY]];
	const isOptional = part.endsWith('?');
	const inner = isOptional ? part.slice(0, -1) : part;
	const runs = inner.startsWith('(')
		? splitOutside(inner.slice(1, -1), '|').flatMap((choice) => runsOf(choice))
		: [[inner]];
	return isOptional ? [...runs, []] : runs;
}

/** Every run of words a choice inside brackets stands for. */
function runsOf(choice: string): string[][] {
	return splitOutside(choice, ' ')
		.map(placeOf)
		.reduce<string[][]>(
			(runs, place) => runs.flatMap((run) => place.map((more) => [...run, ...more])),
			[[]],
		);
}

/** The words a phrase may begin with. */
function beginnings(places: readonly Place[]): Set<string> {
	const words = new Set<string>();
	for (const place of places) {
		for (const run of place) if (run[0] !== undefined) words.add(run[0]);
		if (!place.some((run) => run.length === 0)) break;
	}
	return words;
}

/** Builds the table; phrases must be folded as texts are. */
export function compilePhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseTable<T> {
	const byBeginning = new Map<string, Array<Phrase<T>>>();
	for (const [text, value] of entries) {
		const phrase = { places: splitOutside(text, ' ').map(placeOf), value };
		for (const word of beginnings(phrase.places)) {
			const list = byBeginning.get(word);
			if (list) list.push(phrase);
			else byBeginning.set(word, [phrase]);
		}
	}
	return { find: (words) => findAll(byBeginning, words) };
}

function findAll<T>(
	byBeginning: ReadonlyMap<string, ReadonlyArray<Phrase<T>>>,
	words: readonly string[],
): Array<PhraseMatch<T>> {
	const classes = words.map(classOf);

	const runEnds = (run: readonly string[], at: number): boolean =>
		run.every((wanted, i) => {
			const word = words[at + i];
			if (word === undefined || isMark(word)) return false;
			return wanted === word || wanted === ANY || wanted === classes[at + i];
		});

	// A phrase has few places and each few lengths, so this stays linear in the number of words.
	const longestEnd = (places: readonly Place[], place: number, at: number): number => {
		const choices = places[place];
		if (!choices) return at;
		let longest = -1;
		for (const run of choices) {
			if (runEnds(run, at)) longest = Math.max(longest, longestEnd(places, place + 1, at + run.length));
		}
		return longest;
	};

	const found: Array<PhraseMatch<T>> = [];
	for (let start = 0; start < words.length; start++) {
		const word = words[start] ?? '';
		if (isMark(word)) continue;
		const wordClass = classes[start];
		for (const key of wordClass ? [word, wordClass, ANY] : [word, ANY]) {
			for (const { places, value } of byBeginning.get(key) ?? []) {
				const end = longestEnd(places, 0, start);
				if (end > start) found.push({ value, start, end });
			}
		}
	}
	return found;
}
