import type { BusinessProfile } from '../../../../engine/business';
import { decide, REASONS, type Decision, type TextFacts } from '../../../../engine/guardrails';
import { TEXT_PURPOSES } from '../../../../engine/texts';
import { at } from '../business/profiles';
import { ANN, businessOf, CONVERSATIONAL, DAY, factsFor, HOUR, KEYWORD_ANSWERS, NIGHT, OWN_LINE, QUIET_ENDS, TEAM_PHONE, TO_TEAM, withSettings } from './facts';

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await businessOf();
});

const decideWith = (more: Parameters<typeof factsFor>[1] = {}): Decision => decide(factsFor(profile, more));
const OK = { action: 'text', reason: 'ok' };

describe('nothing speaks against a text', () => {
	it.each(TEXT_PURPOSES)('%s goes', (purpose) => {
		const optedOutAt = purpose === 'opt_out_confirmation' ? DAY - 1_000 : undefined;
		expect(decideWith({ purpose, optedOutAt })).toMatchObject(OK);
	});

	it('has a sentence for every reason', () => {
		for (const sentence of Object.values(REASONS)) expect(sentence).toMatch(/^[A-Z].{5,}[^.]$/);
	});
});

describe('the situation that a first text is written for', () => {
	const situationAt = (iso: string, more: Partial<TextFacts> = {}) => decideWith({ now: at(iso), ...more }).template;

	it('is open, closed or holiday by the hours at the moment of sending', async () => {
		expect(situationAt('2026-03-10T11:00:00-04:00')).toBe('open');
		expect(situationAt('2026-03-10T12:30:00-04:00')).toBe('closed');
		expect(situationAt('2026-03-14T11:00:00-04:00')).toBe('closed');
		const observant = await businessOf({ holidays: { observe: true } });
		expect(decide(factsFor(observant, { now: at('2026-12-25T11:00:00-05:00') })).template).toBe('holiday');
	});

	it('is open for a call of the night whose text goes in the morning: nobody is told of a closed door that is open', () => {
		const call = { outcome: 'missed', startedAt: NIGHT, endedAt: NIGHT + 20_000 } as const;
		expect(decideWith({ now: QUIET_ENDS, call }).template).toBe('open');
	});

	it('does not depend on times that a vendor got wrong', () => {
		for (const startedAt of [Number.NaN, -1, 0, 9e15]) {
			expect(decideWith({ call: { outcome: 'missed', startedAt, endedAt: DAY } })).toMatchObject({ ...OK, template: 'open' });
		}
	});

	it('is the purpose for every later text', () => {
		for (const purpose of TEXT_PURPOSES.filter((other) => other !== 'first_text')) {
			expect(decideWith({ purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined }).template).toBe(purpose);
		}
	});
});

describe('the call must have been missed', () => {
	const withOutcome = (outcome: NonNullable<TextFacts['call']>['outcome'], more: Partial<TextFacts> = {}) =>
		decideWith({ call: { outcome, startedAt: DAY - 30_000, endedAt: DAY - 10_000 }, ...more });

	it('missed goes', () => expect(withOutcome('missed')).toMatchObject(OK));
	it('answered does not', () => expect(withOutcome('answered')).toEqual({ action: 'skip', reason: 'answered', facts: { outcome: 'answered' } }));
	it.each(['open', 'ignored'] as const)('%s does not', (outcome) => {
		expect(withOutcome(outcome)).toEqual({ action: 'skip', reason: 'not_missed', facts: { outcome } });
	});
	it('a first text without a call goes: somebody asked for it', () => expect(decideWith({ call: undefined })).toMatchObject(OK));
	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('%s does not ask how a call ended', (purpose) => {
		expect(withOutcome('answered', { purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined })).toMatchObject(OK);
	});
});

