import fc from 'fast-check';
import type { BusinessProfile } from '../../../../engine/business';
import { readCallerId } from '../../../../engine/calls';
import { decide, isShadow, RULES, type LineType, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { ANN, businessOf, DAY, HOUR, KEYWORD_ANSWERS, OWN_LINE, TEAM_PHONE, TO_TEAM } from './facts';

let profiles: readonly BusinessProfile[];
beforeAll(async () => {
	profiles = await Promise.all([
		businessOf(),
		businessOf({ mode: 'shadow' }),
		businessOf({ graceSeconds: 120, repeatCallers: { then: 'text', afterMinutes: 0 }, quietHours: { firstText: 'hold' }, openMatters: 'text', untextable: 'skip' }),
		businessOf({ spam: { enabled: false }, dailyCaps: { person: 0, business: 50 }, circuitBreaker: { enabled: false }, textCountries: ['US', 'GB'] }),
		businessOf({ spam: { attestation: 'unverified', neighboursInTenMinutes: 3 }, dailyCaps: { person: 2, business: 10 }, circuitBreaker: { textsAnHour: 20, least: 1 }, repeatCallers: { then: 'skip' } }),
	]);
});

/** Mostly absent, so that facts with a single objection, or none, come often enough. */
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const near = () => fc.oneof(fc.integer({ min: DAY - 40 * HOUR, max: DAY + 40 * HOUR }), fc.integer({ min: DAY - HOUR / 4, max: DAY }));
const count = () => fc.oneof(fc.constant(0), fc.nat(30), fc.nat(9_999));
const LINE_TYPES: readonly LineType[] = ['mobile', 'landline', 'voip', 'toll_free', 'premium', 'other', 'unknown'];

const anyFacts = (purposes: readonly TextFacts['purpose'][] = TEXT_PURPOSES): fc.Arbitrary<TextFacts> =>
	fc
		.record({
			now: near(),
			purpose: fc.constantFrom(...purposes),
			profile: fc.constantFrom(...profiles),
			number: fc.oneof({ weight: 20, arbitrary: fc.constant(ANN) }, fc.constantFrom(OWN_LINE, TEAM_PHONE, '+14155550140', '+442079460123', '+18005550199', '72975', 'anonymous')),
			call: fc.oneof(
				fc.constant(undefined),
				fc.record({
					outcome: fc.constantFrom('missed', 'missed', 'missed', 'open', 'answered', 'ignored'),
					startedAt: near(),
					endedAt: maybe(near()),
					called: fc.constantFrom({}, {}, { line: OWN_LINE }, { line: '+12125550177' }, { line: '+12125550177', lineOf: 'uptown' }),
					attestation: maybe(fc.constantFrom('A', 'C', 'TN-Validation-Failed-A', '')),
					voicemail: maybe(fc.boolean()),
				}).map(({ called, ...call }) => ({ ...call, ...called })),
			),
			reachedAt: maybe(near()),
			plannedAt: maybe(near()),
			optedOutAt: maybe(near()),
			providerAnswered: maybe(fc.boolean()),
			conversation: maybe(fc.record({ automation: fc.constantFrom('on', 'paused'), pausedUntil: maybe(near()) })),
			lastFirstTextAt: maybe(near()),
			lastRepeatTextAt: maybe(near()),
			openMatter: maybe(fc.constantFrom('', 'ticket')),
			known: maybe(fc.boolean()),
			numberMark: maybe(fc.constantFrom('landline', 'not_textable')),
			lineType: maybe(fc.constantFrom(...LINE_TYPES)),
			calling: maybe(fc.record({ businessesLastHour: count(), callsLastTenMinutes: count(), neighboursLastTenMinutes: count() })),
			textsToday: maybe(count()),
			pace: maybe(fc.record({ textsToday: count(), textsLastHour: count(), optOutsLastHour: count(), filteredLastHour: count(), stoppedUntil: maybe(near()) })),
			settings: fc.record({
				staleAfterHours: fc.constantFrom(0, 12),
				quietHours: fc.constantFrom('profile', 'send', 'hold'),
				cooldownHours: maybe(fc.constantFrom(0, 1, 24)),
				graceSeconds: maybe(fc.constantFrom(0, 20, 600)),
				shadow: maybe(fc.boolean()),
			}),
		})
		.map(({ number, ...facts }) => ({ ...facts, to: readCallerId(number, 'US') }));

describe('whatever the facts', () => {
	it('nothing goes, and nothing is held, in shadow mode', () => {
		let seen = 0;
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const decision = decide(facts);
				if (!isShadow(facts)) {
					expect(decision.reason).not.toBe('shadow');
					return;
				}
				seen += 1;
				expect(decision.action).toBe('skip');
				if (decision.reason === 'shadow') expect(decision.template).toBeDefined();
			}),
			{ numRuns: 1_500 },
		);
		expect(seen).toBeGreaterThan(100);
	});

	it('shadow mode says what a live business would have done', () => {
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const settings = { ...facts.settings, shadow: false };
				const live = decide({ ...facts, settings, profile: { ...facts.profile, mode: 'live' } });
				const shadow = decide({ ...facts, settings: { ...settings, shadow: true } });
				if (live.action === 'skip') expect(shadow).toEqual(live);
				else expect(shadow).toMatchObject({ action: 'skip', reason: 'shadow', facts: { would: live.action } });
			}),
			{ numRuns: 1_000 },
		);
	});

	it('a hold ends, later than now, and only what may not go calls a person', () => {
		const seen = { hold: 0, escalate: 0 };
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const decision = decide(facts);
				if (decision.action === 'hold') {
					seen.hold += 1;
					expect(decision.until).toBeGreaterThan(facts.now);
					expect(Number.isFinite(decision.until)).toBe(true);
				}
				if (decision.escalate) {
					seen.escalate += 1;
					expect(decision.action).not.toBe('text');
				}
			}),
			{ numRuns: 2_000 },
		);
		expect(Math.min(seen.hold, seen.escalate)).toBeGreaterThan(20);
	});

	it('an alert reaches the team: only a line of the business itself, or shadow mode, is in its way', () => {
		fc.assert(
			fc.property(anyFacts(TO_TEAM), (facts) => {
				const decision = decide({ ...facts, to: readCallerId(TEAM_PHONE, 'US') });
				expect(decision).toMatchObject(isShadow(facts) ? { reason: 'shadow' } : { action: 'text' });
				expect(['ok', 'shadow', 'own_number']).toContain(decide(facts).reason);
			}),
			{ numRuns: 500 },
		);
	});

	it('the answer to a keyword is stopped by no limit, no breaker, no quiet hours, no takeover, no spam rule', () => {
		const theirs = ['provider_answered', 'not_opted_out', 'opted_out', 'stale', 'ignored_number', 'own_number', 'team_number', 'toll_free', 'short_code', 'no_caller_id', 'shadow', 'ok'];
		fc.assert(
			fc.property(anyFacts(KEYWORD_ANSWERS), (facts) => {
				const decision = decide(facts);
				expect(theirs).toContain(decision.reason);
				expect(decision.action).not.toBe('hold');
				expect(decision.escalate).toBeUndefined();
			}),
			{ numRuns: 1_500 },
		);
	});
});

