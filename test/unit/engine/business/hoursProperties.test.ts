import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addBusinessMinutes, businessMinutesBetween, openingAt, PROFILE_DEFAULTS, WEEKDAYS, type BusinessProfile, type Span } from '../../../../engine/business';

const ZONES = ['America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Santiago', 'Pacific/Apia', 'Africa/Casablanca'];
/** Weeks around the changes of clocks in those zones, and some others. */
const ANCHORS = ['2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-09-06', '2026-12-31', '2028-02-29', '2011-12-30'];

const MINUTE = 60_000;
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Spans of one day that do not overlap, now and then one over midnight at its end. */
const spans = fc
	.record({ edges: fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }), overnight: fc.boolean() })
	.map(({ edges, overnight }): Span[] => {
		const sorted = [...edges].sort((a, b) => a - b).map((quarter) => quarter * 15);
		const made: Span[] = [];
		for (let index = 0; index + 1 < sorted.length; index += 2) made.push([clock(sorted[index] ?? 0), clock(sorted[index + 1] ?? 0)]);
		const last = made.at(-1);
		if (overnight && last !== undefined && last[0] > '03:00') made[made.length - 1] = [last[0], '03:00'];
		return made;
	});

const profiles = fc
	.record({
		timezone: fc.constantFrom(...ZONES),
		week: fc.tuple(spans, spans, spans, spans, spans, spans, spans),
		own: fc.array(fc.record({ date: fc.constantFrom(...ANCHORS, '03-08', '12-31'), name: fc.constant('own'), hours: spans }), { maxLength: 3 }),
	})
	.map(
		({ timezone, week, own }): BusinessProfile => ({
			...PROFILE_DEFAULTS,
			id: 'any',
			name: 'Any',
			timezone,
			numbers: [{ number: '+14155550100' }],
			hours: Object.fromEntries(WEEKDAYS.map((day, index) => [day, week[index] ?? []])) as unknown as BusinessProfile['hours'],
			holidays: { observe: false, own },
		}),
	);

const instants = fc
	.record({ anchor: fc.constantFrom(...ANCHORS), offset: fc.integer({ min: -4 * 86_400_000, max: 4 * 86_400_000 }) })
	.map(({ anchor, offset }) => Date.parse(`${anchor}T12:00:00Z`) + offset);

const hasHours = (profile: BusinessProfile) => WEEKDAYS.some((day) => (profile.hours?.[day] ?? []).length > 0);
const isOpen = (profile: BusinessProfile, time: number) => openingAt(profile, time).state === 'open';

/** Open by the wall clock alone, read with luxon: what the hours say on a day whose clocks do not go back. */
function openByWallClock(profile: BusinessProfile, time: number): boolean {
	const now = DateTime.fromMillis(time, { zone: profile.timezone });
	const minute = now.hour * 60 + now.minute;
	const spansOf = (day: DateTime) => {
		const own = [...profile.holidays.own].reverse();
		const entry = own.find(({ date }) => date === day.toISODate()) ?? own.find(({ date }) => date === day.toFormat('MM-dd'));
		return (entry === undefined ? profile.hours?.[WEEKDAYS[day.weekday - 1] ?? 'mon'] : entry.hours) ?? [];
	};
	const number = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
	const today = spansOf(now).some(([opens, closes]) => minute >= number(opens) && (number(closes) < number(opens) || minute < number(closes)));
	const lastNight = spansOf(now.minus({ days: 1 })).some(([opens, closes]) => number(closes) < number(opens) && minute < number(closes));
	return today || lastNight;
}

/** No clocks change between a day before and a day after. */
const clocksAreSteady = (zone: string, time: number) =>
	DateTime.fromMillis(time - 86_400_000, { zone }).offset === DateTime.fromMillis(time + 86_400_000, { zone }).offset;

