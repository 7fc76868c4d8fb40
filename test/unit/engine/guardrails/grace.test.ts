import { decide, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { businessOf, DAY, factsFor, HOUR, withSettings } from './facts';

const OK = { action: 'text', reason: 'ok' };
const SECOND = 1_000;
const ended = (agoMs: number): Partial<TextFacts> => ({ call: { outcome: 'missed', startedAt: DAY - agoMs - 20 * SECOND, endedAt: DAY - agoMs } });
const decideWith = async (graceSeconds: number, more: Partial<TextFacts>) => decide(factsFor(await businessOf({ graceSeconds }), more));

describe('the grace period', () => {
	it.each([20, 60, 120])('of %s seconds counts from the end of the call', async (seconds) => {
		const held = { action: 'hold', reason: 'grace_period', facts: { graceSeconds: seconds } };
		expect(await decideWith(seconds, ended(0))).toEqual({ ...held, until: DAY + seconds * SECOND });
		expect(await decideWith(seconds, ended(5 * SECOND))).toEqual({ ...held, until: DAY + (seconds - 5) * SECOND });
		expect(await decideWith(seconds, ended(seconds * SECOND - 1))).toEqual({ ...held, until: DAY + 1 });
		expect(await decideWith(seconds, ended(seconds * SECOND))).toMatchObject(OK);
	});

	it('is none unless the business wants one', async () => {
		expect(decide(factsFor(await businessOf(), ended(0)))).toMatchObject(OK);
	});

	it('is that of the node where it sets one, 0 included', async () => {
		expect(await decideWith(60, { ...ended(0), ...withSettings({ graceSeconds: 0 }) })).toMatchObject(OK);
		expect(await decideWith(0, { ...ended(0), ...withSettings({ graceSeconds: 300 }) })).toMatchObject({ action: 'hold', until: DAY + 300 * SECOND });
	});

	it('counts from the start of a call whose end nobody reported', async () => {
		expect(await decideWith(60, { call: { outcome: 'missed', startedAt: DAY - 10 * SECOND } })).toMatchObject({ action: 'hold', until: DAY + 50 * SECOND });
	});

	it('is never longer than itself, whatever the phone company’s clock says', async () => {
		expect(await decideWith(60, ended(-HOUR))).toMatchObject({ action: 'hold', until: DAY + 60 * SECOND });
		for (const startedAt of [Number.NaN, Infinity, -1]) {
			const { until = DAY } = await decideWith(60, { call: { outcome: 'missed', startedAt } });
			expect(until).toBeLessThanOrEqual(DAY + 60 * SECOND);
		}
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('does not hold up %s', async (purpose) => {
		expect(await decideWith(120, { ...ended(0), purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined })).toMatchObject(OK);
	});

	it('does not hold up a first text without a call', async () => {
		expect(await decideWith(120, { call: undefined })).toMatchObject(OK);
	});

	it('does not delay a reason that is known already', async () => {
		expect(await decideWith(120, { ...ended(0), optedOutAt: DAY })).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(await decideWith(120, { ...ended(0), reachedAt: DAY })).toMatchObject({ action: 'skip', reason: 'reached_since' });
	});
});

describe('a text that waited on purpose', () => {
	const old = ended(15 * HOUR);

	it('is not too old for that: its age counts from the end of the wait', async () => {
		expect(await decideWith(0, old)).toMatchObject({ action: 'skip', reason: 'stale' });
		expect(await decideWith(0, { ...old, plannedAt: DAY })).toMatchObject(OK);
		expect(await decideWith(0, { ...old, plannedAt: DAY - 12 * HOUR })).toMatchObject(OK);
		expect(await decideWith(0, { ...old, plannedAt: DAY - 12 * HOUR - 1 })).toMatchObject({ action: 'skip', reason: 'stale' });
	});

	it('is never older for having waited', async () => {
		expect(await decideWith(0, { ...ended(HOUR), plannedAt: DAY - 900 * HOUR })).toMatchObject(OK);
	});
});
