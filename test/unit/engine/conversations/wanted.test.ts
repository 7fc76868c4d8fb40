import fc from 'fast-check';
import type { BusinessProfile } from '../../../../engine/business';
import type { Call } from '../../../../engine/calls';
import { countsFrom, endedBy, LEAD_STATUSES, nudgeDueAt, OF_CONVERSATION, staleFrom, stillWanted, voicemailDueAt, type Conversation, type ConversationChange, type SeenSince } from '../../../../engine/conversations';
import { DUE_KINDS, type DueItem, type DueKind } from '../../../../engine/ports';
import type { Message } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

const NOW = at('2026-03-10T12:00:00-04:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SINCE = NOW - 3 * HOUR;

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await profileOf({ followUp: { nudgeHours: 3 }, quietHours: { zone: 'business', windows: 'own' } });
});

const conversation: Conversation = { id: 'c', businessId: 'smith', person: '+14155550123', line: '+14155550100', status: 'texted', automation: 'on', openedAt: SINCE - 1, lastTextAt: SINCE, followUpAt: NOW - MINUTE, callBackAt: NOW - MINUTE, promisedAt: SINCE };
const call = { id: 'call', from: '+14155550123', outcome: 'missed', endedAt: SINCE, facts: { legs: {}, accepted: false, firstAt: SINCE, lastAt: SINCE, voicemail: {} } } as unknown as Call;
const message = { id: 'm', direction: 'out', purpose: 'first_text', status: 'sent', at: SINCE } as Message;

const itemOf = (kind: DueKind, more: Partial<Conversation> = {}, rest: Partial<DueItem> = {}): DueItem => ({
	due: { id: 'd', kind, businessId: 'smith', conversationId: 'c', dueAt: NOW - MINUTE, tries: 1, fence: 1 },
	profile,
	conversation: { ...conversation, ...more },
	...(kind === 'voicemail' || kind === 'nudge' ? { call } : {}),
	...(kind === 'nudge' ? { message } : {}),
	...rest,
});

/** What ends each kind when it happens: in the conversation, or with the person. */
const ENDS: Readonly<Record<string, { readonly kinds: readonly DueKind[]; readonly change?: Partial<Conversation>; readonly seen?: SeenSince; readonly rest?: Partial<DueItem> }>> = {
	closed: { kinds: ['unanswered', 'voicemail', 'nudge', 'callback', 'lead_follow_up', 'stale'], change: { closedAt: NOW - 1 } },
	'taken over': { kinds: ['unanswered', 'voicemail', 'nudge'], change: { automation: 'paused', pausedUntil: NOW + 1 } },
	'reached by the team': { kinds: ['voicemail', 'nudge'], change: { reachedAt: NOW - 2 } },
	'acted on by the team': { kinds: ['nudge'], change: { lastHumanAt: NOW - 2 } },
	'answered by the person': { kinds: ['nudge'], change: { lastReplyAt: NOW - 2 } },
	'spoken with': { kinds: ['voicemail', 'nudge', 'callback'], seen: { spoken: true } },
	'closed as an escalation': { kinds: ['voicemail', 'nudge', 'callback'], seen: { resolved: true } },
	'called by the person again': { kinds: ['nudge'], seen: { called: true } },
	'opted out': { kinds: ['nudge'], seen: { optedOut: true } },
	'answered after all': { kinds: ['voicemail'], rest: { call: { ...call, outcome: 'answered' } } },
	'a text that did not arrive': { kinds: ['nudge'], rest: { message: { ...message, status: 'undelivered' } } },
	'no follow-up time': { kinds: ['lead_follow_up'], change: { followUpAt: undefined } },
	'no promise': { kinds: ['callback'], change: { callBackAt: undefined } },
};

const STALE: SeenSince = { lastAt: NOW - 40 * DAY };
const staleItem = () => itemOf('stale', { openedAt: NOW - 50 * DAY, followUpAt: 0, callBackAt: 0 });

