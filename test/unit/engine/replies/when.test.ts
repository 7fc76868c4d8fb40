import { DateTime } from 'luxon';
import { classify, type When } from '../../../../engine/replies';

const ZONE = 'America/Chicago';
/** Tuesday, ten in the morning. */
const TUESDAY = Date.parse('2025-06-10T10:00:00-05:00');

function when(text: string, now = TUESDAY, country = 'US', timezone = ZONE): When | undefined {
	return classify(text, { now, timezone, country }).when;
}

describe('when they want it', () => {
	it.each([
		['tomorrow after 3', '2025-06-11T15:00', '2025-06-12T00:00'],
		['Fri 10-12', '2025-06-13T10:00', '2025-06-13T12:00'],
		['5ish', '2025-06-10T16:30', '2025-06-10T17:30'],
		['mañana a las 5 de la tarde', '2025-06-11T17:00', '2025-06-11T17:00'],
		['mañana por la mañana', '2025-06-11T08:00', '2025-06-11T12:00'],
		['pasado mañana a las 10', '2025-06-12T10:00', '2025-06-12T10:00'],
		['el viernes entre las 3 y las 5', '2025-06-13T15:00', '2025-06-13T17:00'],
		['can you come Thursday?', '2025-06-12T00:00', '2025-06-13T00:00'],
		['today at 3pm', '2025-06-10T15:00', '2025-06-10T15:00'],
		['today', '2025-06-10T10:00', '2025-06-11T00:00'],
		['tonight', '2025-06-10T18:00', '2025-06-10T22:00'],
		['tonight at 9', '2025-06-10T21:00', '2025-06-10T21:00'],
		['monday morning', '2025-06-16T08:00', '2025-06-16T12:00'],
		['next friday at 2', '2025-06-20T14:00', '2025-06-20T14:00'],
		['this weekend', '2025-06-14T00:00', '2025-06-16T00:00'],
		['in 2 hours', '2025-06-10T12:00', '2025-06-10T12:00'],
		['in a couple of days', '2025-06-12T00:00', '2025-06-13T00:00'],
		['between 10 and 12 tmrw', '2025-06-11T10:00', '2025-06-11T12:00'],
		['9am - 11am wed', '2025-06-11T09:00', '2025-06-11T11:00'],
		['10-2pm', '2025-06-10T10:00', '2025-06-10T14:00'],
		['3-5pm friday', '2025-06-13T15:00', '2025-06-13T17:00'],
		['530pm', '2025-06-10T17:30', '2025-06-10T17:30'],
		['before noon tomorrow', '2025-06-11T00:00', '2025-06-11T12:00'],
		['the 15th works', '2025-06-15T00:00', '2025-06-16T00:00'],
		['july 4th', '2025-07-04T00:00', '2025-07-05T00:00'],
		['4 de julio', '2025-07-04T00:00', '2025-07-05T00:00'],
		['2025-06-20 15:30', '2025-06-20T15:30', '2025-06-20T15:30'],
		['may 5 at 9', '2026-05-05T09:00', '2026-05-05T09:00'],
		['next week', '2025-06-16T00:00', '2025-06-23T00:00'],
	])('resolves %j', (text, from, to) => {
		const found = when(text);
		const local = (time: string | undefined): string | undefined =>
			time && DateTime.fromISO(time, { setZone: true }).toFormat("yyyy-MM-dd'T'HH:mm");
		expect([local(found?.from), local(found?.to)]).toEqual([from, to]);
	});

	it('keeps their own words', () => {
		expect(when('Hi, could you come Wednesday evening around 7? thx')?.text).toBe('Wednesday evening around 7');
		expect(when('puede venir MAÑANA  a las 5?')?.text).toBe('MAÑANA a las 5');
	});

	it('gives times in the zone of the business, with its offset', () => {
		expect(when('today at 3pm')?.from).toBe('2025-06-10T15:00:00-05:00');
		expect(when('12/25 at 9am')?.from).toBe('2025-12-25T09:00:00-06:00');
		expect(when('today at 8pm', TUESDAY, 'AU', 'Australia/Sydney')?.from).toBe('2025-06-11T20:00:00+10:00');
		expect(when('tomorrow at 8pm', TUESDAY, 'AU', 'Australia/Sydney')?.from).toBe('2025-06-12T20:00:00+10:00');
	});

	it('keeps the wall clock over a clock change', () => {
		const dayBefore = Date.parse('2025-03-08T10:00:00-06:00');
		expect(when('tomorrow at 3pm', dayBefore)?.from).toBe('2025-03-09T15:00:00-05:00');
		expect(when('tomorrow', dayBefore)).toMatchObject({
			from: '2025-03-09T00:00:00-06:00',
			to: '2025-03-10T00:00:00-05:00',
		});
	});

	it('prefers the future', () => {
		expect(when('at 9am')?.from).toBe('2025-06-11T09:00:00-05:00');
		expect(when('at 11')?.from).toBe('2025-06-10T11:00:00-05:00');
		expect(when('tuesday at 10')?.from).toBe('2025-06-17T10:00:00-05:00');
		expect(when('today at 8am')).toEqual({ text: 'today at 8am' });
	});

	it('reads written dates as the country writes them', () => {
		expect(when('7/4')?.from).toMatch(/^2025-07-04/);
		expect(when('7/4', TUESDAY, 'GB')?.from).toMatch(/^2026-04-07/);
		expect(when('25/12')?.from).toMatch(/^2025-12-25/);
	});

	it('keeps the words alone where several days are offered', () => {
		expect(when('tues or wed after 4')).toEqual({ text: 'tues or wed after 4' });
	});

	it('leaves an open end open', () => {
		expect(when('asap')).toEqual({ text: 'asap', from: '2025-06-10T10:00:00-05:00' });
	});

	it('takes the slot moved to, not the one moved from', () => {
		expect(when('change thursday to friday')).toMatchObject({ text: 'friday', from: '2025-06-13T00:00:00-05:00' });
		expect(when('move my 3pm to 4pm')?.from).toBe('2025-06-10T16:00:00-05:00');
	});

	it('passes over days that will not do', () => {
		expect(when("can't do tuesday but wednesday works")?.text).toBe('wednesday');
	});

	it.each([
		'my furnace stopped this morning', 'last tuesday', 'good morning, need help', 'buenas tardes necesito ayuda',
		'24/7 service?', '1/2 inch pipe', '345 5th st', 'i sat down in the sun room', 'may i come in', '7-10 people',
		'99:99pm', '3/0/99', 'leak at 12 Elm St', '',
	])('finds no wish for a time in %j', (text) => {
		expect(when(text)).toBeUndefined();
	});

	it('does without a usable clock or zone', () => {
		expect(when('tomorrow', TUESDAY, 'US', 'Mars/Olympus')?.from).toBe('2025-06-11T00:00:00Z');
		expect(() => classify('tomorrow', { now: Number.NaN, timezone: ZONE })).not.toThrow();
	});
});