describe('there must be a number to text', () => {
	it.each([
		['anonymous', 'no_caller_id', null],
		['+1266696687', 'no_caller_id', null],
		['+1415555', 'invalid_number', null],
		['72975', 'short_code', null],
		['+18005550199', 'toll_free', '+18005550199'],
		['+16505550123', undefined, null],
	])('%s: %s', (number, reason, known) => {
		const decision = decideWith({ number });
		if (reason === undefined) expect(decision).toMatchObject(OK);
		else expect(decision).toEqual({ action: 'skip', reason, facts: { number: known } });
	});

	it('premium-rate numbers are refused also where no list ignores them', async () => {
		const unlisted = await businessOf({ ignoredNumbers: [] });
		expect(decide(factsFor(unlisted, { number: '+19005550123' }))).toMatchObject({ action: 'skip', reason: 'premium_number' });
	});

	it.each([...CONVERSATIONAL, ...KEYWORD_ANSWERS])('%s needs one', (purpose) => {
		expect(decideWith({ purpose, number: 'anonymous', optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined }).reason).toBe('no_caller_id');
	});

	it.each(TO_TEAM)('%s does not ask: the profile was checked', (purpose) => {
		expect(decideWith({ purpose, number: '+18005550199' })).toMatchObject(OK);
	});
});

describe('own numbers', () => {
	it('never texts a line of the business, whatever it is about', () => {
		for (const purpose of TEXT_PURPOSES) {
			expect(decideWith({ purpose, number: OWN_LINE })).toEqual({ action: 'skip', reason: 'own_number', facts: { number: OWN_LINE } });
		}
	});

	it.each([...CONVERSATIONAL, ...KEYWORD_ANSWERS])('%s does not go to the team', (purpose) => {
		expect(decideWith({ purpose, number: TEAM_PHONE })).toEqual({ action: 'skip', reason: 'team_number', facts: { member: 'maria' } });
	});

	it.each(TO_TEAM)('%s does', (purpose) => {
		expect(decideWith({ purpose, number: TEAM_PHONE })).toMatchObject(OK);
	});
});

describe('ignored numbers', () => {
	it.each([
		['+14155550140', '+14155550140'],
		['+19005550123', '+1900*'],
	])('%s is on the list as %s', async (number, entry) => {
		const asNumber = { ...factsFor(profile, { number }), to: { kind: 'number', e164: number } as const };
		expect(decide(asNumber)).toEqual({ action: 'skip', reason: 'ignored_number', facts: { entry } });
	});

	it('does not take a number for a prefix', () => {
		expect(decideWith({ number: '+14155550141' })).toMatchObject(OK);
		expect(decideWith({ number: ANN })).toMatchObject(OK);
	});

	it('lets alerts through to a member of the team who is on the list by a prefix', async () => {
		const wide = await businessOf({ ignoredNumbers: ['+1415555*'] });
		expect(decide(factsFor(wide, { purpose: 'team_alert', number: TEAM_PHONE }))).toMatchObject(OK);
		expect(decide(factsFor(wide))).toMatchObject({ reason: 'ignored_number' });
	});
});

describe('opted out', () => {
	const optedOutAt = DAY - 60_000;

	it.each([...CONVERSATIONAL, 'opt_in_confirmation'] as const)('%s does not go', (purpose) => {
		expect(decideWith({ purpose, optedOutAt })).toEqual({ action: 'skip', reason: 'opted_out', facts: { optedOutAt } });
	});

	it.each(['help', ...TO_TEAM] as const)('%s goes', (purpose) => {
		expect(decideWith({ purpose, optedOutAt })).toMatchObject(OK);
	});

	it('holds however long ago it was', () => {
		expect(decideWith({ optedOutAt: 0 }).reason).toBe('opted_out');
		expect(decideWith({ optedOutAt: DAY + 10 * HOUR }).reason).toBe('opted_out');
	});

	it('is confirmed only when there is one, and only within five minutes', () => {
		const confirm = (at: number | undefined) => decideWith({ purpose: 'opt_out_confirmation', optedOutAt: at });
		expect(confirm(undefined)).toEqual({ action: 'skip', reason: 'not_opted_out', facts: {} });
		expect(confirm(DAY)).toMatchObject(OK);
		expect(confirm(DAY - 300_000)).toMatchObject(OK);
		expect(confirm(DAY - 300_001)).toEqual({ action: 'skip', reason: 'stale', facts: { optedOutAt: DAY - 300_001 } });
		expect(confirm(DAY + 5_000)).toMatchObject(OK);
	});
});

describe('the phone system has answered', () => {
	it.each(KEYWORD_ANSWERS)('%s does not go a second time', (purpose) => {
		const optedOutAt = purpose === 'opt_out_confirmation' ? DAY : undefined;
		expect(decideWith({ purpose, optedOutAt, providerAnswered: true })).toEqual({ action: 'skip', reason: 'provider_answered', facts: {} });
		expect(decideWith({ purpose, optedOutAt, providerAnswered: false })).toMatchObject(OK);
	});

	it.each([...CONVERSATIONAL, ...TO_TEAM])('%s has nothing to do with it', (purpose) => {
		expect(decideWith({ purpose, providerAnswered: true })).toMatchObject(OK);
	});
});

