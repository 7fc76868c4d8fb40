import { openingAt, prepareHolidays, type BusinessProfile } from '../../../../engine/business';
import { at, OFFICE_HOURS, profileOf } from './profiles';

const observing = (more: object = {}, holidays: object = {}): Promise<BusinessProfile> =>
	profileOf({ hours: OFFICE_HOURS, ...more, holidays: { observe: true, ...holidays } });

describe('public holidays', () => {
	it('are not kept unless the profile observes them', async () => {
		const profile = await profileOf({ hours: OFFICE_HOURS });
		expect(openingAt(profile, at('2026-11-26T10:00:00-05:00')).state).toBe('open');
	});

	it('are those of the country of the profile', async () => {
		expect(openingAt(await observing(), at('2026-11-26T10:00:00-05:00'))).toEqual({
			state: 'holiday',
			holiday: 'Thanksgiving Day',
			opensAt: at('2026-11-27T08:00:00-05:00'),
		});
		const british = await observing({ country: 'GB', timezone: 'Europe/London', numbers: [{ number: '+442079460100' }] });
		expect(openingAt(british, at('2026-11-26T10:00:00Z')).state).toBe('open');
		expect(openingAt(british, at('2026-12-28T10:00:00Z')).state).toBe('holiday');
	});

	it('move when they fall on a weekend', async () => {
		expect(openingAt(await observing(), at('2026-07-03T10:00:00-04:00')).state).toBe('holiday');
	});

	it('are not days of mere observance', async () => {
		expect(openingAt(await observing({ hours: undefined }), at('2026-02-14T10:00:00-05:00')).state).toBe('open');
	});

	it.each(['CA', 'ca', 'US-CA', 'California'])('follow the region, given as %s', async (region) => {
		const day = at('2026-11-27T10:00:00-05:00');
		expect(openingAt(await observing(), day).state).toBe('open');
		expect(openingAt(await observing({}, { region }), day).state).toBe('holiday');
	});

	it('follow a part of a region, and another country than that of the numbers', async () => {
		const german = { timezone: 'Europe/Berlin', language: 'en' };
		const day = at('2025-08-08T10:00:00+02:00');
		expect(openingAt(await observing(german, { country: 'de', region: 'BY' }), day).state).toBe('open');
		expect(openingAt(await observing(german, { country: 'DE', region: 'BY-A' }), day).state).toBe('holiday');
	});

	it('speak the language of the profile', async () => {
		expect(openingAt(await observing({ language: 'es' }), at('2026-01-01T10:00:00-05:00')).holiday).toBe('Año Nuevo');
	});

	it('give way to the entries of the profile', async () => {
		const own = [{ date: '10-12', name: 'Columbus Day', hours: [['08:00', '12:00']] }];
		expect(openingAt(await observing({}, { own }), at('2026-10-12T10:00:00-04:00')).state).toBe('open');
		expect(openingAt(await observing(), at('2026-10-12T10:00:00-04:00')).state).toBe('holiday');
	});

	it('close from noon where only the afternoon is off', async () => {
		const profile = await observing({ timezone: 'Atlantic/Reykjavik' }, { country: 'IS' });
		expect(openingAt(profile, at('2026-12-24T11:30:00Z'))).toMatchObject({ state: 'open', closesAt: at('2026-12-24T12:00:00Z') });
		expect(openingAt(profile, at('2026-12-24T14:00:00Z')).state).toBe('holiday');
		const always = await profileOf({ timezone: 'Atlantic/Reykjavik', holidays: { observe: true, country: 'IS' } });
		expect(openingAt(always, at('2026-12-24T12:30:00Z'))).toMatchObject({ state: 'open', closesAt: at('2026-12-24T13:00:00Z') });
	});

	it('last as many days as they last, and no day longer', async () => {
		const turkish = await profileOf({ timezone: 'Europe/Istanbul', holidays: { observe: true, country: 'TR' } });
		const closed = ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22', '2026-03-23'].filter(
			(day) => openingAt(turkish, at(`${day}T10:00:00+03:00`)).state === 'holiday',
		);
		expect(closed).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
	});

	it('run over the end of the year', async () => {
		const profile = await profileOf({ timezone: 'Africa/Mbabane', holidays: { observe: true, country: 'SZ' } });
		expect(openingAt(profile, at('2026-12-30T10:00:00+02:00')).state).toBe('holiday');
		expect(openingAt(profile, at('2027-01-02T10:00:00+02:00')).state).toBe('holiday');
		expect(openingAt(profile, at('2027-01-04T10:00:00+02:00')).state).toBe('open');
	});

	it('begin and end with the local day', async () => {
		const profile = await profileOf({ timezone: 'Pacific/Honolulu', holidays: { observe: true } });
		expect(openingAt(profile, at('2026-12-25T00:00:00-10:00')).state).toBe('holiday');
		expect(openingAt(profile, at('2026-12-24T23:59:59-10:00'))).toEqual({ state: 'open', closesAt: at('2026-12-25T00:00:00-10:00') });
		expect(openingAt(profile, at('2026-12-26T00:00:00-10:00')).state).toBe('open');
	});

	it('can be worked out ahead of need', async () => {
		const profile = await observing();
		expect(() => prepareHolidays(profile, at('2026-06-01T00:00:00Z'))).not.toThrow();
		expect(() => prepareHolidays(profile, NaN)).toThrow(RangeError);
		expect(openingAt(profile, at('2026-12-25T10:00:00-05:00')).state).toBe('holiday');
	});

	it('do not stand in the way of an unchecked profile whose place is unknown', async () => {
		const profile = await observing();
		const nowhere = { ...profile, holidays: { ...profile.holidays, country: 'ZZ' } };
		expect(openingAt(nowhere, at('2026-12-25T10:00:00-05:00')).state).toBe('open');
	});
});
