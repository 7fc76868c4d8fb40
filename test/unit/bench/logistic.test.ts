import { fit, type Example, type FitOptions } from '../../../bench/replies/logistic';

const TWO: FitOptions = { rows: 3, classes: 2, kind: 'one', l2: 0.01, iterations: 50 };

function example(row: number, target: readonly number[], weight = 1): Example {
	return { vector: { rows: Int32Array.of(row, 2), values: Float32Array.of(1, 0.5) }, target, weight };
}

function sumsOf(weights: Float64Array, row: number): number[] {
	return [0, 1].map((c) => (weights[row * 2 + c] ?? 0) + 0.5 * (weights[4 + c] ?? 0));
}

describe('learning', () => {
	const examples = [example(0, [1, 0]), example(0, [1, 0]), example(1, [0, 1])];

	it('tells the classes apart, whether one holds or several', () => {
		for (const kind of ['one', 'any'] as const) {
			const weights = fit(examples, { ...TWO, kind });
			const [first = 0, second = 0] = sumsOf(weights, 0);
			const [third = 0, fourth = 0] = sumsOf(weights, 1);
			expect(first).toBeGreaterThan(second);
			expect(fourth).toBeGreaterThan(third);
		}
	});

	it('comes to the shares that were taught where one row is all there is', () => {
		const mixed = [...Array.from({ length: 30 }, () => example(0, [1, 0])), ...Array.from({ length: 10 }, () => example(0, [0, 1]))];
		const [first = 0, second = 0] = sumsOf(fit(mixed, { ...TWO, l2: 1e-6, iterations: 200 }), 0);
		expect(1 / (1 + Math.exp(second - first))).toBeCloseTo(0.75, 3);
	});

	it('listens to weights', () => {
		const even = [example(0, [1, 0]), example(0, [0, 1], 5)];
		const [first = 0, second = 0] = sumsOf(fit(even, TWO), 0);
		expect(second).toBeGreaterThan(first);
	});

	it('keeps to small weights when told to', () => {
		const size = (l2: number): number => fit(examples, { ...TWO, l2 }).reduce((sum, weight) => sum + Math.abs(weight), 0);
		expect(size(10)).toBeLessThan(size(0.1));
	});

	it('gives the same weights for the same texts, bit for bit', () => {
		expect(fit(examples, TWO)).toEqual(fit(examples, TWO));
	});
});
