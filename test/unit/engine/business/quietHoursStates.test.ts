import { windowAt, type WindowQuestion } from '../../../../engine/business';
import { placeOfNumber, STATE_WINDOWS } from '../../../../engine/places';
import { at, profileOf } from './profiles';

const NEW_YORK = 'America/New_York';
/** 2026-06-01 is a Monday. */
const DAYS = { sun: '2026-05-31', mon: '2026-06-01', sat: '2026-06-06' };

/** Hours as the law has them, told once more from the sources: Monday to Friday, Saturday, Sunday. */
const USUAL: Record<string, [week: string, saturday: string, sunday: string]> = {
	AL: ['08-20', '08-20', ''],
	CT: ['09-20', '09-20', '09-20'],
	FL: ['08-20', '08-20', '08-20'],
	KY: ['10-21', '10-21', '10-21'],
	LA: ['08-20', '08-20', ''],
	MA: ['08-20', '08-20', '08-20'],
	MD: ['08-20', '08-20', '08-20'],
	MI: ['09-21', '09-21', '09-21'],
	MN: ['09-21', '09-21', '09-21'],
	MS: ['08-20', '08-20', ''],
	NM: ['09-21', '09-21', '09-21'],
	NV: ['09-20', '09-20', '09-20'],
	OK: ['08-20', '08-20', '08-20'],
	RI: ['09-18', '10-17', ''],
	TX: ['09-21', '09-21', '12-21'],
	WA: ['08-20', '08-20', '08-20'],
	NY: ['08-21', '08-21', '08-21'],
	CA: ['08-21', '08-21', '08-21'],
	DC: ['08-21', '08-21', '08-21'],
};

/** Quiet hours so short that only the law counts. */
const BARELY_QUIET = { start: '02:00', end: '02:01' };

