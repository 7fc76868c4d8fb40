// Logistic regression with L2. The problem is convex and the way to its optimum takes no chances, so nothing is drawn
// by lot and the same texts give the same weights.

import type { Vector } from '../../engine/replies/model';
import { minimize } from './minimize';

/** One text to learn from. */
export interface Example {
	readonly vector: Vector;
	/** For each class whether the text belongs to it, 0 or 1. */
	readonly target: readonly number[];
	/** How much it counts. */
	readonly weight: number;
}

export interface FitOptions {
	readonly rows: number;
	readonly classes: number;
	/** `one`: a text belongs to one class (softmax). `any`: to any number of them (a logistic function each). */
	readonly kind: 'one' | 'any';
	/** Strength of the L2 penalty, against the sum of the examples' losses. */
	readonly l2: number;
	readonly iterations: number;
}

/** Weights row by row, `classes` of them each. */
export function fit(examples: readonly Example[], { rows, classes, kind, l2, iterations }: FitOptions): Float64Array {
	const lossOf = kind === 'one' ? softmaxLoss : logisticLoss;
	const loss = (weights: Float64Array, gradient: Float64Array): number => {
		let sum = 0;
		for (let i = 0; i < weights.length; i++) {
			const weight = weights[i] ?? 0;
			sum += 0.5 * l2 * weight * weight;
			gradient[i] = l2 * weight;
		}
		const sums = new Float64Array(classes);
		for (const { vector, target, weight } of examples) {
			weighInto(sums, vector, weights);
			sum += weight * lossOf(sums, target);
			spreadBack(gradient, vector, sums, weight);
		}
		return sum;
	};
	return minimize(loss, new Float64Array(rows * classes), iterations);
}

function weighInto(sums: Float64Array, { rows, values }: Vector, weights: Float64Array): void {
	const classes = sums.length;
	sums.fill(0);
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] as number) * classes;
		const value = values[i] as number;
		for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + value * (weights[at + c] as number);
	}
}

function spreadBack(gradient: Float64Array, { rows, values }: Vector, slopes: Float64Array, weight: number): void {
	const classes = slopes.length;
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] as number) * classes;
		const value = (values[i] as number) * weight;
		for (let c = 0; c < classes; c++) gradient[at + c] = (gradient[at + c] as number) + value * (slopes[c] as number);
	}
}

/** The loss of one text; `sums` becomes its slope. */
type TextLoss = (sums: Float64Array, target: readonly number[]) => number;

const softmaxLoss: TextLoss = (sums, target) => {
	let top = -Infinity;
	for (const sum of sums) top = Math.max(top, sum);
	let all = 0;
	for (const sum of sums) all += Math.exp(sum - top);
	const logAll = Math.log(all) + top;
	let loss = 0;
	for (let c = 0; c < sums.length; c++) {
		const sum = sums[c] as number;
		const wanted = target[c] as number;
		loss += wanted * (logAll - sum);
		sums[c] = Math.exp(sum - logAll) - wanted;
	}
	return loss;
};

const logisticLoss: TextLoss = (sums, target) => {
	let loss = 0;
	for (let c = 0; c < sums.length; c++) {
		const sum = sums[c] as number;
		const wanted = target[c] as number;
		loss += Math.max(sum, 0) - sum * wanted + Math.log1p(Math.exp(-Math.abs(sum)));
		sums[c] = 1 / (1 + Math.exp(-sum)) - wanted;
	}
	return loss;
};

/** The sums of a vector's weights, one a class. */
export function weigh({ rows, values }: Vector, weights: ArrayLike<number>, classes: number): number[] {
	const sums = new Array<number>(classes).fill(0);
	for (let i = 0; i < rows.length; i++) {
		const at = (rows[i] ?? 0) * classes;
		const value = values[i] ?? 0;
		for (let c = 0; c < classes; c++) sums[c] = (sums[c] ?? 0) + value * (weights[at + c] ?? 0);
	}
	return sums;
}
