import { BUCKET_BITS } from './features';

/** One head as it is shipped. */
export interface PackedHead {
	readonly classes: readonly string[];
	/** The weight that the code 127 stands for. */
	readonly largest: number;
	/** Divides the sums, so that a confidence is the share of readings that are right. */
	readonly temperature: number;
	/** One byte a weight, row by row, as base64. */
	readonly weights: string;
}

/** The model as it is shipped: `weights.json`, written by training/. */
export interface PackedModel {
	/** What was learned about: one bit a bucket, as base64. A row stands for each bit that is set, in order. */
	readonly buckets: string;
	/** One byte a row, as base64: how rare it is, the logarithm of one in how many texts, times `RARITY_STEPS`. */
	readonly rarities: string;
	readonly intent: PackedHead;
	readonly urgency: PackedHead;
	/** Intents that a text may have beside its first, each judged by itself. */
	readonly also: PackedHead;
	/** From this confidence on an emergency is one. */
	readonly emergencyFrom: number;
	/** From this share on a further intent is meant too. */
	readonly alsoFrom: number;
}

export const RARITY_STEPS = 20;

const LARGEST_CODE = 127;

/** Small weights are many and large ones few: a code stands for the square of its share of 127. */
export function codeOf(weight: number, largest: number): number {
	const share = Math.min(1, Math.abs(weight) / largest);
	return Math.sign(weight) * Math.round(Math.sqrt(share) * LARGEST_CODE);
}

/** The weight that a code stands for. */
export function weightOf(code: number, largest: number): number {
	return (Math.sign(code) * largest * code * code) / (LARGEST_CODE * LARGEST_CODE);
}

export function packBytes(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** The weights of a head; a `Float32Array`, since that is what adds up fastest. */
export function unpackWeights({ weights, largest }: PackedHead): Float32Array {
	const codes = new Int8Array(Buffer.from(weights, 'base64'));
	const known = Float32Array.from({ length: 256 }, (_, i) => weightOf((i << 24) >> 24, largest));
	return Float32Array.from(codes, (code) => known[code & 0xff] ?? 0);
}

/** The row of every bucket, plus one; 0 for a bucket that nothing was learned about. */
export function unpackBuckets(packed: string): Uint16Array {
	const bits = Buffer.from(packed, 'base64');
	const rows = new Uint16Array(1 << BUCKET_BITS);
	let row = 0;
	for (let bucket = 0; bucket < rows.length; bucket++) {
		if (((bits[bucket >> 3] ?? 0) >> (bucket & 7)) & 1) rows[bucket] = ++row;
	}
	return rows;
}

/** How rare each row is; at its end, how rare what no row stands for is held to be. */
export function unpackRarities(packed: string): Float32Array {
	const codes = Buffer.from(packed, 'base64');
	const largest = codes.reduce((most, code) => Math.max(most, code), 0);
	return Float32Array.from([...codes, largest], (code) => code / RARITY_STEPS);
}
