import fc from 'fast-check';
import { DateTime } from 'luxon';
import { checkProfile, onCallAt, onCallOrder, onRota, ownerFor, stepsFor, targetsOf, type BusinessProfile, type Rota } from '../../../../engine/business';
import { at, profileOf } from './profiles';

const TEAM = ['ann', 'bob', 'cho', 'dee'].map((id, index) => ({ id, name: id, phone: `+1415555010${index + 1}` }));
const NIGHTS = { id: 'nights', members: ['ann', 'bob', 'cho'], every: { weeks: 1 }, handover: { time: '08:00' }, from: '2026-01-05' };
const withRota = async (rota: object = {}, more: object = {}): Promise<BusinessProfile> => await profileOf({ team: TEAM, rotas: [{ ...NIGHTS, ...rota }], ...more });
const who = async (profile: BusinessProfile, iso: string) => onRota(profile, 'nights', at(iso))?.id;

describe('a rota', () => {
	it('hands over at its time, each week to the next, and begins anew after the last', async () => {
		const profile = await withRota();
		expect(await who(profile, '2026-01-05T08:00:00-05:00')).toBe('ann');
		expect(await who(profile, '2026-01-12T07:59:59-05:00')).toBe('ann');
		expect(await who(profile, '2026-01-12T08:00:00-05:00')).toBe('bob');
		expect(await who(profile, '2026-01-19T12:00:00-05:00')).toBe('cho');
		expect(await who(profile, '2026-01-26T12:00:00-05:00')).toBe('ann');
	});

	it('runs before its beginning as if it had always been: somebody is on call at every moment', async () => {
		const profile = await withRota();
		expect(await who(profile, '2026-01-05T07:59:00-05:00')).toBe('cho');
		expect(await who(profile, '2025-12-24T12:00:00-05:00')).toBe('bob');
	});

	it('changes on the day that it names, beginning with the first one on or after its start', async () => {
		const profile = await withRota({ handover: { day: 'fri', time: '17:00' } });
		expect(await who(profile, '2026-01-09T16:59:00-05:00')).toBe('cho');
		expect(await who(profile, '2026-01-09T17:00:00-05:00')).toBe('ann');
		expect(await who(profile, '2026-01-16T17:00:00-05:00')).toBe('bob');
	});

	it('goes by days where it says so, and by a zone of its own', async () => {
		const profile = await withRota({ every: { days: 2 }, timezone: 'Europe/London', handover: { time: '09:00' } });
		expect(await who(profile, '2026-01-07T08:59:00Z')).toBe('ann');
		expect(await who(profile, '2026-01-07T09:00:00Z')).toBe('bob');
		expect(await who(profile, '2026-01-09T09:00:00Z')).toBe('cho');
	});

	it('hands over on the wall clock before and after a change of clocks, at the first of two equal times and at the jump over one', async () => {
		const daily = await withRota({ every: { days: 1 }, handover: { time: '02:30' }, from: '2026-03-07' });
		// 2026-03-08: 02:00 becomes 03:00 in New York.
		expect(await who(daily, '2026-03-08T01:59:59-05:00')).toBe('ann');
		expect(await who(daily, '2026-03-08T03:00:00-04:00')).toBe('bob');
		expect(await who(daily, '2026-03-09T02:29:00-04:00')).toBe('bob');
		expect(await who(daily, '2026-03-09T02:30:00-04:00')).toBe('cho');
		// 2026-11-01: 02:00 becomes 01:00.
		const autumn = await withRota({ every: { days: 1 }, handover: { time: '01:30' }, from: '2026-10-31' });
		expect(await who(autumn, '2026-11-01T01:29:00-04:00')).toBe('ann');
		expect(await who(autumn, '2026-11-01T01:30:00-04:00')).toBe('bob');
		expect(await who(autumn, '2026-11-01T01:29:00-05:00')).toBe('bob');
		expect(await who(autumn, '2026-11-02T01:30:00-05:00')).toBe('cho');
	});

	it('is overridden by whoever stands in: whole days with the last included, times with the last excluded, the last listed first', async () => {
		const profile = await withRota({ overrides: [{ from: '2026-01-06', to: '2026-01-07', member: 'dee' }, { from: '2026-01-07T12:00', to: '2026-01-07T18:00', member: 'bob' }] });
		expect(await who(profile, '2026-01-05T23:59:00-05:00')).toBe('ann');
		expect(await who(profile, '2026-01-06T00:00:00-05:00')).toBe('dee');
		expect(await who(profile, '2026-01-07T12:00:00-05:00')).toBe('bob');
		expect(await who(profile, '2026-01-07T18:00:00-05:00')).toBe('dee');
		expect(await who(profile, '2026-01-08T00:00:00-05:00')).toBe('ann');
	});

	it('of another name is nobody, and whoever left the team is passed over in an override', async () => {
		const profile = await withRota({ overrides: [{ from: '2026-01-06', to: '2026-01-07', member: 'dee' }] });
		expect(onRota(profile, 'days', at('2026-01-06T12:00:00Z'))).toBeUndefined();
		const stale = { ...profile, team: profile.team.filter(({ id }) => id !== 'dee') };
		expect(onRota(stale, 'nights', at('2026-01-06T12:00:00-05:00'))?.id).toBe('ann');
		expect(() => onRota(profile, 'nights', Number.NaN)).toThrow(RangeError);
	});
});