/** Each adds something that speaks against a text, and takes nothing away that does. */
const WORSE: Readonly<Record<string, (facts: TextFacts) => TextFacts>> = {
	answered: (facts) => ({ ...facts, call: { startedAt: facts.now, ...facts.call, outcome: 'answered' } }),
	reached: (facts) => ({ ...facts, reachedAt: Math.max(facts.now, facts.reachedAt ?? 0) }),
	human: (facts) => ({ ...facts, conversation: { automation: 'paused' } }),
	marked: (facts) => ({ ...facts, numberMark: 'landline' }),
	landline: (facts) => ({ ...facts, lineType: 'landline' }),
	blocked: (facts) => ({ ...facts, profile: { ...facts.profile, numberLists: { ...facts.profile.numberLists, blocked: ['+*'] } } }),
	matter: (facts) => ({ ...facts, settings: { ...facts.settings, openMatter: 'ticket' } }),
	provider: (facts) => ({ ...facts, providerAnswered: true }),
	texted: (facts) => ({ ...facts, lastFirstTextAt: facts.now, lastRepeatTextAt: facts.now }),
	capped: (facts) => ({ ...facts, textsToday: 9_999 }),
	stopped: (facts) => ({ ...facts, pace: { textsToday: 0, textsLastHour: 0, optOutsLastHour: 0, filteredLastHour: 0, ...facts.pace, stoppedUntil: facts.now + HOUR } }),
	spam: (facts) => ({ ...facts, calling: { businessesLastHour: 9_999, callsLastTenMinutes: 9_999, neighboursLastTenMinutes: 9_999 } }),
	// The numbers of the team were checked when the profile was saved.
	anonymous: (facts) => (TO_TEAM.includes(facts.purpose) ? facts : { ...facts, to: { kind: 'anonymous' } }),
	shadow: (facts) => ({ ...facts, settings: { ...facts.settings, shadow: true } }),
};

describe('one more thing against a text', () => {
	it.each(Object.entries(WORSE))('%s: never lets it go, nor shortens its way', (_name, worse) => {
		const strict = { text: 2, hold: 1, skip: 0 };
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				expect(strict[decide(worse(facts)).action]).toBeLessThanOrEqual(strict[decide(facts).action]);
			}),
			{ numRuns: 400 },
		);
	});

	it('every rule is needed: each is the only one to object to something', () => {
		const alone = new Set<number>();
		fc.assert(
			fc.property(anyFacts(), (facts) => {
				const objecting = RULES.flatMap((rule, index) => (rule(facts) ? [index] : []));
				if (objecting.length === 1) alone.add(objecting[0] as number);
			}),
			{ numRuns: 6_000, seed: 7 },
		);
		expect(RULES.filter((_, index) => !alone.has(index))).toEqual([]);
	});
});