describe('a person of the team has the conversation', () => {
	const paused = (pausedUntil?: number) => ({ conversation: { automation: 'paused', ...(pausedUntil === undefined ? {} : { pausedUntil }) } }) as const;

	it.each(CONVERSATIONAL)('%s does not go', (purpose) => {
		expect(decideWith({ purpose, ...paused() })).toEqual({ action: 'skip', reason: 'human_active', facts: { pausedUntil: null } });
	});

	it.each([...KEYWORD_ANSWERS, ...TO_TEAM])('%s goes all the same', (purpose) => {
		expect(decideWith({ purpose, ...paused(), optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined })).toMatchObject(OK);
	});

	it('until the pause ends', () => {
		expect(decideWith(paused(DAY + 1))).toEqual({ action: 'skip', reason: 'human_active', facts: { pausedUntil: DAY + 1 } });
		expect(decideWith(paused(DAY))).toMatchObject(OK);
		expect(decideWith({ conversation: { automation: 'on', pausedUntil: DAY + HOUR } })).toMatchObject(OK);
	});
});

describe('numbers that turned out not to take texts', () => {
	it.each(['landline', 'invalid_number', 'not_textable'])('%s', (numberMark) => {
		for (const purpose of CONVERSATIONAL) {
			expect(decideWith({ purpose, numberMark })).toEqual({ action: 'skip', reason: 'not_textable', facts: { mark: numberMark }, ...(purpose === 'first_text' ? { escalate: true } : {}) });
		}
	});
});

describe('cooldown', () => {
	const after = (hours: number, more: Partial<TextFacts> = {}) => decideWith({ lastFirstTextAt: DAY - hours * HOUR, ...more });

	it('one first text in the hours of the profile', () => {
		expect(after(1)).toEqual({ action: 'skip', reason: 'texted_lately', escalate: true, facts: { lastTextAt: DAY - HOUR, cooldownHours: 24 } });
		expect(decideWith({ lastFirstTextAt: undefined })).toMatchObject(OK);
	});

	it('ends to the millisecond', () => {
		expect(decideWith({ lastFirstTextAt: DAY - 24 * HOUR + 1 }).reason).toBe('texted_lately');
		expect(decideWith({ lastFirstTextAt: DAY - 24 * HOUR })).toMatchObject(OK);
	});

	it('follows the node where it says otherwise; 0 switches it off', () => {
		expect(after(30, withSettings({ cooldownHours: 48 })).facts).toMatchObject({ cooldownHours: 48 });
		expect(after(30, withSettings({ cooldownHours: 48 })).reason).toBe('texted_lately');
		expect(after(0, withSettings({ cooldownHours: 0 }))).toMatchObject(OK);
		expect(after(-72, withSettings({ cooldownHours: 0 }))).toMatchObject(OK);
		expect(after(0.2, withSettings({ cooldownHours: 0.25 })).reason).toBe('texted_lately');
	});

	it('takes a clock that was set back for lately', () => {
		expect(decideWith({ lastFirstTextAt: DAY + 72 * HOUR }).reason).toBe('texted_lately');
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text'))('leaves %s alone', (purpose) => {
		expect(after(1, { purpose, optedOutAt: purpose === 'opt_out_confirmation' ? DAY : undefined })).toMatchObject(OK);
	});
});

describe('calls of long ago', () => {
	const ended = (agoMs: number, more: Partial<TextFacts> = {}) => decideWith({ call: { outcome: 'missed', startedAt: DAY - agoMs - 20_000, endedAt: DAY - agoMs }, ...more });

	it('are not answered after 12 hours', () => {
		expect(ended(12 * HOUR)).toMatchObject(OK);
		expect(ended(12 * HOUR + 1)).toEqual({ action: 'skip', reason: 'stale', facts: { endedAt: DAY - 12 * HOUR - 1, staleAfterHours: 12 } });
	});

	it('by the setting of the node; 0 switches the rule off', () => {
		expect(ended(2 * HOUR, withSettings({ staleAfterHours: 1 })).reason).toBe('stale');
		expect(ended(900 * HOUR, withSettings({ staleAfterHours: 0 }))).toMatchObject(OK);
	});

	it('by the start of the call where no end is known', () => {
		expect(decideWith({ call: { outcome: 'missed', startedAt: DAY - 13 * HOUR } }).reason).toBe('stale');
	});

	it('leave later texts alone', () => {
		for (const purpose of ['answer', 'booking_link', 'follow_up'] as const) expect(ended(90 * HOUR, { purpose })).toMatchObject(OK);
	});
});

