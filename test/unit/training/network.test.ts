import type { Vector } from '../../../engine/replies/model';
import { learn, type Asked, type Learned } from '../../../training/network';

const OPTIONS = { rows: 3, hidden: 4, seed: 7, epochs: 40, covered: 0, step: 0.1 };

const text = (row: number): Vector => ({ rows: Int32Array.of(row, 2), values: Float32Array.of(1, 0.5) });
const answers = (wanted: ReadonlyArray<readonly number[]>, more: Partial<Asked> = {}): Asked => ({ kind: 'one', from: 0, count: 2, wanted: (i, c) => wanted[i]?.[c] ?? 0, weight: () => 1, ...more });

function sumsFor({ table, weights, biases }: Learned, { rows, values }: Vector): number[] {
	const classes = biases.length;
	const units = Array.from({ length: OPTIONS.hidden }, (_, unit) => rows.reduce((sum, row, i) => sum + (values[i] ?? 0) * (table[row * OPTIONS.hidden + unit] ?? 0), 0));
	return [...biases].map((bias, c) => units.reduce((sum, unit, i) => sum + (unit < 0 ? unit * 0.1 : unit) * (weights[i * classes + c] ?? 0), bias));
}

describe('learning', () => {
	const texts = [text(0), text(0), text(1)];
	const wanted = [[1, 0], [1, 0], [0, 1]];

	it.each(['one', 'any'] as const)('tells the classes apart where %s holds', (kind) => {
		const learned = learn(texts, [answers(wanted, { kind })], OPTIONS);
		const [first = 0, second = 0] = sumsFor(learned, text(0));
		const [third = 0, fourth = 0] = sumsFor(learned, text(1));
		expect(first).toBeGreaterThan(second);
		expect(fourth).toBeGreaterThan(third);
	});

	it('answers several questions with the same units', () => {
		const other = answers([[0, 1], [0, 1], [1, 0]], { from: 2 });
		const sums = sumsFor(learn(texts, [answers(wanted), other], OPTIONS), text(0));
		expect((sums[0] ?? 0) > (sums[1] ?? 0)).toBe(true);
		expect((sums[3] ?? 0) > (sums[2] ?? 0)).toBe(true);
	});

	it('listens to weights', () => {
		const torn = [text(0), text(0)];
		const second = (weight: number) => {
			const [one = 0, other = 0] = sumsFor(learn(torn, [answers([[1, 0], [0, 1]], { weight: (i) => (i === 1 ? weight : 1) })], OPTIONS), text(0));
			return other - one;
		};
		expect(second(9)).toBeGreaterThan(0);
		expect(second(1 / 9)).toBeLessThan(0);
	});

	it('gives the same weights for the same texts, bit for bit, and others for another seed', () => {
		const run = (seed: number) => learn(texts, [answers(wanted)], { ...OPTIONS, seed, covered: 0.5 });
		expect(run(7)).toEqual(run(7));
		expect(run(8)).not.toEqual(run(7));
	});
});
