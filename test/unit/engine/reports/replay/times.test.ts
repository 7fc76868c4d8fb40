import fc from 'fast-check';
import { Times } from '../../../../../engine';

const NEW_YORK = 'America/New_York';
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

describe('the times of a log', () => {
	it.each([
		['2026-11-21T15:04:05Z', '2026-11-21T15:04:05.000Z'],
		['2026-11-21T15:04:05.250-08:00', '2026-11-21T23:04:05.250Z'],
		['2026-11-21 15:04:05 UTC', '2026-11-21T15:04:05.000Z'],
		['2026-11-21 15:04:05+0530', '2026-11-21T09:34:05.000Z'],
		['15:04:05 PST 2026-11-21', '2026-11-21T23:04:05.000Z'],
		['Sat, 21 Nov 2026 15:04:05 +0000', '2026-11-21T15:04:05.000Z'],
		['21 Nov 2026 15:04:05 GMT', '2026-11-21T15:04:05.000Z'],
		['1795273445', '2026-11-21T15:04:05.000Z'],
		['1795273445250', '2026-11-21T15:04:05.250Z'],
		['1795273445.25', '2026-11-21T15:04:05.250Z'],
	])('names its zone: %s', (text, expected) => {
		expect(iso(new Times().read(text, NEW_YORK))).toBe(expected);
	});

	it.each([
		['11/21/2026 3:04 PM', '2026-11-21T20:04:00.000Z'],
		['11/21/26 3:04:05 pm', '2026-11-21T20:04:05.000Z'],
		['11/21/2026, 12:04 AM', '2026-11-21T05:04:00.000Z'],
		['21/11/2026 15:04', '2026-11-21T20:04:00.000Z'],
		['2026-11-21 15:04', '2026-11-21T20:04:00.000Z'],
		['2026-07-21 15:04', '2026-07-21T19:04:00.000Z'],
		['2026-11-21', '2026-11-21T05:00:00.000Z'],
	])('is read on the clocks of the business where it names none: %s', (text, expected) => {
		expect(iso(new Times().read(text, NEW_YORK))).toBe(expected);
	});

	it('takes day first where it is told to', () => {
		expect(iso(new Times('dmy').read('03/04/2026 10:00', 'UTC'))).toBe('2026-04-03T10:00:00.000Z');
		expect(iso(new Times('mdy').read('03/04/2026 10:00', 'UTC'))).toBe('2026-03-04T10:00:00.000Z');
		expect(iso(new Times('dmy').read('03/14/2026 10:00', 'UTC'))).toBe('2026-03-14T10:00:00.000Z');
	});

	it.each(['', 'yesterday', '13/45/2026 5:05 PM', '2026-02-30 10:00', '2026-11-21 25:00', '2026-11-21 13:00 PM', '2026-11-21 10:00 XYZ', '12', '99999999999999999999', '1850-01-01', 'NaN', 'Infinity', '2026-11-21T15:04:05+'])('is none: %j', (text) => {
		expect(new Times().read(text, NEW_YORK)).toBeUndefined();
	});

	it('reads every time that it could have written, whatever the zone', () => {
		const zones = fc.constantFrom(NEW_YORK, 'Europe/Berlin', 'Asia/Kathmandu', 'UTC');
		fc.assert(
			fc.property(fc.date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }), zones, (date, zone) => {
				expect(new Times().read(date.toISOString(), zone)).toBe(date.getTime());
				expect(new Times().read(String(date.getTime()), zone)).toBe(date.getTime() >= 1e11 ? date.getTime() : expect.anything());
			}),
		);
	});

	it('never throws, whatever it is given', () => {
		fc.assert(fc.property(fc.string(), (text) => void new Times().read(text, NEW_YORK)));
	});
});
