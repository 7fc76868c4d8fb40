import { readTexts } from '../../../training/corpus';
import { measure, shareOf } from '../../../training/measures';
import { withoutSeen } from '../../../training/seen';

// By authors, and mostly about trades, of whom the model has learned nothing, and on whom nothing was chosen.
const held = withoutSeen(readTexts('test'), readTexts('train'));
const measures = measure(held);

describe('texts held back from training', () => {
	it('are read rightly, four in five', () => {
		expect(measures.accuracy.share).toBeGreaterThanOrEqual(0.8);
		expect(measures.anyRight.share).toBeGreaterThanOrEqual(0.83);
		expect(measures.macroF1).toBeGreaterThanOrEqual(0.81);
	});

	it('are read rightly where the reading is sure', () => {
		expect(measures.sureRight.share).toBeGreaterThanOrEqual(0.9);
		expect(measures.sure.share).toBeGreaterThanOrEqual(0.65);
	});

	it('have confidences that come true', () => {
		expect(measures.calibrationError).toBeLessThanOrEqual(0.05);
	});

	it('have their emergencies seen, without crying wolf', () => {
		expect(measures.emergencyRecall.share).toBeGreaterThanOrEqual(0.88);
		expect(measures.emergencyPrecision.share).toBeGreaterThanOrEqual(0.6);
		expect(measures.falseAlarms.share).toBeLessThanOrEqual(0.04);
	});

	it('have their opt-outs seen, and nobody else shut out', () => {
		expect(measures.optOutRecall.share).toBeGreaterThanOrEqual(0.95);
		expect(measures.optOutPrecision.share).toBeGreaterThanOrEqual(0.88);
	});
});

describe('shares', () => {
	it('come with the interval that they lie in', () => {
		const { of, share, low, high } = shareOf([1, 2, 3, 4], (n) => n > 1);
		expect([of, share]).toEqual([4, 0.75]);
		// Wilson's interval for 3 of 4, as in the tables.
		expect(low).toBeCloseTo(0.3006, 3);
		expect(high).toBeCloseTo(0.9544, 3);
	});
});
