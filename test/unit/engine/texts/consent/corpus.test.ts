import { readConsent } from '../../../../../engine/texts/consent';
import * as englishOptOuts from './corpus/english-opt-outs';
import * as englishOthers from './corpus/english-others';
import * as spanishOptOuts from './corpus/spanish-opt-outs';
import * as spanishOthers from './corpus/spanish-others';

const optsOut = (text: string): boolean => readConsent(text)?.kind === 'opt_out';
const optOuts = [englishOptOuts, spanishOptOuts];
const others = [englishOthers, spanishOthers];

describe('texts that the rules were made with', () => {
	it('are all read rightly', () => {
		expect(optOuts.flatMap(({ SEEN }) => SEEN).filter((text) => !optsOut(text))).toEqual([]);
		expect(others.flatMap(({ SEEN }) => SEEN).filter(optsOut)).toEqual([]);
	});
});

describe('texts that no rule was made with', () => {
	const share = (part: readonly string[], of: readonly string[]) => part.length / of.length;

	it('are opt-outs that are heard: a missed one is a text too many', () => {
		const texts = optOuts.flatMap(({ HELD_OUT }) => HELD_OUT);
		expect(texts.length).toBeGreaterThan(200);
		expect(share(texts.filter(optsOut), texts)).toBeGreaterThan(0.92);
	});

	it('are other texts that are left alone: a wrong one is a lead lost', () => {
		const texts = others.flatMap(({ HELD_OUT }) => HELD_OUT);
		expect(texts.length).toBeGreaterThan(200);
		expect(share(texts.filter(optsOut), texts)).toBeLessThan(0.025);
	});
});