describe('what has fallen due', () => {
	it.each(DUE_KINDS)('is wanted where nothing has happened since: %s', (kind) => {
		expect(kind === 'stale' ? stillWanted(staleItem(), STALE, NOW) : stillWanted(itemOf(kind), {}, NOW)).toBe('now');
	});

	it.each(Object.entries(ENDS).flatMap(([name, end]) => end.kinds.map((kind) => [kind, name, end] as const)))('is not wanted any more: %s, %s', (kind, _name, { change, seen, rest }) => {
		const base = kind === 'stale' ? staleItem() : itemOf(kind);
		expect(stillWanted({ ...base, conversation: { ...conversation, ...base.conversation, ...change }, ...rest }, { ...(kind === 'stale' ? STALE : {}), ...seen }, NOW)).toBe('never');
	});

	it('waits where its time was moved', () => {
		expect(stillWanted(itemOf('callback', { callBackAt: NOW + 1 }), {}, NOW)).toBe(NOW + 1);
		expect(stillWanted(itemOf('lead_follow_up', { followUpAt: NOW + 1 }), {}, NOW)).toBe(NOW + 1);
		const night = at('2026-03-10T23:00:00-04:00');
		expect(stillWanted(itemOf('nudge'), {}, night)).toBe(at('2026-03-11T08:00:00-04:00'));
	});

	it('is not what a profile has switched off', async () => {
		const off = await profileOf({ followUp: { voicemailMinutes: 0, nudgeHours: 0, staleDays: 0 } });
		for (const kind of ['voicemail', 'nudge'] as const) expect(stillWanted({ ...itemOf(kind), profile: off }, {}, NOW)).toBe('never');
		expect(stillWanted({ ...staleItem(), profile: off }, STALE, NOW)).toBeGreaterThan(NOW);
		expect(voicemailDueAt(off, NOW)).toBeUndefined();
		expect(nudgeDueAt(off, NOW, '+14155550123', undefined)).toBeUndefined();
		expect(staleFrom({ ...staleItem(), profile: off }, STALE)).toBeUndefined();
	});

	const when = fc.integer({ min: NOW - 60 * DAY, max: NOW });
	const opt = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
	const conversations = fc
		.record({ status: fc.constantFrom(...LEAD_STATUSES), automation: fc.constantFrom('on', 'paused'), openedAt: when, pausedUntil: opt(fc.integer({ min: NOW - DAY, max: NOW + DAY })), closedAt: opt(when), lastTextAt: opt(when), lastReplyAt: opt(when), lastHumanAt: opt(when), reachedAt: opt(when), followUpAt: opt(when), followUpAutoAt: opt(when), callBackAt: opt(when), promisedAt: opt(when) })
		.map((one) => ({ ...conversation, ...one }));
	const seens = fc.record({ called: fc.boolean(), spoken: fc.boolean(), resolved: fc.boolean(), optedOut: fc.boolean(), texted: fc.boolean(), followedUp: fc.boolean(), remindedAt: when, lastAt: when }, { requiredKeys: [] }) as fc.Arbitrary<SeenSince>;

	it('never asks a person, or reminds the team of one, once that is pointless, in whatever else is the case', () => {
		fc.assert(
			fc.property(fc.constantFrom(...Object.values(ENDS)), fc.nat(9), conversations, seens, (end, which, known, seen) => {
				const kind = end.kinds[which % end.kinds.length] as DueKind;
				const item = itemOf(kind, { ...known, ...end.change }, end.rest);
				expect(stillWanted(item, { ...seen, ...end.seen }, NOW)).toBe('never');
			}),
			{ numRuns: 500 },
		);
	});

	it('is the same whatever happened before it was planned', () => {
		fc.assert(
			fc.property(fc.constantFrom<DueKind>('voicemail', 'nudge', 'callback'), fc.record({ lastHumanAt: opt(fc.integer({ min: 0, max: SINCE - 1 })), reachedAt: opt(fc.integer({ min: 0, max: SINCE - 1 })), lastReplyAt: opt(fc.integer({ min: 0, max: SINCE - 1 })) }), (kind, before) => {
				const item = itemOf(kind, before);
				expect(countsFrom(item)).toBe(SINCE);
				expect(stillWanted(item, {}, NOW)).toBe('now');
			}),
		);
	});

	it('is now, never, or at a later time: it does not come back in the same moment for ever', () => {
		fc.assert(
			fc.property(fc.constantFrom(...DUE_KINDS), conversations, seens, fc.integer({ min: 1, max: 3 }), (kind, known, seen, tries) => {
				const item = itemOf(kind, known);
				const wanted = stillWanted({ ...item, due: { ...item.due, tries } }, seen, NOW);
				expect(typeof wanted === 'number' ? wanted > NOW : ['now', 'never'].includes(wanted)).toBe(true);
			}),
			{ numRuns: 500 },
		);
	});
});

