// Which buckets the model knows: those that enough texts fill.

import { packBytes, RARITY_STEPS, vectorOf, type Features, type PackedModel, type Vector } from '../engine/replies/model';
import { BUCKET_BITS } from '../engine/replies/model/features';

/** A bucket that fewer texts fill says nothing that would hold for others. */
const LEAST_TEXTS = 5;

export interface Vocabulary {
	/** Ascending; a row stands for each. */
	readonly buckets: readonly number[];
	vector(features: Features): Vector;
	/** As they are shipped: a bit for every bucket, and a byte for how rare each row is. */
	packed(): Pick<PackedModel, 'buckets' | 'rarities'>;
}

/** The buckets that enough of the texts fill. */
export function vocabularyOf(texts: readonly Features[]): Vocabulary {
	const filled = new Uint32Array(1 << BUCKET_BITS);
	for (const { words, letters, cues } of texts) {
		for (const buckets of [words, letters, cues.keys()]) for (const bucket of buckets) filled[bucket] = (filled[bucket] ?? 0) + 1;
	}
	const buckets = [...filled.keys()].filter((bucket) => (filled[bucket] ?? 0) >= LEAST_TEXTS);
	return vocabularyFrom(buckets, (bucket) => Math.log(texts.length / (filled[bucket] ?? 1)));
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
