import fc from 'fast-check';
import { DateTime } from 'luxon';
import { PROFILE_DEFAULTS, quietAt, type BusinessProfile } from '../../../../engine/business';
import { at, profileOf } from './profiles';

const NEW_YORK = 'America/New_York';

describe('quietAt', () => {
	it.each([
		['before the evening', '2026-06-01T20:59:59.999-04:00', undefined],
		['from the start on', '2026-06-01T21:00:00-04:00', '2026-06-02T08:00:00-04:00'],
		['over midnight', '2026-06-02T00:00:00-04:00', '2026-06-02T08:00:00-04:00'],
		['until just before the end', '2026-06-02T07:59:59.999-04:00', '2026-06-02T08:00:00-04:00'],
		['not at the end', '2026-06-02T08:00:00-04:00', undefined],
	])('%s', async (_, time, until) => {
		expect(quietAt(await profileOf(), NEW_YORK, at(time))).toEqual(until === undefined ? { quiet: false } : { quiet: true, until: at(until) });
	});

	it('goes by the zone it is given', async () => {
		const profile = await profileOf();
		const time = at('2026-06-01T22:00:00-04:00');
		expect(quietAt(profile, 'America/Los_Angeles', time)).toEqual({ quiet: false });
		expect(quietAt(profile, 'Europe/London', time)).toEqual({ quiet: true, until: at('2026-06-02T08:00:00+01:00') });
	});

	it.each(['', 'Mars/Olympus', '+05:00'])('goes by the zone of the business where the zone %p is none', async (zone) => {
		expect(quietAt(await profileOf(), zone, at('2026-06-01T22:00:00-04:00')).until).toBe(at('2026-06-02T08:00:00-04:00'));
	});

	it('knows hours within one day', async () => {
		const profile = await profileOf({ quietHours: { start: '12:00', end: '14:00' } });
		expect(quietAt(profile, NEW_YORK, at('2026-06-01T13:00:00-04:00'))).toEqual({ quiet: true, until: at('2026-06-01T14:00:00-04:00') });
		expect(quietAt(profile, NEW_YORK, at('2026-06-01T22:00:00-04:00'))).toEqual({ quiet: false });
	});

	it.each([{ enabled: false }, { start: '00:00', end: '00:00' }, { start: '22:00', end: '22:00' }])('is never quiet with %p', async (quietHours) => {
		const profile = await profileOf({ quietHours });
		for (let hour = 0; hour < 24; hour++) expect(quietAt(profile, NEW_YORK, at('2026-06-01T00:00:00Z') + hour * 3_600_000)).toEqual({ quiet: false });
	});

	it('ends with the later of two equal times, and at the change where the time is skipped', async () => {
		const profile = await profileOf({ quietHours: { start: '22:00', end: '01:30' } });
		expect(quietAt(profile, NEW_YORK, at('2026-11-01T00:00:00-04:00')).until).toBe(at('2026-11-01T01:30:00-05:00'));
		expect(quietAt(profile, NEW_YORK, at('2026-11-01T01:45:00-04:00')).quiet).toBe(true);
		const later = await profileOf({ quietHours: { start: '22:00', end: '02:30' } });
		expect(quietAt(later, NEW_YORK, at('2026-03-08T00:00:00-05:00')).until).toBe(at('2026-03-08T03:00:00-04:00'));
	});

	it('joins two nights where the hour that comes twice lies in both', async () => {
		const profile = await profileOf({ quietHours: { start: '23:01', end: '23:00' } });
		// In Santiago 2026-04-04 has the hour from 23:00 twice.
		expect(quietAt(profile, 'America/Santiago', at('2026-04-04T09:00:00-03:00')).until).toBe(at('2026-04-05T23:00:00-04:00'));
	});

	it('refuses what is no time', async () => {
		const profile = await profileOf();
		expect(() => quietAt(profile, NEW_YORK, NaN)).toThrow(RangeError);
	});

	const clock = fc.integer({ min: 0, max: 1_439 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
	const times = fc
		.record({
			day: fc.constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-09-06', '2026-04-04', '2026-07-01'),
			offset: fc.integer({ min: -2 * 86_400_000, max: 2 * 86_400_000 }),
		})
		.map(({ day, offset }) => Date.parse(`${day}T12:00:00Z`) + offset);
	const zones = fc.constantFrom(NEW_YORK, 'Europe/London', 'Australia/Lord_Howe', 'America/Santiago', 'America/Havana', 'Asia/Kolkata');

	it('is quiet whenever the wall clock says so, and ends when it says', () => {
		fc.assert(
			fc.property(clock, clock, zones, times, (start, end, zone, time) => {
				const profile: BusinessProfile = {
					...PROFILE_DEFAULTS,
					id: 'any',
					name: 'Any',
					timezone: 'UTC',
					numbers: [{ number: '+14155550100' }],
					quietHours: { ...PROFILE_DEFAULTS.quietHours, start, end },
				};
				const wall = DateTime.fromMillis(time, { zone }).toFormat('HH:mm');
				const byClock = start < end ? wall >= start && wall < end : start > end && (wall >= start || wall < end);
				const { quiet, until } = quietAt(profile, zone, time);
				if (byClock) expect(quiet).toBe(true);
				const steady = DateTime.fromMillis(time - 86_400_000, { zone }).offset === DateTime.fromMillis(time + 86_400_000, { zone }).offset;
				if (steady) expect(quiet).toBe(byClock);
				expect(until === undefined).toBe(!quiet);
				if (until === undefined) return;
				expect(until).toBeGreaterThan(time);
				expect(quietAt(profile, zone, until - 1).quiet).toBe(true);
				expect(quietAt(profile, zone, until).quiet).toBe(false);
			}),
			{ numRuns: 1_000 },
		);
	});
});
