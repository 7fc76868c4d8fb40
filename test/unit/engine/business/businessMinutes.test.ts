import { addBusinessMinutes, businessMinutesBetween } from '../../../../engine/business';
import { at, daily, OFFICE_HOURS, profileOf } from './profiles';

describe('addBusinessMinutes', () => {
	it.each([
		['within a span', '2026-06-01T09:00:00-04:00', 15, '2026-06-01T09:15:00-04:00'],
		['over the break', '2026-06-01T11:50:00-04:00', 15, '2026-06-01T13:05:00-04:00'],
		['up to the very closing', '2026-06-01T16:45:00-04:00', 15, '2026-06-01T17:00:00-04:00'],
		['over the night', '2026-06-01T16:50:00-04:00', 15, '2026-06-02T08:05:00-04:00'],
		['over the weekend', '2026-06-05T11:50:00-04:00', 15, '2026-06-08T08:05:00-04:00'],
		['from outside', '2026-06-06T03:00:00-04:00', 1, '2026-06-08T08:01:00-04:00'],
		['a fraction', '2026-06-01T09:00:00-04:00', 0.5, '2026-06-01T09:00:30-04:00'],
		['nothing, while open', '2026-06-01T09:00:00-04:00', 0, '2026-06-01T09:00:00-04:00'],
		['nothing, while closed', '2026-06-01T17:00:00-04:00', 0, '2026-06-02T08:00:00-04:00'],
		['less than nothing', '2026-06-01T09:00:00-04:00', -30, '2026-06-01T09:00:00-04:00'],
		['weeks', '2026-06-01T08:00:00-04:00', 2 * (4 * 480 + 240), '2026-06-12T12:00:00-04:00'],
	])('%s', async (_, from, minutes, expected) => {
		const profile = await profileOf({ hours: OFFICE_HOURS });
		expect(new Date(addBusinessMinutes(profile, at(from), minutes)).toISOString()).toBe(new Date(at(expected)).toISOString());
	});

	it('counts every minute when always open', async () => {
		const from = at('2026-03-07T12:00:00-05:00');
		expect(addBusinessMinutes(await profileOf(), from, 10_000)).toBe(from + 10_000 * 60_000);
	});

	it('counts by the wall clock when never open', async () => {
		const from = at('2026-06-01T12:00:00Z');
		expect(addBusinessMinutes(await profileOf({ hours: {} }), from, 90)).toBe(from + 90 * 60_000);
		const closedByOwnDays = await profileOf({ hours: {}, holidays: { own: [{ date: '12-25', name: 'Christmas' }] } });
		expect(addBusinessMinutes(closedByOwnDays, from, 90)).toBe(from + 90 * 60_000);
	});

	it('comes to an end when the only opening is past, or the minutes would take centuries', async () => {
		const past = await profileOf({ hours: {}, holidays: { own: [{ date: '2020-01-01', name: 'Open day', hours: [['10:00', '11:00']] }] } });
		const from = at('2026-06-01T12:00:00Z');
		expect(addBusinessMinutes(past, from, 90)).toBe(from + 90 * 60_000);
		const rare = await profileOf({ hours: { mon: [['08:00', '08:01']] } });
		expect(addBusinessMinutes(rare, from, 1e6)).toBeGreaterThan(from + 1e6 * 60_000);
		expect(addBusinessMinutes(rare, from, Number.MAX_SAFE_INTEGER)).toBeGreaterThan(from);
	});

	it.each([[NaN, 1], [at('2026-06-01T12:00:00Z'), NaN], [at('2026-06-01T12:00:00Z'), Infinity]])('refuses %s and %s', async (from, minutes) => {
		const profile = await profileOf({ hours: OFFICE_HOURS });
		expect(() => addBusinessMinutes(profile, from, minutes)).toThrow(RangeError);
	});
});

describe('businessMinutesBetween', () => {
	it.each([
		['within a span', '2026-06-01T09:00:00-04:00', '2026-06-01T09:15:00-04:00', 15],
		['over the break', '2026-06-01T11:50:00-04:00', '2026-06-01T13:05:00-04:00', 15],
		['while closed', '2026-06-05T12:00:00-04:00', '2026-06-08T08:00:00-04:00', 0],
		['a week', '2026-06-01T00:00:00-04:00', '2026-06-08T00:00:00-04:00', 4 * 480 + 240],
		['backwards', '2026-06-01T12:00:00-04:00', '2026-06-01T09:00:00-04:00', 0],
		['thirty seconds', '2026-06-01T09:00:00-04:00', '2026-06-01T09:00:30-04:00', 0.5],
	])('%s', async (_, from, to, expected) => {
		const profile = await profileOf({ hours: OFFICE_HOURS });
		expect(businessMinutesBetween(profile, at(from), at(to))).toBe(expected);
	});

	it('leaves out holidays', async () => {
		const profile = await profileOf({ hours: OFFICE_HOURS, holidays: { observe: true } });
		expect(businessMinutesBetween(profile, at('2026-11-25T16:00:00-05:00'), at('2026-11-27T09:00:00-05:00'))).toBe(120);
	});

	it('does not count a minute twice where two openings overlap', async () => {
		const own = [{ date: '2026-12-25', name: 'Christmas', hours: [['01:00', '04:00']] }];
		const profile = await profileOf({ hours: { thu: [['18:00', '02:00']] }, holidays: { own } });
		expect(businessMinutesBetween(profile, at('2026-12-24T12:00:00-05:00'), at('2026-12-25T12:00:00-05:00'))).toBe(10 * 60);
	});

	it('counts every minute when always or never open', async () => {
		const [from, to] = [at('2026-06-01T09:00:00Z'), at('2026-06-01T10:00:00Z')];
		expect(businessMinutesBetween(await profileOf(), from, to)).toBe(60);
		expect(businessMinutesBetween(await profileOf({ hours: {} }), from, to)).toBe(60);
	});

	it('refuses a stretch that hints at a missing time', async () => {
		const profile = await profileOf({ hours: daily(['08:00', '09:00']) });
		expect(() => businessMinutesBetween(profile, 0, at('2026-06-01T09:00:00Z'))).toThrow(/missing/);
		expect(() => businessMinutesBetween(profile, NaN, at('2026-06-01T09:00:00Z'))).toThrow(RangeError);
	});
});
