import type { BusinessProfile } from '../../../../engine/business';
import { CLOSED_STATUSES, humanActive, LEAD_STATUSES, nextStep } from '../../../../engine/conversations';
import { classify, ROUTES, type Classification } from '../../../../engine/replies';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

const OPEN = at('2026-03-10T11:00:00-04:00');
const MINUTE = 60_000;

let profile: BusinessProfile;
beforeAll(async () => {
	profile = await profileOf({
		hours: OFFICE_HOURS,
		team: [
			{ id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1, routes: ['emergency'] },
			{ id: 'lee', name: 'Lee', phone: '+14155550102', routes: ['booking'] },
			{ id: 'kim', name: 'Kim', phone: '+14155550103' },
		],
		owner: { default: 'kim', byServiceLine: { Plumbing: 'lee' } },
	});
});

const read = (more: Partial<Classification>): { classification: Classification } => ({
	classification: { ...classify('hello', { now: OPEN, timezone: 'America/New_York' }), urgency: 'routine', ...more },
});

describe('a human has the conversation', () => {
	it('while it is paused, until the pause ends', () => {
		expect(humanActive({ automation: 'on' }, OPEN)).toBe(false);
		expect(humanActive({ automation: 'on', pausedUntil: OPEN + 1 }, OPEN)).toBe(false);
		expect(humanActive({ automation: 'paused' }, OPEN)).toBe(true);
		expect(humanActive({ automation: 'paused', pausedUntil: OPEN + 1 }, OPEN)).toBe(true);
		expect(humanActive({ automation: 'paused', pausedUntil: OPEN }, OPEN)).toBe(false);
	});
});

describe('the next step', () => {
	it('after a missed call: call back within an hour of opening, by whoever owns what comes in', () => {
		expect(nextStep(profile, OPEN, {})).toEqual({ nextAction: 'Call back if they do not answer the text', followUpAt: OPEN + 60 * MINUTE, owner: 'kim', because: 'default' });
		expect(nextStep(profile, OPEN, { serviceLine: 'Plumbing' }).owner).toBe('lee');
	});

	it('counts only the minutes in which the business is open', () => {
		expect(nextStep(profile, at('2026-03-10T11:45:00-04:00'), {}).followUpAt).toBe(at('2026-03-10T13:45:00-04:00'));
		expect(nextStep(profile, at('2026-03-10T22:00:00-04:00'), {}).followUpAt).toBe(at('2026-03-11T09:00:00-04:00'));
	});

	it('after a reply: within the service level of the profile', () => {
		expect(nextStep(profile, OPEN, read({ route: 'booking' }))).toEqual({ nextAction: 'Agree a time', followUpAt: OPEN + 15 * MINUTE, owner: 'lee', because: 'answers_for_route' });
	});

	it('of an emergency: at once, by the clock on the wall, whatever the hour', () => {
		const night = at('2026-03-10T23:00:00-04:00');
		expect(nextStep(profile, night, read({ route: 'emergency', urgency: 'emergency' }))).toEqual({ nextAction: 'Call now', followUpAt: night + 2 * MINUTE, owner: 'maria', because: 'emergency' });
		expect(nextStep(profile, night, read({ route: 'booking', urgency: 'emergency' })).nextAction).toBe('Call now');
	});

	it('has words for every route', () => {
		for (const route of ROUTES) expect(nextStep(profile, OPEN, read({ route })).nextAction).toMatch(/^[A-Z][a-z ]+/);
	});

	it('of thanks and opt-outs: nothing that has a time', () => {
		for (const route of ['closed', 'opt_out'] as const) expect(nextStep(profile, OPEN, read({ route }))).not.toHaveProperty('followUpAt');
	});

	it('is whoever’s turn it is', async () => {
		const turns = await profileOf({ team: [{ id: 'a', name: 'A' }, { id: 'b', name: 'B' }], owner: { default: ['a', 'b'] } });
		expect([0, 1, 2].map((turn) => nextStep(turns, OPEN, {}, turn).owner)).toEqual(['a', 'b', 'a']);
	});

	it('has no owner where there is no team', async () => {
		expect(nextStep(await profileOf(), OPEN, {})).not.toHaveProperty('owner');
	});
});

it('a lead that is closed stands at the end of the way', () => {
	expect(LEAD_STATUSES.slice(-CLOSED_STATUSES.length)).toEqual(CLOSED_STATUSES);
});
