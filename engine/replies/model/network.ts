import type { Vector } from './vector';

/** What a hidden unit that was talked out of it still says: a leaky rectifier. */
export const LEAK = 0.1;

/** How much each row excites each hidden unit, row by row. */
export interface Table {
	readonly hidden: number;
	/** One code for each row and unit. */
	readonly codes: Uint8Array;
	/** What each code stands for. */
	readonly values: Float32Array;
}

/** A question about a text: for each hidden unit a weight a class, unit by unit, then a bias a class. */
export interface Head {
	readonly classes: readonly string[];
	readonly temperature: number;
	readonly weights: Float32Array;
}

/** The hidden units for a text. */
export function excite({ rows, values }: Vector, { hidden, codes, values: ofCode }: Table): Float32Array {
	const units = new Float32Array(hidden);
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] as number) * hidden;
		const value = values[i] as number;
		for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] as number) + value * (ofCode[codes[at + unit] as number] as number);
	}
	return units.map((unit) => (unit < 0 ? unit * LEAK : unit));
}

/** What the units speak for, a sum a class. */
export function sumsOf(units: Float32Array, { classes, weights }: Head): number[] {
	const sums = classes.map((_, c) => weights[units.length * classes.length + c] ?? 0);
	units.forEach((unit, i) => {
		for (let c = 0; c < sums.length; c++) sums[c] = (sums[c] ?? 0) + unit * (weights[i * sums.length + c] ?? 0);
	});
	return sums;
}

/** For each hidden unit how much a little more excitement of it would speak for a class against the others. */
export function pullOf(units: Float32Array, { classes, weights }: Head, name: string): Float32Array {
	const at = classes.indexOf(name);
	return Float32Array.from(units, (unit, i) => {
		const own = weights.subarray(i * classes.length, (i + 1) * classes.length);
		const mean = own.reduce((sum, weight) => sum + weight, 0) / classes.length;
		return ((own[at] ?? 0) - mean) * (unit < 0 ? LEAK : 1);
	});
}
