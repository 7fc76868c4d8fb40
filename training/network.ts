// A network with one hidden layer, shared by all questions, that learns text by text.

import { LEAK, type Vector } from '../engine/replies/model';
import { numbersFrom, shuffle } from './random';

export interface NetworkOptions {
	readonly rows: number;
	readonly hidden: number;
	readonly seed: number;
	/** How often it goes through all texts. Its weights are the mean of those after each of the later half of them. */
	readonly epochs: number;
	/** Share of a text's features that are covered up while it learns, so that it leans on none of them. */
	readonly covered: number;
	/** Length of a step (Adagrad). */
	readonly step: number;
}

/** What one question asks: where its classes begin in the list of all, how many they are, and the answer to each text. */
export interface Asked {
	readonly kind: 'one' | 'any';
	readonly from: number;
	readonly count: number;
	/** The wanted share of a class of a text, 0 to 1, by text and class. */
	readonly wanted: (text: number, c: number) => number;
	readonly weight: (text: number) => number;
}

/** What was learned: the table row by row; weights unit by unit, and biases, for the classes of all questions in a row. */
export interface Learned {
	readonly table: Float32Array;
	readonly weights: Float32Array;
	readonly biases: Float32Array;
}

/** No weight has been moved at all: its first step is not without bounds. */
const MOVED_AT_FIRST = 1e-4;
const BIAS_STEP = 0.01;

/** The same texts in the same order, and the same options, give the same weights, bit for bit. */
export function learn(vectors: readonly Vector[], questions: readonly Asked[], options: NetworkOptions): Learned {
	const { epochs, seed } = options;
	const draw = numbersFrom(seed);
	const classes = questions.reduce((most, { from, count }) => Math.max(most, from + count), 0);
	const learner = new Learner(options, classes, draw);
	const mean = new Mean(learner.learned);
	const order = Int32Array.from(vectors, (_, i) => i);
	for (let epoch = 0; epoch < epochs; epoch++) {
		shuffle(order, draw);
		for (const text of order) learner.learn(vectors[text] as Vector, questions, text);
		if (epoch >= epochs / 2) mean.add(learner.learned);
	}
	return mean.value();
}

class Learner {
	readonly learned: Learned;
	private readonly movedTable: Float32Array;
	private readonly movedWeights: Float32Array;
	private readonly units: Float32Array;
	private readonly sums: Float32Array;
	private readonly shown: Int32Array = new Int32Array(4_096);

	constructor(
		private readonly options: NetworkOptions,
		private readonly classes: number,
		private readonly draw: () => number,
	) {
		const { rows, hidden } = options;
		const spread = (count: number, width: number) => Float32Array.from({ length: count }, () => (draw() - 0.5) * width);
		this.learned = { table: spread(rows * hidden, 0.2), weights: spread(hidden * classes, 0.6), biases: new Float32Array(classes) };
		this.movedTable = new Float32Array(rows * hidden).fill(MOVED_AT_FIRST);
		this.movedWeights = new Float32Array(hidden * classes).fill(MOVED_AT_FIRST);
		this.units = new Float32Array(hidden);
		this.sums = new Float32Array(classes);
	}

	learn(vector: Vector, questions: readonly Asked[], text: number): void {
		const shown = this.uncover(vector);
		const scale = 1 / (1 - this.options.covered);
		this.answer(vector, shown, scale);
		for (const question of questions) toSlopes(this.sums, question, text);
		this.step(vector, shown, scale);
	}

	/** Which of the features are seen this time; returns how many. */
	private uncover({ rows }: Vector): number {
		let count = 0;
		for (let i = 0; i < rows.length && count < this.shown.length; i++) if (this.draw() >= this.options.covered) this.shown[count++] = i;
		return count;
	}

