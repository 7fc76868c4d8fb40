import { openingAt } from '../../../../engine/business';
import { at, daily, OFFICE_HOURS, profileOf } from './profiles';

describe('openingAt, usual hours', () => {
	// 2026-06-01 is a Monday; New York is at -04:00.
	it.each([
		['before the morning', '2026-06-01T07:59:59.999-04:00', { state: 'closed', opensAt: '2026-06-01T08:00:00-04:00' }],
		['at the moment of opening', '2026-06-01T08:00:00-04:00', { state: 'open', closesAt: '2026-06-01T12:00:00-04:00' }],
		['just before the break', '2026-06-01T11:59:59.999-04:00', { state: 'open', closesAt: '2026-06-01T12:00:00-04:00' }],
		['at the moment of closing', '2026-06-01T12:00:00-04:00', { state: 'closed', opensAt: '2026-06-01T13:00:00-04:00' }],
		['in the afternoon', '2026-06-01T15:00:00-04:00', { state: 'open', closesAt: '2026-06-01T17:00:00-04:00' }],
		['in the evening', '2026-06-01T20:00:00-04:00', { state: 'closed', opensAt: '2026-06-02T08:00:00-04:00' }],
		['over the weekend', '2026-06-05T12:00:00-04:00', { state: 'closed', opensAt: '2026-06-08T08:00:00-04:00' }],
		['on Sunday', '2026-06-07T10:00:00-04:00', { state: 'closed', opensAt: '2026-06-08T08:00:00-04:00' }],
	])('%s', async (_, time, { state, opensAt, closesAt }: { state: string; opensAt?: string; closesAt?: string }) => {
		const profile = await profileOf({ hours: OFFICE_HOURS });
		expect(openingAt(profile, at(time))).toEqual({
			state,
			...(opensAt === undefined ? {} : { opensAt: at(opensAt) }),
			...(closesAt === undefined ? {} : { closesAt: at(closesAt) }),
		});
	});

	it('goes by the clock of the business, not of whoever asks', async () => {
		const hours = daily(['08:00', '17:00']);
		const noonInNewYork = at('2026-06-01T12:00:00-04:00');
		expect(openingAt(await profileOf({ hours }), noonInNewYork).state).toBe('open');
		expect(openingAt(await profileOf({ hours, timezone: 'Asia/Tokyo' }), noonInNewYork).state).toBe('closed');
	});

	it('is always open without hours', async () => {
		expect(openingAt(await profileOf(), at('2026-12-25T03:00:00-05:00'))).toEqual({ state: 'open' });
	});

	it('joins spans that touch, within a day and over midnight', async () => {
		const profile = await profileOf({ hours: { mon: [['20:00', '22:00'], ['22:00', '24:00']], tue: [['00:00', '03:00']] } });
		expect(openingAt(profile, at('2026-06-01T21:00:00-04:00')).closesAt).toBe(at('2026-06-02T03:00:00-04:00'));
	});

	it('knows round-the-clock hours written out as always open', async () => {
		const profile = await profileOf({ hours: daily(['00:00', '12:00'], ['12:00', '24:00']) });
		expect(openingAt(profile, at('2026-06-01T00:00:00-04:00'))).toEqual({ state: 'open' });
	});

	it('names no opening for a business that is never open', async () => {
		expect(openingAt(await profileOf({ hours: {} }), at('2026-06-01T12:00:00-04:00'))).toEqual({ state: 'closed' });
	});

	it('runs over midnight, and into the next day only as far as written', async () => {
		const profile = await profileOf({ hours: { sun: [['18:00', '02:00']], tue: [['22:00', '00:00']] } });
		expect(openingAt(profile, at('2026-06-01T01:59:00-04:00'))).toEqual({ state: 'open', closesAt: at('2026-06-01T02:00:00-04:00') });
		expect(openingAt(profile, at('2026-06-01T02:00:00-04:00'))).toEqual({ state: 'closed', opensAt: at('2026-06-02T22:00:00-04:00') });
		expect(openingAt(profile, at('2026-06-02T23:00:00-04:00')).closesAt).toBe(at('2026-06-03T00:00:00-04:00'));
	});

	it.each([NaN, Infinity, -1, 9e15, at('2200-01-01T00:00:00Z')])('refuses %s as a time', async (time) => {
		const profile = await profileOf();
		expect(() => openingAt(profile, time)).toThrow(RangeError);
	});

	it('says what to mend when the zone of an unchecked profile is unknown', async () => {
		const profile = { ...(await profileOf({ hours: OFFICE_HOURS })), timezone: 'Mars/Olympus' };
		expect(() => openingAt(profile, at('2026-06-01T12:00:00Z'))).toThrow(/"Mars\/Olympus".*business profile/);
	});
});

