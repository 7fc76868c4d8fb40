import fc from 'fast-check';
import type { BusinessProfile } from '../../../../engine/business';
import { readCallerId } from '../../../../engine/calls';
import { decide, REASONS, RULES, type ReasonCode, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { ANN, businessOf, DAY, factsFor, HOUR, NIGHT, OWN_LINE, TEAM_PHONE, withSettings } from './facts';

let profiles: readonly BusinessProfile[];
beforeAll(async () => {
	profiles = [
		await businessOf(),
		await businessOf({ quietHours: { firstText: 'hold' }, cooldownHours: 0 }),
		await businessOf({ hours: undefined, team: [], ignoredNumbers: [], quietHours: { enabled: false } }),
		await businessOf({ timezone: 'Europe/Madrid', country: 'ES', language: 'es', cooldownHours: 0.5 }),
	];
});

/** Mostly absent, so that facts with a single objection, or none, come often enough. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const anyTime = fc.oneof(
	fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) }),
	fc.integer({ min: DAY - 100 * HOUR, max: DAY + 100 * HOUR }),
	fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, Number.MAX_SAFE_INTEGER),
);
const anyNumber = fc.oneof({ weight: 4, arbitrary: fc.constant(ANN) }, fc.constantFrom(OWN_LINE, TEAM_PHONE, '+14155550140', '+19005550123', '+18005550199', '12345', 'anonymous', ''), fc.string());
const anyHours = fc.oneof(fc.double(), fc.constantFrom(0, 24, -1));

const anyFacts = (): fc.Arbitrary<TextFacts> =>
	fc
		.record({
			now: fc.oneof(fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) }), fc.integer({ min: DAY - 50 * HOUR, max: DAY + 50 * HOUR })),
			purpose: fc.constantFrom(...TEXT_PURPOSES, 'first_text', 'first_text', 'follow_up', 'follow_up', 'follow_up'),
			profile: fc.constantFrom(...profiles),
			number: anyNumber,
			call: maybe(fc.record({ outcome: fc.constantFrom('missed', 'missed', 'missed', 'open', 'answered', 'ignored'), startedAt: anyTime, endedAt: maybe(anyTime) })),
			optedOutAt: maybe(anyTime),
			providerAnswered: maybe(fc.boolean()),
			conversation: maybe(fc.record({ automation: fc.constantFrom('on', 'paused'), pausedUntil: maybe(anyTime), lastHumanAt: maybe(anyTime) })),
			lastFirstTextAt: maybe(anyTime),
			numberMark: maybe(fc.constantFrom('landline', 'invalid_number', 'not_textable')),
			place: maybe(fc.record({ zone: maybe(fc.constantFrom('America/New_York', 'Pacific/Honolulu', 'Asia/Kathmandu', 'nowhere', '')), state: maybe(fc.constantFrom('TX', 'AL', 'ON', '')) })),
			settings: fc.record({ cooldownHours: maybe(anyHours), staleAfterHours: anyHours, quietHours: fc.constantFrom('profile', 'send', 'hold') }),
		})
		.map(({ number, ...facts }) => ({ ...facts, to: readCallerId(number, facts.profile.country) }));

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(frozen);
	}
	return value;
}

describe('decide', () => {
	it('has an answer for whatever facts, of the promised form, the same every time, and changes nothing', () => {
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const decision = decide(frozen(facts));
				expect(Object.keys(REASONS)).toContain(decision.reason);
				for (const value of Object.values(decision.facts)) expect(['string', 'number', 'boolean'].includes(typeof value) || value === null).toBe(true);
				expect(decision.reason === 'ok').toBe(decision.action === 'text');
				expect(decision.template !== undefined).toBe(decision.action === 'text');
				expect(decision.until !== undefined).toBe(decision.action === 'hold');
				if (decision.until !== undefined) expect(decision.until).toBeGreaterThan(facts.now);
				expect(decide(facts)).toEqual(decision);
			}),
			{ numRuns: 2000 },
		);
	});

	it('skips whenever one rule skips, holds whenever none skips and one holds, and only else texts', () => {
		const seen = { text: 0, hold: 0, skip: 0 };
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const objections = RULES.map((rule) => rule(facts)).filter((objection) => objection !== undefined);
				const skips = objections.filter(({ action }) => action === 'skip');
				const decision = decide(facts);
				seen[decision.action] += 1;
				expect(decision.action).toBe(skips.length > 0 ? 'skip' : objections.length > 0 ? 'hold' : 'text');
				expect(decision.reason).toBe(skips[0]?.reason ?? objections[0]?.reason ?? 'ok');
			}),
			{ numRuns: 2000 },
		);
		for (const times of Object.values(seen)) expect(times).toBeGreaterThan(20);
	});

	it('skips for good where quiet hours alone would hold', () => {
		const [profile] = profiles as [BusinessProfile];
		const quiet = { now: NIGHT, purpose: 'follow_up' } as const;
		expect(decide(factsFor(profile, quiet)).action).toBe('hold');
		expect(decide(factsFor(profile, { ...quiet, optedOutAt: DAY }))).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(decide(factsFor(profile, { ...quiet, conversation: { automation: 'paused' } }))).toMatchObject({ action: 'skip', reason: 'human_active' });
		expect(decide(factsFor(profile, { ...quiet, numberMark: 'landline' }))).toMatchObject({ action: 'skip', reason: 'not_textable' });
	});
});

/** Each of these alone forbids a first text, and says so. */
const FORBIDDING: ReadonlyArray<readonly [ReasonCode, (facts: TextFacts, pick: number) => TextFacts]> = [
	['answered', (facts) => ({ ...facts, call: { startedAt: facts.now - 1000, ...facts.call, outcome: 'answered' } })],
	['not_missed', (facts, pick) => ({ ...facts, call: { startedAt: facts.now - 1000, ...facts.call, outcome: pick % 2 === 0 ? 'open' : 'ignored' } })],
	['no_caller_id', (facts, pick) => ({ ...facts, to: readCallerId(['', 'anonymous', '+1266696687', 'sip:anonymous@anonymous.invalid'][pick % 4] ?? '', 'US') })],
	['invalid_number', (facts) => ({ ...facts, to: readCallerId('+1415555', 'US') })],
	['short_code', (facts) => ({ ...facts, to: readCallerId('72975', 'US') })],
	['toll_free', (facts) => ({ ...facts, to: readCallerId('+18885550199', 'US') })],
	['premium_number', (facts) => ({ ...facts, to: readCallerId('+19005550199', 'US'), profile: { ...facts.profile, ignoredNumbers: [] } })],
	['own_number', (facts) => ({ ...facts, to: readCallerId(OWN_LINE, 'US') })],
	['team_number', (facts) => ({ ...facts, to: readCallerId(TEAM_PHONE, 'US') })],
	['ignored_number', (facts) => ({ ...facts, to: readCallerId('+14155550140', 'US') })],
	['opted_out', (facts, pick) => ({ ...facts, optedOutAt: facts.now - pick })],
	['human_active', (facts, pick) => ({ ...facts, conversation: { automation: 'paused', ...(pick % 2 === 0 ? {} : { pausedUntil: facts.now + 1 + pick }) } })],
	['not_textable', (facts) => ({ ...facts, numberMark: 'landline' })],
	['texted_lately', (facts, pick) => ({ ...facts, lastFirstTextAt: facts.now - (pick % (24 * HOUR)), settings: { ...facts.settings, cooldownHours: 24 } })],
	['stale', (facts, pick) => ({ ...facts, call: { outcome: 'missed', startedAt: facts.now - 13 * HOUR - pick }, settings: { ...facts.settings, staleAfterHours: 12 } })],
	['quiet_hours', (facts) => ({ ...facts, now: NIGHT, call: undefined, conversation: undefined, lastFirstTextAt: undefined, ...withSettings({ quietHours: 'hold' }) })],
];

describe('a first text', () => {
	const irrelevant = fc.record({
		now: fc.integer({ min: DAY - 2 * HOUR, max: DAY + 4 * HOUR }),
		number: fc.integer({ min: 110, max: 129 }).map((n) => `+14155550${n}`),
		answeredByProvider: maybe(fc.boolean()),
		calledAgo: maybe(fc.integer({ min: 0, max: 11 * HOUR })),
		endKnown: fc.boolean(),
		lastTextAgo: maybe(fc.integer({ min: 25 * HOUR, max: 900 * HOUR })),
		pauseEnded: maybe(fc.integer({ min: 0, max: 900 * HOUR })),
		quietHours: fc.constantFrom('profile' as const, 'send' as const, 'hold' as const),
	});
	const allowed = () =>
		irrelevant.map(({ now, number, answeredByProvider, calledAgo, endKnown, lastTextAgo, pauseEnded, quietHours }) =>
			factsFor(profiles[0] as BusinessProfile, {
				now,
				number,
				call: calledAgo === undefined ? undefined : { outcome: 'missed', startedAt: now - calledAgo, ...(endKnown ? { endedAt: now - calledAgo + 1 } : {}) },
				...(answeredByProvider === undefined ? {} : { providerAnswered: answeredByProvider }),
				...(lastTextAgo === undefined ? {} : { lastFirstTextAt: now - lastTextAgo }),
				...(pauseEnded === undefined ? {} : { conversation: { automation: 'paused' as const, pausedUntil: now - pauseEnded } }),
				...withSettings({ quietHours }),
			}),
		);

	it('goes when no fact forbids it', () => {
		fc.assert(
			fc.property(allowed(), (facts) => {
				expect(decide(facts)).toMatchObject({ action: 'text', reason: 'ok' });
			}),
			{ numRuns: 500 },
		);
	});

	it.each(FORBIDDING)('never goes with the single fact %s', (reason, forbid) => {
		fc.assert(
			fc.property(allowed(), fc.nat(1_000_000_000), (facts, pick) => {
				const decision = decide(forbid(facts, pick));
				expect(decision.action).not.toBe('text');
				expect(decision.reason).toBe(reason);
			}),
			{ numRuns: 200 },
		);
	});

	it('gives, of many reasons, the one most worth knowing', () => {
		const reasons = ['stale', 'texted_lately', 'not_textable', 'human_active', 'opted_out', 'ignored_number', 'team_number', 'own_number', 'no_caller_id', 'answered'];
		let facts = factsFor(profiles[0] as BusinessProfile);
		for (const reason of reasons) {
			const forbid = FORBIDDING.find(([code]) => code === reason)?.[1];
			facts = forbid?.(facts, 0) ?? facts;
			expect(decide(facts).reason).toBe(reason);
		}
	});
});
