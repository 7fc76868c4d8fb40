import fc from 'fast-check';
import { DateTime } from 'luxon';
import { PROFILE_DEFAULTS, quietAt, windowAt, type BusinessProfile } from '../../../../engine/business';
import { placeOfNumber, STRICTEST_WINDOWS, windowsOfState } from '../../../../engine/places';
import { at, profileOf } from './profiles';

const NEW_YORK = 'America/New_York';
const IDAHO = ['America/Boise', 'America/Los_Angeles'];

describe('quietAt with a place', () => {
	it('goes by the clock of the number', async () => {
		const profile = await profileOf();
		const time = at('2026-06-01T22:00:00-04:00');
		expect(quietAt(profile, placeOfNumber('+12135550100'), time)).toEqual({ quiet: false });
		expect(quietAt(profile, placeOfNumber('+12125550100'), time)).toEqual({ quiet: true, until: at('2026-06-02T08:00:00-04:00') });
	});

	it('goes by the business where the number has no place, or the profile says so', async () => {
		const time = at('2026-06-01T22:00:00-04:00');
		const until = at('2026-06-02T08:00:00-04:00');
		expect(quietAt(await profileOf(), placeOfNumber('+18005550100'), time).until).toBe(until);
		expect(quietAt(await profileOf(), { zones: ['Mars/Olympus', ''] }, time).until).toBe(until);
		const business = await profileOf({ quietHours: { zone: 'business', windows: 'own' } });
		expect(quietAt(business, placeOfNumber('+12135550100'), time).until).toBe(until);
		expect(quietAt(business, 'America/Los_Angeles', time)).toEqual({ quiet: false });
	});

	it('waits until it is day in all zones of the number', async () => {
		const profile = await profileOf();
		const place = { zones: IDAHO, state: 'ID' };
		// 7:30 in Los Angeles, 8:30 in Boise.
		expect(quietAt(profile, place, at('2026-06-01T07:30:00-07:00'))).toEqual({ quiet: true, until: at('2026-06-01T08:00:00-07:00') });
		expect(quietAt(profile, place, at('2026-06-01T08:00:00-07:00')).quiet).toBe(false);
		// 20:30 in Los Angeles, 21:30 in Boise.
		expect(quietAt(profile, place, at('2026-06-01T20:30:00-07:00'))).toEqual({ quiet: true, until: at('2026-06-02T08:00:00-07:00') });
	});

	it('has no end where the zones are never awake together', async () => {
		const profile = await profileOf({ quietHours: { start: '18:00', end: '09:00' } });
		const window = windowAt({ profile, place: { zones: ['Europe/Moscow', 'Asia/Kamchatka'] }, at: at('2026-06-01T12:00:00Z') });
		expect(window).toMatchObject({ allowed: false });
		expect(window).not.toHaveProperty('until');
		expect(quietAt(profile, { zones: ['Europe/Moscow', 'Asia/Kamchatka'] }, at('2026-06-01T12:00:00Z'))).toEqual({ quiet: true });
	});

	it('follows the clock changes', async () => {
		const profile = await profileOf();
		// Clocks go forward in the night to Sunday 2026-03-08, and back in the night to Sunday 2026-11-01.
		const texas = placeOfNumber('+12145550100');
		expect(quietAt(profile, texas, at('2026-03-07T22:00:00-06:00')).until).toBe(at('2026-03-08T12:00:00-05:00'));
		expect(quietAt(profile, texas, at('2026-10-31T22:00:00-05:00')).until).toBe(at('2026-11-01T12:00:00-06:00'));
		const arizona = placeOfNumber('+16025550100');
		expect(quietAt(profile, arizona, at('2026-03-07T22:00:00-07:00')).until).toBe(at('2026-03-08T08:00:00-07:00'));
	});

	it.each([NaN, Infinity, -1, 8e15])('refuses %p, which is no time', async (time) => {
		const profile = await profileOf();
		expect(() => windowAt({ profile, at: time })).toThrow(RangeError);
		expect(() => quietAt(profile, { zones: IDAHO }, time)).toThrow(RangeError);
	});
});

describe('the first time that is allowed', () => {
	const QUARTER = 900_000;
	const clock = fc.integer({ min: 20, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
	const zones = fc.uniqueArray(fc.constantFrom(NEW_YORK, 'America/Chicago', 'America/Phoenix', 'America/Los_Angeles', 'Europe/London', 'Asia/Kathmandu', 'Australia/Sydney'), { maxLength: 3 });
	const states = fc.constantFrom(undefined, 'AL', 'FL', 'KY', 'RI', 'TX', 'NY', 'ON');
	const times = fc
		.record({ day: fc.constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-06-06', '2026-12-31'), minutes: fc.integer({ min: -2_880, max: 2_880 }) })
		.map(({ day, minutes }) => Date.parse(`${day}T12:00:00Z`) + minutes * 60_000);

	it('is the first that the wall clocks allow, minute by minute', () => {
		fc.assert(
			fc.property(clock, clock, zones, states, fc.constantFrom('business', 'person'), fc.constantFrom('own', 'us_states', 'strictest'), times, (start, end, places, state, zone, windows, time) => {
				const profile: BusinessProfile = {
					...PROFILE_DEFAULTS,
					id: 'any',
					name: 'Any',
					timezone: NEW_YORK,
					numbers: [{ number: '+14155550100' }],
					quietHours: { ...PROFILE_DEFAULTS.quietHours, start, end, zone, windows },
				};
				const theirs = places.length > 0 ? places : [NEW_YORK];
				const weeks = [windows === 'strictest' ? STRICTEST_WINDOWS : undefined, windows !== 'own' && state !== undefined ? windowsOfState(state) : undefined].filter((week) => week !== undefined);
				/** From the words of the rules alone, by luxon. */
				const allows = (instant: number): boolean => {
					const on = (name: string) => DateTime.fromMillis(instant, { zone: name });
					const awake = (zone === 'business' ? [NEW_YORK] : theirs).every((name) => {
						const wall = on(name).toFormat('HH:mm');
						return !(start < end ? wall >= start && wall < end : start > end && (wall >= start || wall < end));
					});
					return awake && theirs.every((name) => weeks.every((week) => {
						const { weekday, hour, minute } = on(name);
						const hours = week[weekday % 7];
						return hours !== undefined && hour * 60 + minute >= hours[0] && hour * 60 + minute < hours[1];
					}));
				};

				const question = { profile, at: time, place: { zones: places, ...(state === undefined ? {} : { state }) } };
				const { allowed, until } = windowAt(question);
				expect(allowed).toBe(allows(time));
				if (allowed) {
					expect(until).toBeUndefined();
					return;
				}
				let first: number | undefined;
				// All rules and changes of clocks fall on quarters of an hour.
				for (let next = Math.ceil(time / QUARTER) * QUARTER; next <= time + 8 * 86_400_000 && first === undefined; next += QUARTER) {
					if (allows(next)) first = next;
				}
				expect(until).toBe(first);
				if (until !== undefined) {
					expect(windowAt({ ...question, at: until }).allowed).toBe(true);
					expect(windowAt({ ...question, at: until - 1 }).allowed).toBe(false);
				}
			}),
			{ numRuns: 300 },
		);
	});
});
