import { PARTS, readTexts, type LabelledText } from '../../../training/corpus';
import { withoutSeen } from '../../../training/seen';

const keyOf = ({ asked, reply }: LabelledText): string => `${asked ?? ''}|${reply.folded}`;

describe('the texts', () => {
	it.each(PARTS)('of %s are all readable, and many', (part) => {
		const texts = readTexts(part);
		expect(texts.length).toBeGreaterThan(part === 'train' ? 6000 : 1000);
		expect(texts.filter(({ text }) => text.trim() === '')).toEqual([]);
	});

	it('hold no phone number outside of the ranges for fiction', () => {
		const numbers = PARTS.flatMap(readTexts).flatMap(({ at, text }) => (text.match(/\d{3}[-. ]\d{3}[-. ]\d{4}/g) ?? []).map((number) => ({ at, number })));
		expect(numbers.filter(({ number }) => !/555[-. ]01\d\d$/.test(number))).toEqual([]);
	});

	it('that measure are none of those that teach', () => {
		const taught = new Set(readTexts('train').map(keyOf));
		for (const part of ['validation', 'test'] as const) {
			const measured = withoutSeen(readTexts(part), readTexts('train'));
			expect(measured.filter((text) => taught.has(keyOf(text)))).toEqual([]);
			expect(measured.length / readTexts(part).length).toBeGreaterThan(0.9);
		}
	});
});