	private answer({ rows, values }: Vector, shown: number, scale: number): void {
		const { units, sums, classes, learned } = this;
		const { hidden } = this.options;
		units.fill(0);
		for (let s = 0; s < shown; s++) {
			const i = this.shown[s] as number;
			const at = (rows[i] as number) * hidden;
			const value = (values[i] as number) * scale;
			for (let unit = 0; unit < hidden; unit++) units[unit] = (units[unit] as number) + value * (learned.table[at + unit] as number);
		}
		sums.set(learned.biases);
		for (let unit = 0; unit < hidden; unit++) {
			const excited = (units[unit] as number) * ((units[unit] as number) < 0 ? LEAK : 1);
			units[unit] = excited;
			for (let c = 0; c < classes; c++) sums[c] = (sums[c] as number) + excited * (learned.weights[unit * classes + c] as number);
		}
	}

	/** Moves every weight that took part against its slope; what has moved much moves little. */
	private step({ rows, values }: Vector, shown: number, scale: number): void {
		const { units, sums, classes, learned, movedTable, movedWeights } = this;
		const { hidden, step } = this.options;
		for (let unit = 0; unit < hidden; unit++) {
			const excited = units[unit] as number;
			let back = 0;
			for (let c = 0; c < classes; c++) {
				const at = unit * classes + c;
				back += (sums[c] as number) * (learned.weights[at] as number);
				const slope = (sums[c] as number) * excited;
				movedWeights[at] = (movedWeights[at] as number) + slope * slope;
				learned.weights[at] = (learned.weights[at] as number) - (step * slope) / Math.sqrt(movedWeights[at]);
			}
			units[unit] = back * (excited < 0 ? LEAK : 1);
		}
		for (let c = 0; c < classes; c++) learned.biases[c] = (learned.biases[c] as number) - BIAS_STEP * (sums[c] as number);
		for (let s = 0; s < shown; s++) {
			const i = this.shown[s] as number;
			const row = (rows[i] as number) * hidden;
			const value = (values[i] as number) * scale;
			for (let unit = 0; unit < hidden; unit++) {
				const slope = (units[unit] as number) * value;
				const at = row + unit;
				movedTable[at] = (movedTable[at] as number) + slope * slope;
				learned.table[at] = (learned.table[at] as number) - (step * slope) / Math.sqrt(movedTable[at]);
			}
		}
	}
}

/** The sums of a question's classes become the slopes of its loss. */
function toSlopes(sums: Float32Array, { kind, from, count, wanted, weight }: Asked, text: number): void {
	const certain = kind === 'one' ? shareOf(sums, from, count) : (sum: number): number => 1 / (1 + Math.exp(-sum));
	const much = weight(text);
	for (let c = from; c < from + count; c++) sums[c] = much * (certain(sums[c] as number) - wanted(text, c - from));
}

function shareOf(sums: Float32Array, from: number, count: number): (sum: number) => number {
	let top = -Infinity;
	for (let c = from; c < from + count; c++) top = Math.max(top, sums[c] as number);
	let all = 0;
	for (let c = from; c < from + count; c++) all += Math.exp((sums[c] as number) - top);
	return (sum) => Math.exp(sum - top) / all;
}

/** The mean of what was learned at several times: steadier than any of them. */
class Mean {
	private readonly sums: Record<keyof Learned, Float64Array>;
	private times = 0;

	constructor({ table, weights, biases }: Learned) {
		this.sums = { table: new Float64Array(table.length), weights: new Float64Array(weights.length), biases: new Float64Array(biases.length) };
	}

	add(learned: Learned): void {
		this.times++;
		for (const part of ['table', 'weights', 'biases'] as const) {
			const sum = this.sums[part];
			learned[part].forEach((value, i) => (sum[i] = (sum[i] as number) + value));
		}
	}

	value(): Learned {
		const mean = (part: keyof Learned) => Float32Array.from(this.sums[part], (sum) => sum / this.times);
		return { table: mean('table'), weights: mean('weights'), biases: mean('biases') };
	}
}