describe('quiet hours', () => {
	const night = (more: Partial<TextFacts> = {}) => decideWith({ now: NIGHT, ...more });
	const held = { action: 'hold', reason: 'quiet_hours', until: QUIET_ENDS, facts: { zone: 'America/New_York', rule: 'own' } };

	it('the first text is an answer and goes; a follow-up waits until they end', () => {
		expect(night()).toMatchObject({ ...OK, template: 'closed' });
		expect(night({ purpose: 'follow_up' })).toEqual(held);
	});

	it('the profile may hold the first text as well', async () => {
		const strict = await businessOf({ quietHours: { firstText: 'hold' } });
		expect(decide(factsFor(strict, { now: NIGHT }))).toEqual(held);
		expect(decide(factsFor(strict, { now: NIGHT, ...withSettings({ quietHours: 'send' }) }))).toMatchObject(OK);
		expect(decide(factsFor(strict))).toMatchObject(OK);
	});

	it('the node may hold or send, whatever the profile says', () => {
		expect(night(withSettings({ quietHours: 'hold' }))).toEqual(held);
		expect(night({ purpose: 'follow_up', ...withSettings({ quietHours: 'send' }) })).toMatchObject(OK);
		expect(night({ purpose: 'follow_up', ...withSettings({ quietHours: 'hold' }) })).toEqual(held);
	});

	it('begin and end to the minute', () => {
		const followUpAt = (iso: string) => decideWith({ now: at(iso), purpose: 'follow_up' }).action;
		expect(followUpAt('2026-03-10T20:59:59.999-04:00')).toBe('text');
		expect(followUpAt('2026-03-10T21:00:00-04:00')).toBe('hold');
		expect(followUpAt('2026-03-11T07:59:59.999-04:00')).toBe('hold');
		expect(followUpAt('2026-03-11T08:00:00-04:00')).toBe('text');
	});

	it('are those of the place of the number, where the profile says so', async () => {
		const far = await businessOf({ quietHours: { zone: 'person', windows: 'us_states' } });
		const followUp = (iso: string, more: Parameters<typeof factsFor>[1] = {}) => decide(factsFor(far, { now: at(iso), purpose: 'follow_up', ...more }));
		// Ann's number is Californian: 8:30 in New York is 5:30 there.
		expect(followUp('2026-03-10T08:30:00-04:00')).toEqual({ action: 'hold', reason: 'quiet_hours', until: at('2026-03-10T08:00:00-07:00'), facts: { zone: 'America/Los_Angeles', rule: 'own' } });
		expect(followUp('2026-03-10T23:30:00-04:00')).toMatchObject(OK);
		// Texas: Sundays from noon.
		expect(followUp('2026-03-15T11:00:00-05:00', { number: '+12145550123' })).toMatchObject({ action: 'hold', until: at('2026-03-15T12:00:00-05:00'), facts: { state: 'TX', rule: 'state' } });
		// What is known of the person outranks the number: it was taken along to Hawaii.
		expect(followUp('2026-03-11T03:00:00-04:00', { place: { zone: 'Pacific/Honolulu', state: 'HI' } })).toMatchObject({ action: 'hold', until: at('2026-03-11T08:00:00-10:00') });
		expect(followUp('2026-03-11T02:00:00-04:00', { place: { zone: 'Pacific/Honolulu', state: 'HI' } })).toMatchObject(OK);
	});

	it('switched off, nothing waits', async () => {
		const never = await businessOf({ quietHours: { enabled: false, firstText: 'hold' } });
		expect(decide(factsFor(never, { now: NIGHT, purpose: 'follow_up' }))).toMatchObject(OK);
	});

	it.each(TEXT_PURPOSES.filter((purpose) => purpose !== 'first_text' && purpose !== 'follow_up'))('%s is never held', (purpose) => {
		expect(night({ purpose, ...withSettings({ quietHours: 'hold' }), optedOutAt: purpose === 'opt_out_confirmation' ? NIGHT : undefined })).toMatchObject(OK);
	});
});
