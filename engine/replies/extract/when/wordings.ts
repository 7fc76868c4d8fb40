/** Fixed wordings of one or more words, looked up by their first. */
export type WordingTable<T> = ReadonlyMap<string, ReadonlyArray<Wording<T>>>;

interface Wording<T> {
	readonly wording: string;
	readonly words: readonly string[];
	readonly value: T;
}

/** A wording found: its value, and the index of the word after it. */
export interface FoundWording<T> {
	readonly wording: string;
	readonly value: T;
	readonly end: number;
}

/** Builds the table; where one wording begins another, the longer is found. */
export function wordingTable<T>(entries: Iterable<readonly [
	wording: string, value: T,
]>): WordingTable<T> {
	const table = new Map<string, Array<Wording<T>>>();
	for (const [wording, value] of entries) {
		const words = wording.split(' ');
		const first = words[0] ?? '';
		const list = table.get(first) ?? [];
		list.push({ wording, words, value });
		list.sort((a, b) => b.words.length - a.words.length);
		table.set(first, list);
	}
	return table;
}

/** The longest wording that begins at a word, or null. */
export function matchAt<T>(
	table: WordingTable<T>,
	words: readonly string[],
	at: number,
): FoundWording<T> | null {
	const found = table
		.get(words[at] ?? '')
		?.find((candidate) => candidate.words.every((word, i) => words[at + i] === word));
	return found
		? { wording: found.wording, value: found.value, end: at + found.words.length }
		: null;
}
