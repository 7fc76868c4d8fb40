// Which buckets the model knows: those that enough texts fill.

import { packBytes, RARITY_STEPS, vectorOf, type Features, type PackedModel, type Vector } from '../engine/replies/model';
import { BUCKET_BITS } from '../engine/replies/model/features';

/** A bucket that fewer texts fill says nothing that would hold for others; there are many more scraps of letters than words. */
const LEAST_TEXTS = { words: 5, letters: 10 } as const;

export interface Vocabulary {
	/** Ascending; a row stands for each. */
	readonly buckets: readonly number[];
	vector(features: Features): Vector;
	/** As they are shipped: a bit for every bucket, and a byte for how rare each row is. */
	packed(): Pick<PackedModel, 'buckets' | 'rarities'>;
}

/** The buckets that enough of the texts fill. */
export function vocabularyOf(texts: readonly Features[]): Vocabulary {
	const byWords = new Uint32Array(1 << BUCKET_BITS);
	const byLetters = new Uint32Array(1 << BUCKET_BITS);
	const count = (filled: Uint32Array, buckets: Iterable<number>): void => {
		for (const bucket of buckets) filled[bucket] = (filled[bucket] ?? 0) + 1;
	};
	for (const { words, letters, cues } of texts) {
		count(byWords, words);
		count(byWords, cues.keys());
		count(byLetters, letters);
	}
	const buckets = [...byWords.keys()].filter((bucket) => (byWords[bucket] ?? 0) >= LEAST_TEXTS.words || (byLetters[bucket] ?? 0) >= LEAST_TEXTS.letters);
	return vocabularyFrom(buckets, (bucket) => Math.log(texts.length / Math.max(1, (byWords[bucket] ?? 0) + (byLetters[bucket] ?? 0))));
}

function vocabularyFrom(buckets: readonly number[], rarityOf: (bucket: number) => number): Vocabulary {
	const rowOf = new Int32Array(1 << BUCKET_BITS).fill(-1);
	buckets.forEach((bucket, row) => (rowOf[bucket] = row));
	return {
		buckets,
		vector: (features) => vectorOf(features, (bucket) => rowOf[bucket] ?? -1),
		packed: () => {
			const bits = new Uint8Array((1 << BUCKET_BITS) / 8);
			for (const bucket of buckets) bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) | (1 << (bucket & 7));
			const rarities = Uint8Array.from(buckets, (bucket) => Math.min(255, Math.max(1, Math.round(rarityOf(bucket) * RARITY_STEPS))));
			return { buckets: packBytes(bits), rarities: packBytes(rarities) };
		},
	};
}