describe('openingAt, own holidays', () => {
	it('closes on a dated and on a yearly day, and says which', async () => {
		const own = [{ date: '2026-06-02', name: 'Moving' }, { date: '06-03', name: 'Founding Day', hours: [] }];
		const profile = await profileOf({ hours: OFFICE_HOURS, holidays: { own } });
		expect(openingAt(profile, at('2026-06-02T09:00:00-04:00'))).toEqual({ state: 'holiday', holiday: 'Moving', opensAt: at('2026-06-04T08:00:00-04:00') });
		expect(openingAt(profile, at('2026-06-03T09:00:00-04:00'))).toMatchObject({ state: 'holiday', holiday: 'Founding Day' });
		expect(openingAt(profile, at('2027-06-02T09:00:00-04:00')).state).toBe('open');
		expect(openingAt(profile, at('2027-06-03T09:00:00-04:00')).state).toBe('holiday');
	});

	it('opens for the hours of the day, and names the holiday then too', async () => {
		const own = [{ date: '12-24', name: 'Christmas Eve', hours: [['09:00', '12:00']] }];
		const profile = await profileOf({ hours: OFFICE_HOURS, holidays: { own } });
		expect(openingAt(profile, at('2026-12-24T10:00:00-05:00'))).toEqual({ state: 'open', holiday: 'Christmas Eve', closesAt: at('2026-12-24T12:00:00-05:00') });
		expect(openingAt(profile, at('2026-12-24T14:00:00-05:00'))).toMatchObject({ state: 'holiday', opensAt: at('2026-12-25T08:00:00-05:00') });
	});

	it('prefers the dated entry to the yearly one', async () => {
		const own = [{ date: '12-24', name: 'every year' }, { date: '2026-12-24', name: 'this year', hours: [['09:00', '12:00']] }];
		const profile = await profileOf({ hours: OFFICE_HOURS, holidays: { own } });
		expect(openingAt(profile, at('2026-12-24T10:00:00-05:00'))).toMatchObject({ state: 'open', holiday: 'this year' });
		expect(openingAt(profile, at('2025-12-24T10:00:00-05:00'))).toMatchObject({ state: 'holiday', holiday: 'every year' });
	});

	it('meets the 29th of February in leap years alone', async () => {
		const profile = await profileOf({ holidays: { own: [{ date: '02-29', name: 'Leap Day' }] } });
		expect(openingAt(profile, at('2028-02-29T10:00:00-05:00')).state).toBe('holiday');
		expect(openingAt(profile, at('2027-03-01T10:00:00-05:00')).state).toBe('open');
	});

	it('ends the stretch of a business without hours at the next holiday', async () => {
		const profile = await profileOf({ holidays: { own: [{ date: '12-25', name: 'Christmas' }] } });
		expect(openingAt(profile, at('2026-06-01T10:00:00-04:00'))).toEqual({ state: 'open', closesAt: at('2026-12-25T00:00:00-05:00') });
		expect(openingAt(profile, at('2026-12-25T10:00:00-05:00')).opensAt).toBe(at('2026-12-26T00:00:00-05:00'));
	});

	it('finishes the night that began before the holiday, and does not begin one on it', async () => {
		const profile = await profileOf({ hours: daily(['18:00', '02:00']), holidays: { own: [{ date: '2026-12-25', name: 'Christmas' }] } });
		expect(openingAt(profile, at('2026-12-25T01:00:00-05:00'))).toEqual({ state: 'open', holiday: 'Christmas', closesAt: at('2026-12-25T02:00:00-05:00') });
		expect(openingAt(profile, at('2026-12-25T20:00:00-05:00')).state).toBe('holiday');
		expect(openingAt(profile, at('2026-12-26T01:00:00-05:00')).state).toBe('closed');
	});

	it('lets the hours of a holiday overlap with the night before without counting twice', async () => {
		const own = [{ date: '2026-12-25', name: 'Christmas', hours: [['01:00', '04:00']] }];
		const profile = await profileOf({ hours: daily(['18:00', '02:00']), holidays: { own } });
		expect(openingAt(profile, at('2026-12-24T23:00:00-05:00')).closesAt).toBe(at('2026-12-25T04:00:00-05:00'));
	});

	it('finds the one opening of the year', async () => {
		const profile = await profileOf({ hours: {}, holidays: { own: [{ date: '05-01', name: 'Open day', hours: [['10:00', '11:00']] }] } });
		expect(openingAt(profile, at('2026-05-01T11:00:00-04:00'))).toEqual({ state: 'holiday', holiday: 'Open day', opensAt: at('2027-05-01T10:00:00-04:00') });
	});
});
