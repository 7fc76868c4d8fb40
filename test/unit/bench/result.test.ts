import { textBackAims, textBackReport } from '../../../bench/text-back';
import type { EngineResult } from '../../../bench/text-back';
import { against, middle } from '../../../bench/text-back/result';
import { isMet } from '../../../bench/lib/aims';

const sample = (p50: number, perSecond: number) => ({ count: 10, p50, p95: p50 * 2, p99: p50 * 3, perSecond });

/** A round on a machine that is `slow` times slower than a quiet one. */
const round = (slow: number, ours: number) => {
	const calls = { bare: sample(30 * slow, 40 / slow), ours: sample(ours * slow, 1200 / ours / slow), handBuilt: sample(45 * slow, 25 / slow) };
	return { calls: { alone: calls, ten: calls }, filtered: sample(slow, 1100 / slow) };
};

const result: EngineResult = {
	engine: 'lazy',
	rounds: [round(1, 9), round(5, 9.3), round(1.2, 9.6)],
	texts: { once: 300, moreOften: 0 },
};

describe('the result of the text-back bench', () => {
	it('compares within a round, so that a slow round does not shift the ratio', () => {
		expect(against(result, 'bare', 'alone', 'p50')).toBeCloseTo(0.31, 6);
		expect(middle(result, 'alone', 'bare', 'p50')).toBeCloseTo(36, 6);
	});

	it('holds lazy acquire to its own aims and the default engine to others', () => {
		expect(textBackAims(result).map(isMet)).toEqual([true, true, true, true, false]);
		expect(textBackAims({ ...result, engine: 'default' }).every(isMet)).toBe(true);
		expect(textBackAims({ ...result, rounds: [round(2, 50)] }).some(isMet)).toBe(false);
	});

	it('shows only the loads that were measured', () => {
		const shown = textBackReport(result);
		expect(shown).toContain('10 in flight');
		expect(shown).not.toContain('50 in flight');
		expect(shown).not.toContain('NaN');
		expect(shown).toContain('texted once: 300; more than once: 0');
	});
});
