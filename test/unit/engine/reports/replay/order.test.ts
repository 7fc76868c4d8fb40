import fc from 'fast-check';
import { InOrder } from '../../../../../engine';
import { Generations } from '../../../../../engine/reports/replay/generations';
import { NumberSet } from '../../../../../engine/reports/replay/numberSet';

describe('rows that are nearly in order', () => {
	const WINDOW = 100;
	const ordered = (times: readonly number[]) => {
		const given: Array<{ at: number; index: number }> = [];
		const inOrder = new InOrder<{ at: number; index: number }>((row) => row.at, WINDOW, (row) => given.push(row));
		times.forEach((at, index) => inOrder.add({ at, index }));
		inOrder.end();
		return given;
	};

	it('come in order, equals as they came, and none is lost', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: WINDOW }))), (steps) => {
				let now = 0;
				const times = steps.map(([step, back]) => (now += step) - back);
				const sorted = times.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
				expect(ordered(times)).toEqual(sorted);
			}),
		);
	});

	it('are given at once, out of order, where they come later than that', () => {
		expect(ordered([0, 500, 10, 520]).map(({ at }) => at)).toEqual([0, 10, 500, 520]);
		expect(ordered([0, 500, 620, 10, 640]).map(({ at }) => at)).toEqual([0, 500, 10, 620, 640]);
	});
});

describe('what is remembered for a while', () => {
	it('is there for the whole span after it was last asked for, and gone some time after', () => {
		const known = new Generations<object>(100);
		const value = {};
		known.turn(0);
		known.getOr('ann', () => value);
		for (const now of [60, 99, 130, 199]) {
			known.turn(now);
			expect(known.get('bob')).toBeUndefined();
		}
		expect(known.get('ann')).toBe(value);
		known.turn(299);
		expect(known.get('ann')).toBe(value);
		known.turn(600);
		expect(known.get('ann')).toBeUndefined();
		expect(known.size).toBe(0);
	});

	it('stays as long as it must be kept', () => {
		const known = new Generations<{ kept: boolean }>(100, ({ kept }) => kept);
		const value = known.getOr('ann', () => ({ kept: true }));
		for (let now = 0; now < 2_000; now += 50) known.turn(now);
		expect(known.get('ann')).toBe(value);
		value.kept = false;
		for (let now = 2_000; now < 3_000; now += 50) known.turn(now);
		expect(known.get('ann')).toBeUndefined();
	});
});

describe('numbers that are counted', () => {
	it('are counted as a set counts them', () => {
		fc.assert(
			fc.property(fc.array(fc.oneof(fc.nat({ max: 300 }), fc.integer({ min: 12_125_550_100, max: 12_125_550_199 }), fc.integer({ min: 1, max: 999_999_999_999_999 }))), (numbers) => {
				const set = new NumberSet();
				const plain = new Set<number>();
				for (const number of numbers) {
					expect(set.add(`+${number}`)).toBe(number > 0 && !plain.has(number));
					if (number > 0) plain.add(number);
				}
				expect(set.size).toBe(plain.size);
			}),
		);
	});
});