describe('the hours of a state', () => {
	async function allowedHours(question: Partial<WindowQuestion>, date: string, quietHours: object = BARELY_QUIET): Promise<string> {
		const profile = await profileOf({ quietHours });
		const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => {
			const on = (minute: string) => windowAt({ profile, at: at(`${date}T${String(hour).padStart(2, '0')}:${minute}-04:00`), ...question }).allowed;
			expect(on('59:59.999')).toBe(on('00:00'));
			return on('00:00');
		});
		const [first, last] = [hours[0], hours.at(-1)];
		if (first === undefined || last === undefined) return '';
		expect(hours).toHaveLength(last - first + 1);
		return [first, last + 1].map((hour) => String(hour).padStart(2, '0')).join('-');
	}

	it.each(Object.entries(USUAL))('%s', async (state, [week, saturday, sunday]) => {
		const question = { place: { zones: [NEW_YORK], state } };
		expect([await allowedHours(question, DAYS.mon), await allowedHours(question, DAYS.sat), await allowedHours(question, DAYS.sun)]).toEqual([week, saturday, sunday]);
	});

	it('are those of every state that has its own', () => {
		expect(Object.keys(STATE_WINDOWS).filter((state) => !(state in USUAL))).toEqual([]);
	});

	it.each(['ON', 'XX', '', 'fl', 'toString'])('are not there for %p', async (state) => {
		expect(await allowedHours({ place: { zones: [NEW_YORK], state } }, DAYS.sun, { start: '22:00', end: '06:00' })).toBe('06-22');
	});

	it('only narrow what the profile allows', async () => {
		const place = { zones: [NEW_YORK], state: 'TX' };
		expect(await allowedHours({ place }, DAYS.mon, { start: '18:00', end: '10:00' })).toBe('10-18');
		expect(await allowedHours({ place }, DAYS.mon, { start: '23:00', end: '05:00' })).toBe('09-21');
		expect(await allowedHours({ place }, DAYS.mon, { start: '22:00', end: '22:00' })).toBe('09-21');
	});

	it('do not count where the profile goes by its own, or has none', async () => {
		const place = { zones: [NEW_YORK], state: 'AL' };
		expect(await allowedHours({ place }, DAYS.sun, { start: '22:00', end: '06:00', windows: 'own' })).toBe('06-22');
		expect(await allowedHours({ place }, DAYS.sun, { enabled: false })).toBe('00-24');
	});

	it('are outranked by what is known of the person', async () => {
		const place = { zones: [NEW_YORK], state: 'AL' };
		expect(await allowedHours({ place, person: { state: 'KY' } }, DAYS.sun)).toBe('10-21');
		expect(await allowedHours({ place, person: { zone: 'America/Chicago' } }, DAYS.mon)).toBe('09-21');
		expect(await allowedHours({ place, person: { zone: 'Mars/Olympus' } }, DAYS.mon)).toBe('08-20');
		expect(await allowedHours({ person: { state: 'KY' } }, DAYS.mon)).toBe('10-21');
	});

	it('count on the clock of the person, whosever the quiet hours go by', async () => {
		const place = { zones: ['America/Los_Angeles'], state: 'WA' };
		expect(await allowedHours({ place }, DAYS.mon, { ...BARELY_QUIET, zone: 'business' })).toBe('11-23');
	});

	it('with the strictest: 9 to 20, Sundays from noon, for everybody', async () => {
		const strictest = { ...BARELY_QUIET, windows: 'strictest' };
		for (const place of [undefined, { zones: [] }, { zones: [NEW_YORK] }, { zones: [NEW_YORK], state: 'NY' }, { zones: [NEW_YORK], state: 'ON' }]) {
			expect(await allowedHours(place ? { place } : {}, DAYS.mon, strictest)).toBe('09-20');
			expect(await allowedHours(place ? { place } : {}, DAYS.sun, strictest)).toBe('12-20');
		}
		expect(await allowedHours({}, DAYS.sun, { ...strictest, enabled: false })).toBe('00-24');
	});

	it('narrow even the strictest, so that it is never laxer than the law', async () => {
		const strictest = { ...BARELY_QUIET, windows: 'strictest' };
		expect(await allowedHours({ place: { zones: [NEW_YORK], state: 'KY' } }, DAYS.mon, strictest)).toBe('10-20');
		expect(await allowedHours({ place: { zones: [NEW_YORK], state: 'AL' } }, DAYS.sun, strictest)).toBe('');
	});

	it('wait over a Sunday without any', async () => {
		const profile = await profileOf();
		const question = { profile, place: placeOfNumber('+12055550100'), at: at('2026-05-30T20:00:00-05:00') };
		expect(windowAt(question)).toEqual({
			allowed: false,
			until: at('2026-06-01T08:00:00-05:00'),
			because: { zone: 'America/Chicago', state: 'AL', rule: 'state' },
		});
	});

	it('say what decided', async () => {
		const profile = await profileOf();
		const ask = (iso: string, place: WindowQuestion['place']) => windowAt({ profile, place, at: at(iso) }).because;
		expect(ask('2026-06-01T12:00:00-04:00', { zones: [NEW_YORK], state: 'FL' })).toEqual({ zone: NEW_YORK, state: 'FL', rule: 'own' });
		expect(ask('2026-06-01T20:30:00-04:00', { zones: [NEW_YORK], state: 'FL' })).toEqual({ zone: NEW_YORK, state: 'FL', rule: 'state' });
		expect(ask('2026-06-01T23:00:00-04:00', { zones: [NEW_YORK] })).toEqual({ zone: NEW_YORK, rule: 'own' });
		const lax = await profileOf({ quietHours: { start: '23:00', end: '06:00' } });
		expect(windowAt({ profile: lax, place: { zones: [NEW_YORK], state: 'NY' }, at: at('2026-06-01T21:30:00-04:00') }).because).toEqual({ zone: NEW_YORK, state: 'NY', rule: 'federal' });
		const off = await profileOf({ quietHours: { enabled: false } });
		expect(windowAt({ profile: off, at: at('2026-06-01T03:00:00-04:00') })).toEqual({ allowed: true, because: { zone: NEW_YORK, rule: 'off' } });
	});
});