/** Looks at the wall clock of every minute, and never hands back. */
function walk(rota: Rota, zone: string, from: number, minutes: number): string[] {
	const length = (rota.every.days ?? (rota.every.weeks ?? 1) * 7) * 1_440;
	let day = DateTime.fromISO(rota.from, { zone: 'utc' });
	while (rota.every.days === undefined && rota.handover.day !== undefined && day.weekdayShort?.toLowerCase() !== rota.handover.day) day = day.plus({ days: 1 });
	const [hour = 0, minute = 0] = rota.handover.time.split(':').map(Number);
	const anchor = Math.floor(day.toMillis() / 60_000) + hour * 60 + minute;
	const wall = (at: number) => {
		const local = DateTime.fromMillis(at, { zone });
		return Math.floor(Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute) / 60_000);
	};
	const spelt = (at: number) => {
		const local = DateTime.fromMillis(at, { zone });
		return local.toFormat("yyyy-MM-dd'T'HH:mm");
	};
	let turn = -Infinity;
	const begun = rota.overrides.map(() => false);
	const ended = rota.overrides.map(() => false);
	return Array.from({ length: minutes }, (_, index) => {
		const now = from + index * 60_000;
		turn = Math.max(turn, Math.floor((wall(now) - anchor) / length));
		let standIn: string | undefined;
		for (const [place, override] of rota.overrides.entries()) {
			const until = override.to.length === 10 ? DateTime.fromISO(override.to).plus({ days: 1 }).toFormat("yyyy-MM-dd'T'00:00") : override.to;
			begun[place] ||= spelt(now) >= (override.from.length === 10 ? `${override.from}T00:00` : override.from);
			ended[place] ||= spelt(now) >= until;
			if (begun[place] && !ended[place]) standIn = override.member;
		}
		const { members } = rota;
		return standIn ?? members[((turn % members.length) + members.length) % members.length] ?? '';
	});
}

it('agrees with a look at the wall clock of every minute, in any zone, around every change of clocks', async () => {
	const team = TEAM;
	const base = await profileOf({ team });
	const day = fc.integer({ min: 0, max: 27 }).map((n) => DateTime.fromISO('2026-01-01').plus({ days: n }).toFormat('yyyy-MM-dd'));
	const time = fc.tuple(fc.constantFrom('00', '01', '02', '03', '08', '23'), fc.constantFrom('00', '01', '30', '59')).map(([h, m]) => `${h}:${m}`);
	const rotas = fc.record({
		zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Beirut', 'Africa/Casablanca', 'America/Asuncion', 'Asia/Kolkata', 'America/Nuuk'),
		members: fc.shuffledSubarray(['ann', 'bob', 'cho', 'dee'], { minLength: 1 }),
		every: fc.oneof(fc.integer({ min: 1, max: 3 }).map((days) => ({ days })), fc.integer({ min: 1, max: 2 }).map((weeks) => ({ weeks }))),
		day: fc.option(fc.constantFrom('mon', 'wed', 'sat', 'sun'), { nil: undefined }),
		time,
		from: day,
	});
	// Weeks with changes of clocks in one of the zones, and one without.
	const weeks = fc.constantFrom('2026-03-05', '2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30', '2026-07-01');
	const length = 5 * 1_440;
	await fc.assert(
		fc.asyncProperty(rotas, weeks, fc.array(fc.record({ offset: fc.integer({ min: 0, max: 4 }), days: fc.integer({ min: 0, max: 2 }), time, whole: fc.boolean(), member: fc.constantFrom('ann', 'dee') }), { maxLength: 3 }), async (drawn, week, standIns) => {
			const overrides = standIns.map(({ offset, days, time: clock, whole, member }) => {
				const begin = DateTime.fromISO(week).plus({ days: offset });
				const end = begin.plus({ days });
				return whole
					? { from: begin.toFormat('yyyy-MM-dd'), to: end.toFormat('yyyy-MM-dd'), member }
					: { from: `${begin.toFormat('yyyy-MM-dd')}T${clock}`, to: `${end.plus({ days: 1 }).toFormat('yyyy-MM-dd')}T${clock}`, member };
			});
			const rota = { id: 'nights', members: drawn.members, every: drawn.every, handover: { ...('weeks' in drawn.every && drawn.day !== undefined ? { day: drawn.day } : {}), time: drawn.time }, timezone: drawn.zone, from: drawn.from, overrides } as Rota;
			const from = DateTime.fromISO(`${week}T00:00`, { zone: drawn.zone }).toMillis() - 3_600_000;
			// The model needs to have seen the hour before, in which clocks may have gone back.
			const model = walk(rota, drawn.zone, from - 24 * 3_600_000, 1_440 + length).slice(1_440);
			const profile = { ...base, rotas: [rota] };
			for (let minute = 0; minute < length; minute += 1) {
				const found = onRota(profile, 'nights', from + minute * 60_000)?.id;
				if (found !== model[minute]) throw new Error(`${new Date(from + minute * 60_000).toISOString()}: ${String(found)}, and the wall clock says ${String(model[minute])}`);
			}
		}),
		{ numRuns: 12 },
	);
}, 60_000);

