/**
 * Finds many phrases in a text in one pass.
 *
 * A phrase is words with single spaces. `a|b` is either word, `a?` may be missing, `*` is any one
 * word, and `@day`, `@time` and `@num` are classes of words.
 */

interface Node<T> {
	readonly next: Map<string, Node<T>>;
	values?: T[];
}

/** A phrase found, by the index of its first word and of the word after its last. */
export interface PhraseMatch<T> {
	readonly value: T;
	readonly start: number;
	readonly end: number;
}

/** The phrases, ready to be looked for. */
export interface PhraseTable<T> {
	find(words: readonly string[]): Array<PhraseMatch<T>>;
}

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
	if (TIMES.has(word) || /^\d{1,4}(?::\d{2})?(?:[ap]m)?$/.test(word)) {
		return /^\d+$/.test(word) ? '@num' : '@time';
	}
	return null;
}

/** Every reading of a phrase with alternatives and optional words. */
function readings(phrase: string): string[][] {
	let all: string[][] = [[]];
	for (const part of phrase.split(' ')) {
		const optional = part.endsWith('?');
		const choices = (optional ? part.slice(0, -1) : part).split('|');
		all = all.flatMap((words) => [
			...choices.map((choice) => [...words, choice]),
			...(optional ? [words] : []),
		]);
	}
	return all;
}

/** Builds the table; phrases must be folded as texts are. */
export function compilePhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): PhraseTable<T> {
	const root: Node<T> = { next: new Map() };
	for (const [phrase, value] of entries) {
		for (const words of readings(phrase)) {
			let node = root;
			for (const word of words) {
				let next = node.next.get(word);
				if (!next) {
					next = { next: new Map() };
					node.next.set(word, next);
				}
				node = next;
			}
			(node.values ??= []).push(value);
		}
	}
	return { find: (words) => findAll(root, words) };
}

function findAll<T>(root: Node<T>, words: readonly string[]): Array<PhraseMatch<T>> {
	const found: Array<PhraseMatch<T>> = [];
	const classes = words.map(classOf);

	// Depth is the length of the longest phrase, so this stays linear in the number of words.
	const walk = (node: Node<T>, start: number, at: number): void => {
		if (node.values) for (const value of node.values) found.push({ value, start, end: at });
		const word = words[at];
		if (word === undefined) return;
		const exact = node.next.get(word);
		if (exact) walk(exact, start, at + 1);
		const wordClass = classes[at];
		const classed = wordClass ? node.next.get(wordClass) : undefined;
		if (classed) walk(classed, start, at + 1);
		const any = node.next.get('*');
		if (any && !/^[.,?]$/.test(word)) walk(any, start, at + 1);
	};

	for (let start = 0; start < words.length; start++) walk(root, start, start);
	return found;
}
