import type { BusinessProfile } from '../../../../engine/business';
import { decide, type TextFacts } from '../../../../engine/guardrails';
import { businessOf, DAY, factsFor, HOUR, withSettings } from './facts';

const MINUTE = 60_000;
const of = async (repeatCallers: object, more: object = {}): Promise<BusinessProfile> => await businessOf({ repeatCallers, ...more });
const after = (profile: BusinessProfile, ms: number, more: Partial<TextFacts> = {}) => decide(factsFor(profile, { lastFirstTextAt: DAY - ms, ...more }));

describe('somebody who was texted calls again', () => {
	it('within the first minutes it is the same attempt: no text, and nobody is called', async () => {
		for (const then of ['skip', 'text', 'escalate']) {
			const profile = await of({ then, afterMinutes: 10 });
			for (const ms of [0, 1, 10 * MINUTE - 1]) {
				expect(after(profile, ms)).toEqual({ action: 'skip', reason: 'texted_lately', facts: { lastTextAt: DAY - ms, cooldownHours: 24 } });
			}
		}
	});

	it('after that a person calls back, or nobody, as the business wants', async () => {
		expect(after(await of({ then: 'escalate', afterMinutes: 10 }), 10 * MINUTE)).toMatchObject({ action: 'skip', reason: 'texted_lately', escalate: true });
		const skipped = after(await of({ then: 'skip', afterMinutes: 10 }), 10 * MINUTE);
		expect(skipped).toMatchObject({ action: 'skip', reason: 'texted_lately' });
		expect(skipped).not.toHaveProperty('escalate');
	});

	it('or gets other words, once in the cooldown', async () => {
		const profile = await of({ then: 'text', afterMinutes: 10 });
		expect(after(profile, 10 * MINUTE)).toMatchObject({ action: 'text', template: 'repeat' });
		expect(after(profile, 20 * MINUTE, { lastRepeatTextAt: DAY - 20 * MINUTE })).toMatchObject({ action: 'skip', reason: 'texted_lately' });
		expect(after(profile, 23 * HOUR, { lastRepeatTextAt: DAY - 24 * HOUR + 1 }).action).toBe('skip');
		expect(after(profile, 23 * HOUR, { lastRepeatTextAt: DAY - 24 * HOUR })).toMatchObject({ action: 'text', template: 'repeat' });
	});

	it('also where the node sets another cooldown', async () => {
		const profile = await of({ then: 'text', afterMinutes: 10 });
		const week = withSettings({ cooldownHours: 168 });
		expect(after(profile, 100 * HOUR, week)).toMatchObject({ action: 'text', template: 'repeat' });
		expect(after(profile, 50 * HOUR, { ...week, lastRepeatTextAt: DAY - 100 * HOUR }).action).toBe('skip');
		expect(after(profile, 1, withSettings({ cooldownHours: 0 }))).toMatchObject({ action: 'text', template: 'open' });
	});

	it('whose text still waits for its time gets that one, and nobody is called', async () => {
		for (const then of ['skip', 'text', 'escalate']) {
			expect(after(await of({ then, afterMinutes: 0 }), 3 * HOUR, { lastFirstTextHeld: true })).toEqual({ action: 'skip', reason: 'texted_lately', facts: { waits: true } });
		}
	});

	it('a clock that was set back makes no second text of it', async () => {
		for (const then of ['skip', 'text', 'escalate']) {
			const decision = after(await of({ then, afterMinutes: 10 }), -HOUR);
			expect(decision).toMatchObject({ action: 'skip', reason: 'texted_lately' });
			expect(decision).not.toHaveProperty('escalate');
		}
	});

	it('who opted out, or is with a person of the team, gets no other words either', async () => {
		const profile = await of({ then: 'text', afterMinutes: 0 });
		expect(after(profile, HOUR, { optedOutAt: DAY - MINUTE }).reason).toBe('opted_out');
		expect(after(profile, HOUR, { conversation: { automation: 'paused' } }).reason).toBe('human_active');
	});
});

describe('the wording of the first text', () => {
	const wording = (profile: BusinessProfile, more: Partial<TextFacts> = {}) => decide(factsFor(profile, more)).template;
	const call = (more: object) => ({ call: { outcome: 'missed', startedAt: DAY - 30_000, endedAt: DAY - 10_000, ...more } }) as const;

	it('follows what is special about the call, the most telling first', async () => {
		const profile = await of({ then: 'skip' });
		expect(wording(profile)).toBe('open');
		expect(wording(profile, call({ serviceLine: 'Drains' }))).toBe('service_line');
		expect(wording(profile, { known: true, ...call({ serviceLine: 'Drains' }) })).toBe('known');
		expect(wording(profile, { known: true, ...call({ serviceLine: 'Drains', voicemail: true }) })).toBe('voicemail');
		expect(wording(await of({ then: 'text', afterMinutes: 0 }), { known: true, lastFirstTextAt: DAY - HOUR, ...call({ voicemail: true }) })).toBe('repeat');
	});

	it('is that of any caller again once the cooldown is over', async () => {
		expect(wording(await of({ then: 'text' }), { lastFirstTextAt: DAY - 24 * HOUR })).toBe('open');
		expect(wording(await of({ then: 'text', afterMinutes: 0 }, { cooldownHours: 720 }), { lastFirstTextAt: DAY - 20 * 24 * HOUR })).toBe('repeat');
	});
});
