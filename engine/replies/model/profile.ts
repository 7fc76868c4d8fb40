import type { Features } from './features';
import { LETTERS, WORDS } from './vector';

/** What a text is about, to be compared with others: its words and letters, the rarer the weightier; of length 1. */
export type Profile = ReadonlyMap<number, number>;

/**
 * @param rarityOf of a bucket: how rare it is among all texts
 */
export function profileFrom({ words, letters }: Pick<Features, 'words' | 'letters'>, rarityOf: (bucket: number) => number): Profile {
	const profile = new Map<number, number>();
	for (const bucket of words) profile.set(bucket, (WORDS / Math.sqrt(words.size)) * rarityOf(bucket));
	for (const bucket of letters) profile.set(bucket, (profile.get(bucket) ?? 0) + (LETTERS / Math.sqrt(letters.size)) * rarityOf(bucket));
	let square = 0;
	for (const value of profile.values()) square += value * value;
	const length = Math.sqrt(square);
	if (length > 0) for (const [bucket, value] of profile) profile.set(bucket, value / length);
	return profile;
}

/** How alike two texts are: 0 for nothing in common, 1 for the same words. */
export function similarity(one: Profile, other: Profile): number {
	const [less, more] = one.size <= other.size ? [one, other] : [other, one];
	let sum = 0;
	for (const [bucket, value] of less) sum += value * (more.get(bucket) ?? 0);
	return sum;
}
