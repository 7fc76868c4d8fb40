import type { Features } from './features';

/** How much words and letters count together, however many there are of them. */
export const WORDS = 3;
export const LETTERS = 2;

/** A text as the model weighs it: the rows of the buckets it fills, and how much it fills each. */
export interface Vector {
	readonly rows: Int32Array;
	readonly values: Float32Array;
}

/**
 * @param rowOf the row of a bucket, or -1 for a bucket that nothing was learned about
 */
export function vectorOf({ words, letters, cues }: Features, rowOf: (bucket: number) => number): Vector {
	const size = words.size + letters.size + cues.size;
	const rows = new Int32Array(size);
	const values = new Float32Array(size);
	let used = 0;
	const add = (bucket: number, value: number): void => {
		const row = rowOf(bucket);
		if (row < 0) return;
		rows[used] = row;
		values[used++] = value;
	};
	for (const bucket of words) add(bucket, WORDS / Math.sqrt(words.size));
	for (const bucket of letters) add(bucket, LETTERS / Math.sqrt(letters.size));
	for (const [bucket, strength] of cues) add(bucket, strength);
	return { rows: rows.subarray(0, used), values: values.subarray(0, used) };
}

/** Shares of certainty out of sums; a higher temperature makes them more alike. */
export function shares(sums: readonly number[], temperature: number): number[] {
	const top = Math.max(...sums);
	const raised = sums.map((sum) => Math.exp((sum - top) / temperature));
	const all = raised.reduce((one, other) => one + other, 0);
	return raised.map((one) => one / all);
}

/** How likely each is by itself, where several may be. */
export function chances(sums: readonly number[], temperature: number): number[] {
	return sums.map((sum) => 1 / (1 + Math.exp(-sum / temperature)));
}
