import { aimLine, isMet } from '../../../bench/lib/aims';
import type { Aim } from '../../../bench/lib/aims';
import { median, percentile } from '../../../bench/lib/stats';
import { figure, ratio, table } from '../../../bench/lib/table';

describe('percentiles', () => {
	const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

	it.each([
		[0.5, 50],
		[0.95, 95],
		[0.99, 99],
		[1, 100],
		[0, 1],
	])('are by nearest rank: %p of 1 to 100 is %p', (p, value) => {
		expect(percentile(hundred, p)).toBe(value);
	});

	it('leave the values as they were', () => {
		const values = [3, 1, 2];
		percentile(values, 0.5);
		median(values);
		expect(values).toEqual([3, 1, 2]);
	});

	it('sort numbers as numbers', () => {
		expect(median([10, 9, 100])).toBe(10);
	});

	it('give the mean of the two in the middle', () => {
		expect(median([4, 1, 3, 2])).toBe(2.5);
	});

	it('of nothing are nothing', () => {
		expect(percentile([], 0.5)).toBeNaN();
		expect(median([])).toBeNaN();
	});
});

describe('aims', () => {
	const aim: Aim = { what: 'latency', measured: 0.35, bound: 'at most', aim: 0.35, unit: '×' };

	it('are met at the bound, from either side', () => {
		expect(isMet(aim)).toBe(true);
		expect(isMet({ ...aim, measured: 0.36 })).toBe(false);
		expect(isMet({ ...aim, bound: 'at least' })).toBe(true);
		expect(isMet({ ...aim, bound: 'at least', measured: 0.34 })).toBe(false);
	});

	it('are missed by what could not be measured', () => {
		expect(isMet({ ...aim, measured: Number.NaN })).toBe(false);
		expect(isMet({ ...aim, bound: 'at least', measured: Number.NaN })).toBe(false);
	});

	it('say what was measured and what was wanted', () => {
		expect(aimLine(aim)).toBe('OK      latency: 0.35× (at most 0.35×)');
		expect(aimLine({ ...aim, measured: 1.234 })).toBe('missed  latency: 1.23× (at most 0.35×)');
	});
});

describe('tables', () => {
	it('line the columns up and pad no line at its end', () => {
		expect(table([['a', 'bb', ''], ['ccc', 'd', 'e']])).toBe('a     bb\nccc    d   e');
	});

	it('show no more digits than a figure deserves', () => {
		expect([0.123, 9.876, 12.34, 1234.5, undefined, Number.NaN].map(figure)).toEqual(['0.12', '9.88', '12.3', '1,235', '–', '–']);
		expect(ratio(Number.POSITIVE_INFINITY)).toBe('–');
	});
});