describe('hours, whatever they are', () => {
	it('agree with the wall clock', () => {
		fc.assert(
			fc.property(profiles, instants, (profile, time) => {
				fc.pre(clocksAreSteady(profile.timezone, time));
				expect(isOpen(profile, time)).toBe(openByWallClock(profile, time));
			}),
			{ numRuns: 1_000 },
		);
	});

	it('agree with the wall clock on a day whose clocks go forward', () => {
		const forward: ReadonlyArray<readonly [string, string]> = [
			['America/New_York', '2026-03-08'],
			['Europe/London', '2026-03-29'],
			['Australia/Lord_Howe', '2026-10-04'],
			['America/Santiago', '2026-09-06'],
		];
		fc.assert(
			fc.property(profiles, fc.constantFrom(...forward), fc.integer({ min: -720, max: 720 }), (profile, [timezone, date], minutes) => {
				const there = { ...profile, timezone };
				const time = DateTime.fromISO(`${date}T12:00`, { zone: timezone }).toMillis() + minutes * MINUTE;
				expect(isOpen(there, time)).toBe(openByWallClock(there, time));
			}),
			{ numRuns: 500 },
		);
	});

	it('change at the times they announce, and not before', () => {
		fc.assert(
			fc.property(profiles, instants, fc.double({ min: 0, max: 1, noNaN: true }), (profile, time, part) => {
				const { state, opensAt, closesAt } = openingAt(profile, time);
				const change = state === 'open' ? closesAt : opensAt;
				expect(state === 'open' ? opensAt : closesAt).toBeUndefined();
				if (change === undefined) return;
				expect(change).toBeGreaterThan(time);
				expect(isOpen(profile, change)).toBe(state !== 'open');
				expect(isOpen(profile, change - 1)).toBe(state === 'open');
				expect(isOpen(profile, Math.floor(time + (change - 1 - time) * part))).toBe(state === 'open');
			}),
			{ numRuns: 500 },
		);
	});
});

describe('business minutes, whatever the hours', () => {
	const minutes = fc.integer({ min: 1, max: 6_000 });

	it('added and measured agree, and end within opening or with a closing', () => {
		fc.assert(
			fc.property(profiles, instants, minutes, (profile, from, count) => {
				fc.pre(hasHours(profile));
				const end = addBusinessMinutes(profile, from, count);
				expect(businessMinutesBetween(profile, from, end)).toBe(count);
				expect(isOpen(profile, end) || isOpen(profile, end - 1)).toBe(true);
				// The earliest such time: a moment before, not all minutes have passed.
				expect(businessMinutesBetween(profile, from, end - 1)).toBeLessThan(count);
			}),
			{ numRuns: 500 },
		);
	});

	it('add up', () => {
		fc.assert(
			fc.property(profiles, instants, minutes, minutes, (profile, from, one, other) => {
				fc.pre(hasHours(profile));
				expect(addBusinessMinutes(profile, addBusinessMinutes(profile, from, one), other)).toBe(addBusinessMinutes(profile, from, one + other));
			}),
			{ numRuns: 300 },
		);
	});

	it('of two stretches are those of the whole', () => {
		const stretch = fc.integer({ min: 0, max: 10 * 86_400_000 });
		fc.assert(
			fc.property(profiles, instants, stretch, stretch, (profile, from, one, other) => {
				const middle = from + one;
				const to = middle + other;
				const inMs = (a: number, b: number) => Math.round(businessMinutesBetween(profile, a, b) * MINUTE);
				expect(inMs(from, middle) + inMs(middle, to)).toBe(inMs(from, to));
				expect(inMs(from, to)).toBeLessThanOrEqual(to - from);
			}),
			{ numRuns: 300 },
		);
	});

	it('of nothing begin with the next opening', () => {
		fc.assert(
			fc.property(profiles, instants, (profile, from) => {
				fc.pre(hasHours(profile));
				const { state, opensAt } = openingAt(profile, from);
				expect(addBusinessMinutes(profile, from, 0)).toBe(state === 'open' ? from : opensAt);
			}),
			{ numRuns: 300 },
		);
	});
});
