import type { BusinessProfile } from '../../../../engine/business';
import { decide, type CallingFacts, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, DAY, factsFor } from './facts';

const OK = { action: 'text', reason: 'ok' };
const CALM: CallingFacts = { businessesLastHour: 1, callsLastTenMinutes: 1, neighboursLastTenMinutes: 0 };
const of = async (spam: object = {}): Promise<BusinessProfile> => await businessOf({ spam });
const verdict = (attestation: string): Partial<TextFacts> => ({ call: { outcome: 'missed', startedAt: DAY - 30_000, endedAt: DAY - 10_000, attestation } });
const calling = (more: Partial<CallingFacts>): Partial<TextFacts> => ({ calling: { ...CALM, ...more } });

describe('the verdict on the caller ID', () => {
	const FAILED = 'TN-Validation-Failed-C';

	it.each([
		['ignore', FAILED, false],
		['ignore', 'C', false],
		['failed', FAILED, true],
		['failed', 'tn-validation-FAILED', true],
		['failed', 'C', false],
		['failed', 'No-TN-Validation', false],
		['failed', 'A', false],
		['unverified', 'A', false],
		['unverified', 'b', false],
		['unverified', 'C', true],
		['unverified', FAILED, true],
		['unverified', 'No-TN-Validation', true],
		// A phone system that gives none says nothing against anybody.
		['unverified', '', false],
	])('where %s counts, %s is spam: %s', async (attestation, given, isSpam) => {
		const decision = decide(factsFor(await of({ attestation }), verdict(given)));
		if (isSpam) expect(decision).toEqual({ action: 'skip', reason: 'suspected_spam', facts: { attestation: given } });
		else expect(decision).toMatchObject(OK);
	});

	it('that is not there says nothing', async () => {
		expect(decide(factsFor(await of({ attestation: 'unverified' })))).toMatchObject(OK);
	});
});

describe('how the number has been calling', () => {
	const limits = { businessesAnHour: 10, callsInTenMinutes: 60, neighboursInTenMinutes: 5 };

	it.each([
		['businessesLastHour', 10],
		['callsLastTenMinutes', 60],
		['neighboursLastTenMinutes', 5],
	] as const)('%s: spam from %s on, with the count for evidence', async (name, limit) => {
		const profile = await of(limits);
		expect(decide(factsFor(profile, calling({ [name]: limit })))).toEqual({ action: 'skip', reason: 'suspected_spam', facts: { [name]: limit } });
		expect(decide(factsFor(profile, calling({ [name]: limit - 1 })))).toMatchObject(OK);
	});

	it('each can be switched off by itself', async () => {
		const much = { businessesLastHour: 500, callsLastTenMinutes: 500, neighboursLastTenMinutes: 99 };
		const found = (spam: object) => of(spam).then((profile) => Object.keys(decide(factsFor(profile, calling(much))).facts));
		expect(await found({ ...limits, businessesAnHour: 0 })).toEqual(['callsLastTenMinutes', 'neighboursLastTenMinutes']);
		expect(await found({ ...limits, callsInTenMinutes: 0 })).toEqual(['businessesLastHour', 'neighboursLastTenMinutes']);
		expect(await found({ ...limits, neighboursInTenMinutes: 0 })).toEqual(['businessesLastHour', 'callsLastTenMinutes']);
	});

	it('neighbours do not count unless the business says so: a whole company may call from one block', async () => {
		expect(decide(factsFor(await of(), calling({ neighboursLastTenMinutes: 99 })))).toMatchObject(OK);
	});

	it('all evidence is kept together', async () => {
		const facts = factsFor(await of(limits), { ...verdict('TN-Validation-Failed-A'), ...calling({ businessesLastHour: 12, callsLastTenMinutes: 61 }) });
		expect(decide(facts).facts).toEqual({ attestation: 'TN-Validation-Failed-A', businessesLastHour: 12, callsLastTenMinutes: 61 });
	});
});

describe('the rule as a whole', () => {
	const all = { ...verdict('TN-Validation-Failed-A'), ...calling({ businessesLastHour: 500 }) };

	it('can be switched off', async () => {
		expect(decide(factsFor(await of({ enabled: false }), all))).toMatchObject(OK);
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('leaves %s alone: they wrote to us, or are of the team', async (purpose) => {
		expect(decide(factsFor(await of(), { ...all, purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined }))).toMatchObject(OK);
	});

	it('never calls a person: a robot is not called back', async () => {
		expect(decide(factsFor(await of(), all))).not.toHaveProperty('escalate');
	});
});
