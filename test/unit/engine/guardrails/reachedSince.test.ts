import type { BusinessProfile } from '../../../../engine/business';
import { decide, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, DAY, factsFor } from './facts';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await businessOf();
});

const STARTED = DAY - 30_000;
const decideWith = (more: Partial<TextFacts>) => decide(factsFor(profile, more));

describe('the person and the team have spoken', () => {
	it('since the call: no apology goes', () => {
		expect(decideWith({ reachedAt: DAY - 1 })).toEqual({ action: 'skip', reason: 'reached_since', facts: { reachedAt: DAY - 1 } });
	});

	it('counts from the millisecond in which the call began', () => {
		expect(decideWith({ reachedAt: STARTED }).reason).toBe('reached_since');
		expect(decideWith({ reachedAt: STARTED - 1 })).toMatchObject({ action: 'text' });
	});

	it('counts also where our clock is behind: what is said to have been later was no earlier', () => {
		expect(decideWith({ reachedAt: DAY + 3_600_000 }).reason).toBe('reached_since');
	});

	it('says nothing about a first text without a call: somebody asked for that one', () => {
		expect(decideWith({ reachedAt: DAY, call: undefined })).toMatchObject({ action: 'text' });
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('leaves %s alone', (purpose) => {
		expect(decideWith({ purpose, reachedAt: DAY, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined })).toMatchObject({ action: 'text' });
	});

	it('an answered call is told by its own reason, an opt-out by its own', () => {
		expect(decideWith({ reachedAt: DAY, call: { outcome: 'answered', startedAt: STARTED } }).reason).toBe('answered');
		expect(decideWith({ reachedAt: DAY, optedOutAt: DAY }).reason).toBe('opted_out');
	});
});
