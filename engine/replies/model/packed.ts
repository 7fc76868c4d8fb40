import { BUCKET_BITS } from './features';

/** One question about a text, as its answer is shipped. */
export interface PackedHead {
	readonly classes: readonly string[];
	/** Divides the sums, so that a confidence is the share of readings that are right. */
	readonly temperature: number;
	/** Numbers of 32 bits, little-endian, as base64: a weight for each hidden unit and class, unit by unit, then a bias for each class. */
	readonly weights: string;
}

/** The model as it is shipped: `weights.json`, written by training/. */
export interface PackedModel {
	/** What was learned about: one bit a bucket, as base64. A row stands for each bit that is set, in order. */
	readonly buckets: string;
	/** One byte a row, as base64: how rare it is, the logarithm of one in how many texts, times `RARITY_STEPS`. */
	readonly rarities: string;
	/** How many hidden units there are. */
	readonly hidden: number;
	/** How much each row excites each hidden unit: a code of four bits each, row by row, two to a byte, as base64. */
	readonly table: string;
	/** The excitement that the largest code stands for. */
	readonly largest: number;
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

const MINUS = 8;
const LARGEST_CODE = 7;
/** Small values are many and large ones few: the steps grow. */
const STEPS = Array.from({ length: LARGEST_CODE + 1 }, (_, code) => (code / LARGEST_CODE) ** 1.8);

/** The code of four bits that comes nearest to a value. */
export function codeOf(value: number, largest: number): number {
	const share = Math.min(1, Math.abs(value) / largest);
	const nearest = STEPS.reduce((best, step, code) => (Math.abs(step - share) < Math.abs((STEPS[best] ?? 0) - share) ? code : best), 0);
	return nearest > 0 && value < 0 ? nearest + MINUS : nearest;
}

/** What each of the sixteen codes stands for. */
export function valuesOfCodes(largest: number): Float32Array {
	return Float32Array.from({ length: 2 * MINUS }, (_, code) => (code < MINUS ? 1 : -1) * largest * (STEPS[code % MINUS] ?? 0));
}

export function packBytes(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Two codes to a byte; the first is the lower half. */
export function packCodes(codes: Uint8Array): string {
	return packBytes(Uint8Array.from({ length: Math.ceil(codes.length / 2) }, (_, i) => (codes[2 * i] ?? 0) | ((codes[2 * i + 1] ?? 0) << 4)));
}

/** The codes, one a byte. */
export function unpackCodes(packed: string): Uint8Array {
	const bytes = Buffer.from(packed, 'base64');
	const codes = new Uint8Array(bytes.length * 2);
	for (let i = 0; i < bytes.length; i++) {
		const both = bytes[i] ?? 0;
		codes[2 * i] = both & 0xf;
		codes[2 * i + 1] = both >> 4;
	}
	return codes;
}

export function packNumbers(numbers: Float32Array): string {
	const bytes = Buffer.alloc(numbers.length * 4);
	numbers.forEach((number, i) => bytes.writeFloatLE(number, i * 4));
	return bytes.toString('base64');
}

export function unpackNumbers(packed: string): Float32Array {
	const bytes = Buffer.from(packed, 'base64');
	return Float32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
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
