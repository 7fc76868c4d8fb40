import { memberByPhone, numberOf, onCallOrder, stepsFor, targetsOf, type BusinessProfile } from '../../../../engine/business';
import { profileOf } from './profiles';

const TEAM = [
	{ id: 'ann', name: 'Ann', phone: '+14155550101', routes: ['sales'] },
	{ id: 'bob', name: 'Bob', phone: '+14155550102', onCall: 2, routes: ['support'] },
	{ id: 'cho', name: 'Cho', phone: '+14155550103', onCall: 1 },
	{ id: 'dee', name: 'Dee', email: 'dee@example.com', routes: ['support', 'booking'] },
	{ id: 'eve', name: 'Eve', phone: '+14155550104', onCall: 2 },
];
const withTeam = (more: object = {}): Promise<BusinessProfile> => profileOf({ team: TEAM, ...more });
const ids = (members: ReadonlyArray<{ readonly id: string }>) => members.map(({ id }) => id);

describe('finding people and numbers', () => {
	it('knows the numbers of the business and of the team apart', async () => {
		const profile = await withTeam({ numbers: [{ number: '+14155550100', source: 'Google Ads', serviceLine: 'Plumbing', label: 'Main' }] });
		expect(numberOf(profile, '+14155550100')).toEqual({ number: '+14155550100', source: 'Google Ads', serviceLine: 'Plumbing', label: 'Main' });
		expect(numberOf(profile, '+14155550101')).toBeUndefined();
		expect(memberByPhone(profile, '+14155550101')?.id).toBe('ann');
		expect(memberByPhone(profile, '+14155550100')).toBeUndefined();
		expect(memberByPhone(profile, '')).toBeUndefined();
	});

	it('orders the people on call by rank, then as listed', async () => {
		expect(ids(onCallOrder(await withTeam()))).toEqual(['cho', 'bob', 'eve']);
		expect(onCallOrder(await profileOf())).toEqual([]);
	});
});

describe('targetsOf', () => {
	it.each([
		['on_call', ['cho']],
		['everyone', ['ann', 'bob', 'cho', 'dee', 'eve']],
		['dee', ['dee']],
		['nobody', []],
	])('%s', async (to, expected) => {
		expect(ids(targetsOf(await withTeam(), to))).toEqual(expected);
	});

	it('are all who share the first rank', async () => {
		const team = TEAM.map((member) => (member.onCall === undefined ? member : { ...member, onCall: 4 }));
		expect(ids(targetsOf(await profileOf({ team }), 'on_call'))).toEqual(['bob', 'cho', 'eve']);
		expect(targetsOf(await profileOf(), 'on_call')).toEqual([]);
	});
});

describe('stepsFor', () => {
	const text = (afterMinutes: number, to: string) => ({ afterMinutes, to, channel: 'text' });

	it('goes through the people on call, a rank at a time, quicker in an emergency', async () => {
		const profile = await withTeam();
		expect(stepsFor(profile, 'routine')).toEqual([text(0, 'cho'), text(5, 'bob'), text(0, 'eve')]);
		expect(stepsFor(profile, 'urgent')).toEqual([text(0, 'cho'), text(5, 'bob'), text(0, 'eve')]);
		expect(stepsFor(profile, 'emergency')).toEqual([text(0, 'cho'), text(3, 'bob'), text(0, 'eve')]);
	});

	it('tells everybody when nobody is on call, and nobody without a team', async () => {
		expect(stepsFor(await profileOf({ team: [TEAM[0]] }), 'urgent')).toEqual([text(0, 'everyone')]);
		expect(stepsFor(await profileOf(), 'emergency')).toEqual([]);
	});

	it('prefers the steps of the profile, in emergencies its own for those', async () => {
		const steps = [{ afterMinutes: 0, to: 'ann' }, { afterMinutes: 20, to: 'everyone' }];
		const plain = await withTeam({ escalation: { steps } });
		expect(stepsFor(plain, 'routine')).toEqual([text(0, 'ann'), text(20, 'everyone')]);
		expect(stepsFor(plain, 'emergency')).toEqual([text(0, 'ann'), text(20, 'everyone')]);
		const both = await withTeam({ escalation: { steps, emergencySteps: [{ afterMinutes: 0, to: 'on_call' }] } });
		expect(stepsFor(both, 'emergency')).toEqual([text(0, 'on_call')]);
		expect(stepsFor(both, 'urgent')).toEqual([text(0, 'ann'), text(20, 'everyone')]);
	});
});