describe('a follow-up time that nobody chose', () => {
	const auto = (more: Partial<Conversation> = {}) => itemOf('lead_follow_up', { followUpAutoAt: SINCE, ...more });

	it('stands for who was texted, until the team acts', () => {
		expect(stillWanted(auto(), { texted: true }, NOW)).toBe('now');
		for (const more of [{ lastHumanAt: NOW - 1 }, { reachedAt: NOW - 1 }, { automation: 'paused' as const }]) expect(stillWanted(auto(more), { texted: true }, NOW)).toBe('never');
		for (const seen of [{}, { texted: true, spoken: true }, { texted: true, resolved: true }]) expect(stillWanted(auto(), seen, NOW)).toBe('never');
	});

	it('comes out once, but again where its execution was cut off', () => {
		const before = { texted: true, followedUp: true };
		expect(stillWanted(auto(), before, NOW)).toBe('never');
		const item = auto();
		expect(stillWanted({ ...item, due: { ...item.due, tries: 2 } }, { ...before, remindedAt: NOW - 1 }, NOW)).toBe('now');
	});

	it('keeps an hour from whatever else reminds the team of the same conversation', () => {
		for (const remindedAt of [NOW - HOUR + 1, NOW, NOW + 10 * MINUTE]) expect(stillWanted(auto(), { texted: true, remindedAt }, NOW)).toBe(remindedAt + HOUR);
		expect(stillWanted(auto(), { texted: true, remindedAt: NOW - HOUR }, NOW)).toBe('now');
	});

	it('that somebody chose comes at its time, also when another came before', () => {
		expect(stillWanted(itemOf('lead_follow_up'), { followedUp: true, remindedAt: NOW - 1 }, NOW)).toBe('now');
	});

	it('that somebody chose stands whatever they do then', () => {
		expect(stillWanted(itemOf('lead_follow_up', { lastHumanAt: NOW - 1, reachedAt: NOW - 1, automation: 'paused' }), { spoken: true, resolved: true }, NOW)).toBe('now');
	});
});

describe('the time of what is taken up again', () => {
	it('of a voicemail counts minutes of opening, of a nudge hours by the clock and then the hours for texts', async () => {
		const shop = await profileOf({ hours: OFFICE_HOURS, followUp: { voicemailMinutes: 60, nudgeHours: 12 }, quietHours: { zone: 'person', windows: 'own' } });
		expect(voicemailDueAt(shop, at('2026-03-10T16:30:00-04:00'))).toBe(at('2026-03-11T08:30:00-04:00'));
		// Twelve hours over the night in which clocks go forward are twelve hours.
		expect(nudgeDueAt(shop, at('2026-03-07T22:00:00-05:00'), '+12125550123', undefined)).toBe(at('2026-03-08T11:00:00-04:00'));
		expect(nudgeDueAt(shop, at('2026-03-10T11:00:00-04:00'), '+12125550123', undefined)).toBe(at('2026-03-11T08:00:00-04:00'));
		expect(nudgeDueAt(shop, at('2026-03-10T11:00:00-04:00'), '+12125550123', { zone: 'America/Los_Angeles' })).toBe(at('2026-03-10T23:00:00-04:00'));
	});
});

describe('what a change of a conversation ends', () => {
	const changes: readonly ConversationChange[] = [{ do: 'resume' }, { do: 'next_action', nextAction: 'x' }, { do: 'reopen' }];

	it('is all that waits where it is closed, and never the text that is to go or what the CRM is to be told', () => {
		for (const status of ['handled', 'won', 'lost'] as const) expect(endedBy({ do: 'status', status }, 'dana')).toEqual(OF_CONVERSATION);
		expect([...OF_CONVERSATION, 'held_text', 'crm_write'].sort()).toEqual([...DUE_KINDS].sort());
	});

	it('is nothing where nobody was heard', () => {
		for (const change of changes) expect(endedBy(change, 'dana')).toEqual([]);
		expect(endedBy({ do: 'assign', owner: 'dana' }, 'automation')).toEqual([]);
	});
});
