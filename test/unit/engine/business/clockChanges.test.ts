import { DateTime } from 'luxon';
import { addBusinessMinutes, businessMinutesBetween, openingAt } from '../../../../engine/business';
import { at, daily, profileOf } from './profiles';

interface Change {
	readonly zone: string;
	readonly forward: string;
	readonly back: string;
	/** Minutes by which clocks change, and between which wall-clock times. */
	readonly by: number;
	readonly skippedFrom: string;
	readonly skippedInside: string;
	readonly changeForward: string;
	readonly firstTwice: string;
}

const CHANGES: readonly Change[] = [
	{
		zone: 'America/New_York',
		forward: '2026-03-08',
		back: '2026-11-01',
		by: 60,
		skippedFrom: '02:00',
		skippedInside: '02:30',
		changeForward: '2026-03-08T07:00:00Z',
		firstTwice: '2026-11-01T01:30:00-04:00',
	},
	{
		zone: 'Europe/London',
		forward: '2026-03-29',
		back: '2026-10-25',
		by: 60,
		skippedFrom: '01:00',
		skippedInside: '01:30',
		changeForward: '2026-03-29T01:00:00Z',
		firstTwice: '2026-10-25T01:30:00+01:00',
	},
	{
		zone: 'Australia/Lord_Howe',
		forward: '2026-10-04',
		back: '2026-04-05',
		by: 30,
		skippedFrom: '02:00',
		skippedInside: '02:15',
		changeForward: '2026-10-03T15:30:00Z',
		firstTwice: '2026-04-05T01:30:00+11:00',
	},
];

describe.each(CHANGES)('when clocks change in $zone', ({ zone, forward, back, by, skippedFrom, skippedInside, changeForward, firstTwice }) => {
	const noonBefore = (date: string) => Date.parse(`${date}T12:00:00Z`) - 36 * 3_600_000;
	const noonAfter = (date: string) => Date.parse(`${date}T12:00:00Z`) + 36 * 3_600_000;
	const ownDay = async (date: string, ...hours: ReadonlyArray<readonly [string, string]>) =>
		profileOf({ timezone: zone, hours: {}, holidays: { own: [{ date, name: 'the day', hours }] } });
	const lengthOf = async (date: string, ...hours: ReadonlyArray<readonly [string, string]>) =>
		businessMinutesBetween(await ownDay(date, ...hours), noonBefore(date), noonAfter(date));

	it('the day is shorter or longer', async () => {
		expect(await lengthOf(forward, ['00:00', '24:00'])).toBe(1_440 - by);
		expect(await lengthOf(back, ['00:00', '24:00'])).toBe(1_440 + by);
		expect(await lengthOf(forward, ['00:00', '06:00'])).toBe(360 - by);
		expect(await lengthOf(back, ['00:00', '06:00'])).toBe(360 + by);
		expect(await lengthOf(forward, ['06:00', '12:00'])).toBe(360);
	});

	it('an opening at a time that is skipped is at the moment of the change', async () => {
		const profile = await ownDay(forward, [skippedInside, '06:00']);
		expect(openingAt(profile, at(changeForward) - 1).state).toBe('holiday');
		expect(openingAt(profile, at(changeForward) - 1).opensAt).toBe(at(changeForward));
		expect(openingAt(profile, at(changeForward)).state).toBe('open');
	});

	it('a closing at a time that is skipped is at the moment of the change', async () => {
		const profile = await ownDay(forward, ['00:00', skippedInside]);
		expect(openingAt(profile, at(changeForward) - 1)).toMatchObject({ state: 'open', closesAt: at(changeForward) });
		expect(openingAt(profile, at(changeForward)).state).toBe('holiday');
	});

	it('a span that is skipped altogether does not open', async () => {
		expect(await lengthOf(forward, [skippedFrom, skippedInside])).toBe(0);
	});

	it('a time that comes twice means the first', async () => {
		const opens = await ownDay(back, ['01:30', '06:00']);
		expect(openingAt(opens, at(firstTwice) - 1)).toMatchObject({ state: 'holiday', opensAt: at(firstTwice) });
		const closes = await ownDay(back, ['00:00', '01:30']);
		expect(openingAt(closes, at(firstTwice) - 1)).toMatchObject({ state: 'open', closesAt: at(firstTwice) });
		expect(openingAt(closes, at(firstTwice) + by * 60_000 - 1).state).toBe('holiday');
	});

	it('the night over midnight is shorter or longer, and the others are not', async () => {
		const profile = await profileOf({ timezone: zone, hours: daily(['20:00', '08:00']) });
		const noon = (date: string, days: number) => DateTime.fromISO(`${date}T12:00`, { zone }).plus({ days }).toMillis();
		const week = (date: string) => businessMinutesBetween(profile, noon(date, -4), noon(date, 3));
		expect(week('2026-07-15')).toBe(7 * 720);
		expect(week(forward)).toBe(7 * 720 - by);
		expect(week(back)).toBe(7 * 720 + by);
	});

	it('minutes added across the change are minutes of opening', async () => {
		for (const date of [forward, back]) {
			const profile = await profileOf({ timezone: zone, hours: daily(['00:00', '04:00'], ['05:00', '06:00']) });
			const start = noonBefore(date);
			for (const minutes of [1, 59, 61, 200, 299, 301, 900]) {
				const end = addBusinessMinutes(profile, start, minutes);
				expect(businessMinutesBetween(profile, start, end)).toBe(minutes);
			}
		}
	});
});

describe('when a place skips a whole day', () => {
	// Samoa had no 2011-12-30: it went from 29 to 31 December at midnight.
	it('the day has no opening and its neighbours keep theirs', async () => {
		const profile = await profileOf({ timezone: 'Pacific/Apia', hours: daily(['08:00', '17:00']) });
		const evening = at('2011-12-29T18:00:00-10:00');
		expect(openingAt(profile, evening)).toEqual({ state: 'closed', opensAt: at('2011-12-31T08:00:00+14:00') });
		expect(businessMinutesBetween(profile, at('2011-12-29T00:00:00-10:00'), at('2012-01-01T00:00:00+14:00'))).toBe(2 * 540);
	});

	it('a night that began before it goes on after it', async () => {
		const profile = await profileOf({ timezone: 'Pacific/Apia', hours: { thu: [['20:00', '06:00']] } });
		expect(openingAt(profile, at('2011-12-29T23:00:00-10:00')).state).toBe('open');
	});
});

describe('when the day begins with the change', () => {
	// Santiago skips the hour after midnight on 2026-09-06.
	it('opens at the first moment there is', async () => {
		const profile = await profileOf({ timezone: 'America/Santiago', hours: { sun: [['00:00', '02:00']] } });
		expect(openingAt(profile, at('2026-09-05T12:00:00-04:00')).opensAt).toBe(at('2026-09-06T01:00:00-03:00'));
		expect(openingAt(profile, at('2026-09-06T01:30:00-03:00'))).toEqual({ state: 'open', closesAt: at('2026-09-06T02:00:00-03:00') });
	});
});
