import { decide, type PaceFacts, type TextFacts } from '../../../../engine/guardrails';
import { businessOf, CONVERSATIONAL, DAY, factsFor, KEYWORD_ANSWERS, TEAM_PHONE, TO_TEAM } from './facts';

const OK = { action: 'text', reason: 'ok' };
const MINUTE = 60_000;
const CALM: PaceFacts = { textsToday: 0, textsLastHour: 0, optOutsLastHour: 0, filteredLastHour: 0 };
const RULES = { textsAnHour: 100, optOutShare: 0.25, filteredShare: 0.5, least: 4, pauseMinutes: 30 };
const STOPPABLE = CONVERSATIONAL.filter((purpose) => purpose !== 'emergency');

const at = async (pace: Partial<PaceFacts>, more: Partial<TextFacts> = {}, rules: object = {}) =>
	decide(factsFor(await businessOf({ circuitBreaker: { ...RULES, ...rules } }), { pace: { ...CALM, ...pace }, ...more }));

const tripped = (because: string, pace: Partial<PaceFacts>) => {
	const { textsToday: _, ...counts } = { ...CALM, ...pace };
	return { action: 'hold', reason: 'circuit_open', until: DAY + 30 * MINUTE, escalate: true, facts: { because, ...counts } };
};

describe('sending stops when', () => {
	it('there are more texts an hour than the business allows', async () => {
		expect(await at({ textsLastHour: 99 })).toMatchObject(OK);
		expect(await at({ textsLastHour: 100 })).toEqual(tripped('texts_an_hour', { textsLastHour: 100 }));
		expect(await at({ textsLastHour: 9_999 }, {}, { textsAnHour: 0 })).toMatchObject(OK);
	});

	it('too many opt out', async () => {
		expect(await at({ textsLastHour: 16, optOutsLastHour: 4 })).toEqual(tripped('opt_outs', { textsLastHour: 16, optOutsLastHour: 4 }));
		expect(await at({ textsLastHour: 17, optOutsLastHour: 4 })).toMatchObject(OK);
	});

	it('carriers filter too many', async () => {
		expect(await at({ textsLastHour: 8, filteredLastHour: 4 })).toEqual(tripped('filtered', { textsLastHour: 8, filteredLastHour: 4 }));
		expect(await at({ textsLastHour: 9, filteredLastHour: 4 })).toMatchObject(OK);
	});

	it('all are filtered, so that none counts as sent', async () => {
		expect(await at({ filteredLastHour: 4 })).toEqual(tripped('filtered', { filteredLastHour: 4 }));
	});

	it('shares count only from so many on: two of three say nothing yet', async () => {
		expect(await at({ textsLastHour: 3, optOutsLastHour: 3, filteredLastHour: 3 })).toMatchObject(OK);
	});

	it('never where it is switched off, or nothing is known', async () => {
		expect(await at({ textsLastHour: 9_999, optOutsLastHour: 999, filteredLastHour: 999 }, {}, { enabled: false })).toMatchObject(OK);
		expect(await at({ stoppedUntil: DAY + MINUTE, stoppedBecause: 'filtered' }, {}, { enabled: false })).toMatchObject(OK);
		expect(decide(factsFor(await businessOf({ circuitBreaker: RULES })))).toMatchObject(OK);
	});
});

describe('while sending is stopped', () => {
	const stopped = { stoppedUntil: DAY + 7 * MINUTE, stoppedBecause: 'filtered' };

	it.each(STOPPABLE)('%s waits until it ends, and nobody is called a second time', async (purpose) => {
		expect(await at({ ...stopped, textsLastHour: 500 }, { purpose })).toEqual({ action: 'hold', reason: 'circuit_open', until: DAY + 7 * MINUTE, facts: { because: 'filtered' } });
	});

	it.each(['emergency', ...KEYWORD_ANSWERS, ...TO_TEAM] as const)('%s goes all the same', async (purpose) => {
		const facts = { purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined, ...(TO_TEAM.includes(purpose) ? { number: TEAM_PHONE } : {}) };
		expect(await at({ ...stopped, textsLastHour: 500 }, facts)).toMatchObject(OK);
	});

	it('ends to the millisecond, and what is wrong still then stops it anew', async () => {
		expect(await at({ ...stopped, stoppedUntil: DAY + 1 })).toMatchObject({ action: 'hold', until: DAY + 1 });
		expect(await at({ ...stopped, stoppedUntil: DAY })).toMatchObject(OK);
		expect(await at({ ...stopped, stoppedUntil: DAY, textsLastHour: 100 })).toMatchObject({ until: DAY + 30 * MINUTE, escalate: true });
	});

	it('what may not go anyway is not held for it', async () => {
		expect(await at(stopped, { optedOutAt: DAY })).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(await at(stopped, { lastFirstTextAt: DAY - 1 })).toMatchObject({ action: 'skip', reason: 'texted_lately' });
	});
});
