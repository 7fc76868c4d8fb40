import { completeProfile, ownerFor, ownerRuling, type BusinessProfile, type OwnerQuestion } from '../../../../engine/business';
import { at, OFFICE_HOURS, profileOf } from './profiles';

const LINE = '+14155550100';
const TEAM = [
	{ id: 'ann', name: 'Ann', phone: '+14155550101', routes: ['sales'] },
	{ id: 'bob', name: 'Bob', phone: '+14155550102', onCall: 2, routes: ['support'] },
	{ id: 'cho', name: 'Cho', phone: '+14155550103', onCall: 1 },
	{ id: 'dee', name: 'Dee', email: 'dee@example.com', routes: ['support', 'booking'] },
	{ id: 'eve', name: 'Eve', phone: '+14155550104', onCall: 2 },
];
const OWNER = {
	default: 'dee',
	byIntent: { cancel: 'eve', 'Gift Cards': 'cho' },
	byRoute: { emergency: 'on_call', booking: 'ann' },
	byNumber: { [LINE]: 'cho' },
	byServiceLine: { Plumbing: 'bob', Heating: 'eve' },
};
const OPEN = at('2026-03-10T11:00:00-04:00');
const NIGHT = at('2026-03-10T23:00:00-04:00');

const withTeam = (more: object = {}): Promise<BusinessProfile> => profileOf({ team: TEAM, ...more });
const named = (profile: BusinessProfile, question: OwnerQuestion) => {
	const ruling = ownerRuling(profile, question);
	return ruling && [ruling.because, ...ruling.candidates.map(({ id }) => id)];
};

describe('who owns what comes in', () => {
	it.each<[string, OwnerQuestion, readonly string[]]>([
		['in an emergency the rule for it, whoever has the conversation', { route: 'emergency', existing: 'eve', number: LINE }, ['emergency', 'cho']],
		['who has the conversation', { route: 'booking', intent: 'cancel', number: LINE, existing: 'eve' }, ['existing', 'eve']],
		['the business\'s own intent before ours', { route: 'person', intent: 'cancel', custom: 'gift cards' }, ['intent', 'cho']],
		['the intent before the route', { route: 'booking', intent: 'cancel' }, ['intent', 'eve']],
		['the route before the number', { route: 'booking', intent: 'booking', number: LINE }, ['route', 'ann']],
		['the number before its service line', { route: 'person', number: LINE, serviceLine: 'Heating' }, ['number', 'cho']],
		['the service line, however it is written', { route: 'support', serviceLine: ' plumbing ' }, ['service_line', 'bob']],
		['who answers for the route, on call first', { route: 'support' }, ['answers_for_route', 'bob']],
		['who answers for the route', { route: 'sales', serviceLine: 'Roofing' }, ['answers_for_route', 'ann']],
		['what is known now before what the call alone told', { route: 'sales', existing: 'eve', provisional: true }, ['answers_for_route', 'ann']],
		['else who was given the call', { route: 'person', existing: 'eve', provisional: true }, ['call', 'eve']],
		['not somebody who has left', { route: 'person', existing: 'zoe' }, ['default', 'dee']],
		['the default', { route: 'person' }, ['default', 'dee']],
	])('%s', async (_, question, expected) => {
		expect(named(await withTeam({ owner: OWNER }), question)).toEqual(expected);
	});

	it('falls back to who is on call, then to the first of the team, then to nobody', async () => {
		expect(named(await withTeam(), { route: 'person' })).toEqual(['on_call', 'cho']);
		expect(named(await profileOf({ team: [TEAM[0], TEAM[3]] }), { route: 'person' })).toEqual(['first_of_team', 'ann']);
		expect(named(await profileOf(), { route: 'emergency', existing: 'ann' })).toBeUndefined();
	});

	it('in an emergency without a rule is who answers for emergencies, else who has the conversation', async () => {
		const team = TEAM.map((member) => (member.id === 'eve' ? { ...member, routes: ['emergency'] } : member));
		expect(named(await profileOf({ team }), { route: 'emergency', existing: 'ann' })).toEqual(['emergency', 'eve']);
		expect(named(await withTeam(), { route: 'emergency', existing: 'ann' })).toEqual(['existing', 'ann']);
	});

	it('passes over whoever has left, in a profile not checked since', async () => {
		const profile = await withTeam({ owner: { ...OWNER, byServiceLine: { Plumbing: ['ann', 'bob'] } } });
		const stale = { ...profile, team: profile.team.filter(({ id }) => id !== 'ann') };
		expect(named(stale, { route: 'booking' })).toEqual(['answers_for_route', 'dee']);
		expect(ownerRuling(stale, { route: 'person', serviceLine: 'Plumbing' })).toEqual({ because: 'service_line', candidates: [expect.objectContaining({ id: 'bob' })] });
	});

	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('is not fooled by %s', async (word) => {
		expect(named(await withTeam({ owner: OWNER }), { route: word, intent: word, custom: word, number: word, serviceLine: word, existing: word })).toEqual(['default', 'dee']);
	});

	it('takes a profile that was kept before there were these rules', async () => {
		const profile = await withTeam({ owner: { byRoute: { sales: 'bob' } } });
		const kept = { ...profile, owner: { byRoute: profile.owner.byRoute, byServiceLine: {} } } as unknown as BusinessProfile;
		expect(named(completeProfile(kept), { route: 'sales', intent: 'quote', number: LINE })).toEqual(['route', 'bob']);
	});
});