describe('on call by a rota', () => {
	const RANKED = TEAM.map((member, index) => (index > 1 ? { ...member, onCall: index } : member));
	const monday = at('2026-01-13T12:00:00-05:00');

	it('is whoever has the turn, and the ranks come after', async () => {
		const profile = await profileOf({ team: RANKED, rotas: [NIGHTS], escalation: { onCall: 'nights' } });
		expect(onCallAt(profile, monday).map(({ id }) => id)).toEqual(['bob']);
		expect(onCallOrder(profile, monday).map(({ id }) => id)).toEqual(['bob', 'cho', 'dee']);
		expect(targetsOf(profile, 'on_call', { at: monday }).map(({ id }) => id)).toEqual(['bob']);
		expect(stepsFor(profile, 'urgent').map(({ to, afterMinutes }) => [to, afterMinutes])).toEqual([['on_call', 0], ['cho', 5], ['dee', 5]]);
	});

	it('falls to all of the rota where nobody has a rank', async () => {
		const profile = await withRota({}, { escalation: { onCall: 'nights' } });
		expect(stepsFor(profile, 'emergency')).toEqual([{ afterMinutes: 0, to: 'on_call', channel: 'text' }, { afterMinutes: 3, to: ['ann', 'bob', 'cho'], channel: 'text' }]);
	});

	it('changes nothing where the profile does not name one for it', async () => {
		const profile = await profileOf({ team: RANKED, rotas: [NIGHTS] });
		expect(onCallAt(profile, monday).map(({ id }) => id)).toEqual(['cho']);
		expect(ownerFor(profile, { route: 'person', now: monday })?.id).toBe('cho');
	});
});

describe('the targets of a step', () => {
	it('are people, rotas, the owner, everybody, in the order named and each once', async () => {
		const profile = await withRota();
		const when = { at: at('2026-01-13T12:00:00-05:00'), owner: profile.team[3] as BusinessProfile['team'][number] };
		const ids = (to: string | string[]) => targetsOf(profile, to, when).map(({ id }) => id);
		expect(ids('nights')).toEqual(['bob']);
		expect(ids('owner')).toEqual(['dee']);
		expect(ids(['owner', 'bob', 'nights', 'ann', 'nobody'])).toEqual(['dee', 'bob', 'ann']);
		expect(ids(['cho', 'everyone'])).toEqual(['cho', 'ann', 'bob', 'dee']);
		expect(targetsOf(profile, ['owner', 'nights'])).toEqual([]);
	});

	it('mean by "owner" the person with that id where there is one', async () => {
		const profile = await profileOf({ team: [...TEAM, { id: 'owner', name: 'The boss', phone: '+14155550109' }] });
		expect(targetsOf(profile, 'owner', { at: at('2026-01-13T12:00:00-05:00'), owner: profile.team[0] as BusinessProfile['team'][number] }).map(({ name }) => name)).toEqual(['The boss']);
	});
});