describe('turns', () => {
	it('are taken by all who are named, as often as they are named, under the name of the rule', async () => {
		const profile = await withTeam({ owner: { byRoute: { sales: ['ann', 'bob', 'ann'] } } });
		expect(ownerRuling(profile, { route: 'sales' })?.turnsOf).toBe('byRoute.sales');
		expect([0, 1, 2, 3, 4].map((turn) => ownerFor(profile, { route: 'sales' }, turn)?.id)).toEqual(['ann', 'bob', 'ann', 'ann', 'bob']);
	});

	it('are none where there is one to take them', async () => {
		expect(ownerRuling(await withTeam({ owner: { default: ['ann'] } }), { route: 'person' })).not.toHaveProperty('turnsOf');
	});

	it('have a name of their own by day and by night', async () => {
		const profile = await withTeam({ hours: OFFICE_HOURS, owner: { default: { open: ['ann', 'bob'], closed: ['cho', 'eve'] } } });
		expect(ownerRuling(profile, { route: 'person', now: OPEN })).toMatchObject({ turnsOf: 'default.open', candidates: [{ id: 'ann' }, { id: 'bob' }] });
		expect(ownerRuling(profile, { route: 'person', now: NIGHT })).toMatchObject({ turnsOf: 'default.closed', candidates: [{ id: 'cho' }, { id: 'eve' }] });
	});
});

describe('hours and rotas', () => {
	it('by day one, by night another; a rule that says nothing for the night leaves it to the next', async () => {
		const profile = await withTeam({ hours: OFFICE_HOURS, owner: { default: 'eve', byRoute: { person: { open: 'ann', closed: 'on_call' }, booking: { open: 'dee' } } } });
		expect(named(profile, { route: 'person', now: OPEN })).toEqual(['route', 'ann']);
		expect(named(profile, { route: 'person', now: NIGHT })).toEqual(['route', 'cho']);
		expect(named(profile, { route: 'person' })).toEqual(['route', 'ann']);
		expect(named({ ...profile, team: profile.team.filter(({ id }) => id !== 'cho' && id !== 'dee') }, { route: 'booking', now: NIGHT })).toEqual(['default', 'eve']);
	});

	it('whoever has the turn on a rota', async () => {
		const rota = { id: 'nights', members: ['bob', 'eve'], every: { days: 1 }, handover: { time: '08:00' }, from: '2026-03-10' };
		const profile = await withTeam({ rotas: [rota], owner: { default: 'nights' } });
		expect(named(profile, { route: 'person', now: OPEN })).toEqual(['default', 'bob']);
		expect(named(profile, { route: 'person', now: OPEN + 86_400_000 })).toEqual(['default', 'eve']);
	});
});