it.each<[string, object, string, RegExp]>([
	['a rota twice', { rotas: [NIGHTS, NIGHTS] }, 'rotas[1].id', /rotas\[0\]/],
	['a rota called like a person', { rotas: [{ ...NIGHTS, id: 'ann' }] }, 'rotas[0].id', /somebody in the team/],
	['a rota called owner', { rotas: [{ ...NIGHTS, id: 'owner' }] }, 'rotas[0].id', /owns the conversation/],
	['nobody on it', { rotas: [{ ...NIGHTS, members: [] }] }, 'rotas[0].members', /at least 1/],
	['a stranger on it', { rotas: [{ ...NIGHTS, members: ['an'] }] }, 'rotas[0].members[0]', /Did you mean "ann"/],
	['somebody without a phone', { team: [...TEAM, { id: 'eve', name: 'Eve' }], rotas: [{ ...NIGHTS, members: ['eve'] }] }, 'rotas[0].members[0]', /no phone/],
	['days and weeks', { rotas: [{ ...NIGHTS, every: { days: 1, weeks: 1 } }] }, 'rotas[0].every', /either days or weeks/],
	['neither', { rotas: [{ ...NIGHTS, every: {} }] }, 'rotas[0].every', /either days or weeks/],
	['a day of the week for days', { rotas: [{ ...NIGHTS, every: { days: 3 }, handover: { day: 'mon', time: '08:00' } }] }, 'rotas[0].handover.day', /counted in days/],
	['a beginning without a year', { rotas: [{ ...NIGHTS, from: '01-05' }] }, 'rotas[0].from', /with its year/],
	['a beginning that is no day', { rotas: [{ ...NIGHTS, from: '2026-02-30' }] }, 'rotas[0].from', /There is no day/],
	['an override that ends before it begins', { rotas: [{ ...NIGHTS, overrides: [{ from: '2026-01-07', to: '2026-01-06', member: 'ann' }] }] }, 'rotas[0].overrides[0].to', /ends before it begins/],
	['an override at no time', { rotas: [{ ...NIGHTS, overrides: [{ from: '2026-01-07T25:00', to: '2026-01-08', member: 'ann' }] }] }, 'rotas[0].overrides[0].from', /25:00/],
	['an override in words', { rotas: [{ ...NIGHTS, overrides: [{ from: '2026-01-07 at noon', to: '2026-01-08', member: 'ann' }] }] }, 'rotas[0].overrides[0].from', /neither a day nor a time/],
	['a stranger who stands in', { rotas: [{ ...NIGHTS, overrides: [{ from: '2026-01-07', to: '2026-01-08', member: 'zed' }] }] }, 'rotas[0].overrides[0].member', /Nobody in the team/],
	['on call by a rota that is not there', { rotas: [NIGHTS], escalation: { onCall: 'night' } }, 'escalation.onCall', /Did you mean "nights"/],
	['a step to a rota that is not there', { rotas: [NIGHTS], escalation: { steps: [{ afterMinutes: 0, to: ['ann', 'nigths'] }] } }, 'escalation.steps[0].to[1]', /Did you mean "nights"/],
	['a step to an empty list', { escalation: { steps: [{ afterMinutes: 0, to: [] }] } }, 'escalation.steps[0].to', /at least 1/],
	['a label without its channel', { escalation: { steps: [{ afterMinutes: 0, to: 'ann', outside: 'slack' }] } }, 'escalation.steps[0].outside', /"channel": "outside"/],
	['a condition that is none', { escalation: { steps: [{ afterMinutes: 0, to: 'ann', when: { hours: 'nights' } }] } }, 'escalation.steps[0].when.hours', /Allowed: any, open, closed/],
	['a route of a condition misspelled', { escalation: { steps: [{ afterMinutes: 0, to: 'ann', when: { routes: ['emergancy'] } }] } }, 'escalation.steps[0].when.routes[0]', /slip of "emergency"/],
])('%s is refused with where and how', async (_what, more, path, sentence) => {
	const result = await checkProfile({ id: 'x', name: 'X', timezone: 'America/New_York', numbers: [{ number: '+14155550100' }], team: TEAM, ...more });
	if (result.ok) throw new Error('Nothing was found.');
	expect(result.faults.map((fault) => fault.path)).toEqual([path]);
	expect(`${result.faults[0]?.problem} ${result.faults[0]?.mend}`).toMatch(sentence);
});

it('a step handed to n8n needs nobody with a phone', async () => {
	const steps = [{ afterMinutes: 0, to: 'everyone', channel: 'outside', outside: 'slack' }, { afterMinutes: 1, to: 'eve', channel: 'outside' }];
	expect(await checkProfile({ id: 'x', name: 'X', timezone: 'America/New_York', numbers: [{ number: '+14155550100' }], team: [{ id: 'eve', name: 'Eve' }], escalation: { steps } })).toMatchObject({ ok: true });
});
