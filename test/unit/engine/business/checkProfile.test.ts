import { checkProfile, PROFILE_DEFAULTS, type BusinessProfile } from '../../../../engine/business';
import { LEAST, OFFICE_HOURS, profileOf } from './profiles';

/** Every setting there is. */
const FULL = {
	...LEAST,
	country: 'us',
	language: 'es',
	industry: 'home_services',
	numbers: [
		{ number: '(415) 555-0100', source: 'Google Ads', serviceLine: 'Plumbing', label: 'Main' },
		{ number: '+14155550110' },
	],
	hours: { mon: [['8:00', '12:00'], ['13:00', '24:00']], sat: [['22:00', '4:00']] },
	holidays: { observe: true, country: 'us', region: 'CA', own: [{ date: '12-24', name: 'Christmas Eve', hours: [['9:00', '12:00']] }] },
	templates: { open: 'Hi {name} 👋\nSorry we missed you.', closed: ['We are closed.', 'We open at eight.'], our_own: 'Something else' },
	team: [
		{ id: 'ann', name: 'Ann', phone: '415-555-0101', email: 'ann@example.com', routes: ['emergency', 'quote'], onCall: 1 },
		{ id: 'bob', name: 'Bob O’Neill' },
	],
	owner: { default: { open: ['ann', 'bob'], closed: 'on_call' }, byIntent: { 'Gift Cards': 'bob', quote: 'ann' }, byRoute: { sales: ['bob', 'ann', 'ann'] }, byNumber: { '(415) 555-0100': 'ann' }, byServiceLine: { Plumbing: 'on_call' } },
	bookingLink: 'https://book.example.com/smith?from=text',
	emergency: { wording: 'If this is an emergency call 911.', phone: '+14155550120', add: ['sump pump'], remove: ['locked_out'] },
	ignoredNumbers: ['415.555.0130', '+1 900*', '+14155550130'],
	cooldownHours: 0,
	quietHours: { enabled: false, start: '20:00', end: '9:00', firstText: 'hold', zone: 'business', windows: 'own' },
	sla: { minutes: 30, emergencyMinutes: 5 },
	followUp: { voicemailMinutes: 90, nudgeHours: 1.5, staleDays: 0 },
	rotas: [{ id: 'nights', members: ['ann'], every: { weeks: 2 }, handover: { day: 'mon', time: '8:00' }, timezone: 'America/Chicago', from: '2026-01-05', overrides: [{ from: '2026-12-24', to: '2026-12-26 9:00', member: 'ann' }] }],
	escalation: {
		steps: [
			{ afterMinutes: 0, to: 'on_call', channel: 'text' },
			{ afterMinutes: 10, to: ['everyone', 'nights'], channel: 'outside', outside: 'slack', when: { hours: 'closed', urgencies: ['urgent'], routes: ['sales'] } },
		],
		emergencySteps: [{ afterMinutes: 0, to: 'ann' }],
		repeat: 0,
		onCall: 'nights',
		staleAckMinutes: 30,
		links: true,
		linkHours: 2,
		tellCustomer: '{member} will call you in {minutes} minutes.',
		callWithinMinutes: 15,
	},
	averageTicket: { amount: 349.5, currency: 'usd' },
	optOutHint: false,
	mode: 'shadow',
	graceSeconds: 20,
	repeatCallers: { then: 'text', afterMinutes: 2.5 },
	openMatters: 'text',
	untextable: 'skip',
	undelivered: 'skip',
	numberLists: { staff: ['415.555.0131', '+1 (415) 555-0131'], vendors: ['+1 888*'], blocked: [] },
	textCountries: ['us', 'ca'],
	lineTypeLookup: true,
	spam: { enabled: false, attestation: 'unverified', businessesAnHour: 3, callsInTenMinutes: 4, neighboursInTenMinutes: 5 },
	dailyCaps: { person: 3, business: 200 },
	circuitBreaker: { enabled: false, textsAnHour: 100, optOutShare: 0.5, filteredShare: 0.1, least: 5, pauseMinutes: 15 },
	optOutScope: 'account',
	consentWords: { optOut: ['basta ya'], optIn: ['dale'], help: ['auxilio'] },
	smartEncoding: false,
	humanTakeoverHours: 6,
	qualification: { questions: [{ id: 'address', kind: 'address', ask: 'Where is it?', ask_es: '¿A qué domicilio vamos?' }] },
	retentionDays: 365,
};

describe('checkProfile, what it accepts', () => {
	it('fills in every default of a profile that says the least', async () => {
		expect(await checkProfile(LEAST)).toStrictEqual({ ok: true, profile: { ...LEAST, ...PROFILE_DEFAULTS } });
	});

	it('keeps every setting, in one form', async () => {
		expect(await profileOf(FULL)).toStrictEqual({
			...FULL,
			country: 'US',
			numbers: [{ ...FULL.numbers[0], number: '+14155550100' }, { number: '+14155550110' }],
			hours: { mon: [['08:00', '12:00'], ['13:00', '24:00']], tue: [], wed: [], thu: [], fri: [], sat: [['22:00', '04:00']], sun: [] },
			holidays: { ...FULL.holidays, country: 'US', own: [{ date: '12-24', name: 'Christmas Eve', hours: [['09:00', '12:00']] }] },
			team: [{ ...FULL.team[0], phone: '+14155550101' }, { ...FULL.team[1], routes: [] }],
			owner: { ...FULL.owner, byNumber: { '+14155550100': 'ann' } },
			ignoredNumbers: ['+14155550130', '+1900*'],
			quietHours: { ...FULL.quietHours, end: '09:00' },
			rotas: [{ ...FULL.rotas[0], handover: { day: 'mon', time: '08:00' }, overrides: [{ from: '2026-12-24', to: '2026-12-26T09:00', member: 'ann' }] }],
			escalation: { ...FULL.escalation, emergencySteps: [{ afterMinutes: 0, to: 'ann', channel: 'text' }] },
			averageTicket: { amount: 349.5, currency: 'USD' },
			numberLists: { staff: ['+14155550131'], vendors: ['+1888*'], blocked: [] },
			textCountries: ['US', 'CA'],
		});
	});

	it.each([['the least', LEAST], ['the full', FULL]])('accepts what it made of %s profile as it is', async (_, input) => {
		const once = await checkProfile(input);
		expect(once.ok).toBe(true);
		expect(await checkProfile(once.ok && once.profile)).toStrictEqual(once);
	});

	it('reads JSON, with a byte order mark or without', async () => {
		const expected = await checkProfile(FULL);
		expect(await checkProfile(JSON.stringify(FULL))).toStrictEqual(expected);
		expect(await checkProfile(`\uFEFF${JSON.stringify(FULL, null, '\t')}`)).toStrictEqual(expected);
	});

	it('takes a setting without a value as left out', async () => {
		expect(await checkProfile({ ...LEAST, hours: null, bookingLink: undefined, holidays: { country: null } })).toStrictEqual(await checkProfile(LEAST));
	});

	it('leaves its input and the defaults as they were', async () => {
		const input = structuredClone(FULL);
		const defaults = structuredClone(PROFILE_DEFAULTS);
		const profile = (await profileOf(input)) as { -readonly [K in keyof BusinessProfile]: BusinessProfile[K] };
		expect(input).toStrictEqual(FULL);

		const one = await profileOf();
		(one.team as unknown[]).push('tampered');
		(one.templates as Record<string, string>).open = 'tampered';
		(one.owner.byRoute as Record<string, string>).sales = 'tampered';
		(one.escalation.steps as unknown[]).push('tampered');
		(one.quietHours as { start: string }).start = 'tampered';
		profile.name = 'tampered';
		expect(await profileOf()).toStrictEqual({ ...LEAST, ...defaults });
		expect(PROFILE_DEFAULTS).toStrictEqual(defaults);
	});

	it('accepts an object of another realm or without a prototype', async () => {
		const { runInNewContext } = await import('node:vm');
		expect((await checkProfile(runInNewContext(`(${JSON.stringify(FULL)})`))).ok).toBe(true);
		expect((await checkProfile(Object.assign(Object.create(null), LEAST))).ok).toBe(true);
	});
});

describe('checkProfile, phone numbers', () => {
	const NUMBERS = Array.from({ length: 100 }, (_, index) => `+1415555${String(100 + index).padStart(4, '0')}`);

	it('accepts every number kept for examples', async () => {
		const profile = await profileOf({ numbers: NUMBERS.map((number) => ({ number })) });
		expect(profile.numbers.map(({ number }) => number)).toEqual(NUMBERS);
	});

	it.each([
		['(415) 555-0100', 'US', '+14155550100'],
		['415.555.0100', 'US', '+14155550100'],
		['1 415 555 0100', 'US', '+14155550100'],
		[' +1 415 555 0100 ', 'GB', '+14155550100'],
		['tel:+14155550100', 'US', '+14155550100'],
		['\u202A+14155550100\u202C', 'US', '+14155550100'],
		['＋１４１５５５５０１００', 'US', '+14155550100'],
		['011 1 415 555 0100', 'US', '+14155550100'],
		['00 1 415 555 0100', 'GB', '+14155550100'],
		['+15005550006', 'US', '+15005550006'],
		// An area code that no register lists (yet).
		['(247) 555-0100', 'US', '+12475550100'],
	])('reads %s in %s', async (number, country, expected) => {
		expect((await profileOf({ country, numbers: [{ number }] })).numbers[0]?.number).toBe(expected);
	});

	it.each(['', '12', '911', '555-0100', '+1415555010', '+141555501000', '+1 115 555 0100', '+1 415 155 0100', '415-555-0100 x5', '+14155550100;ext=5', 'call +14155550100', '1-800-FLOWERS', '+999123456789', '😀', '+1'.repeat(40)])(
		'refuses %s',
		async (number) => {
			const result = await checkProfile({ ...LEAST, numbers: [{ number }] });
			expect(result).toMatchObject({ ok: false, faults: [{ path: 'numbers[0].number', mend: expect.stringContaining('+14155550100') as string }] });
		},
	);
});

describe('checkProfile, hours', () => {
	it.each([
		['spans that touch', { mon: [['08:00', '12:00'], ['12:00', '17:00']] }],
		['spans out of order', { mon: [['13:00', '17:00'], ['08:00', '12:00']] }],
		['a night up to the next opening', { sun: [['20:00', '06:00']], mon: [['06:00', '12:00']] }],
		['a day to midnight and the next from it', { mon: [['08:00', '24:00']], tue: [['00:00', '02:00']] }],
		['no day at all', {}],
	])('accepts %s', async (_, hours) => {
		expect((await checkProfile({ ...LEAST, hours })).ok).toBe(true);
	});

	it.each([
		['an overlap', { mon: [['08:00', '12:00'], ['11:59', '17:00']] }, 'hours.mon[1]', 'hours.mon[0]'],
		['the same span twice', { mon: [['08:00', '12:00'], ['08:00', '12:00']] }, 'hours.mon[1]', 'hours.mon[0]'],
		['a span inside another', { mon: [['08:00', '17:00'], ['09:00', '10:00']] }, 'hours.mon[1]', 'hours.mon[0]'],
		['a night into the next day', { mon: [['20:00', '07:00']], tue: [['06:59', '12:00']] }, 'hours.tue[0]', 'hours.mon[0]'],
		['Sunday night into Monday', { mon: [['06:00', '12:00']], sun: [['20:00', '07:00']] }, 'hours.mon[0]', 'hours.sun[0]'],
		['no length', { mon: [['08:00', '08:00']] }, 'hours.mon[0]', 'same time'],
		['an opening at 24:00', { mon: [['24:00', '08:00']] }, 'hours.mon[0][0]', '24:00'],
		['no time of day', { mon: [['08:00', '24:01']] }, 'hours.mon[0][1]', '24:01'],
		['minutes beyond the hour', { mon: [['08:60', '12:00']] }, 'hours.mon[0][0]', '08:60'],
		['the twelve-hour clock', { mon: [['8am', '12:00']] }, 'hours.mon[0][0]', '8am'],
		['three times', { mon: [['08:00', '12:00', '13:00']] }, 'hours.mon[0]', '3 entries'],
		['times without a pair', { mon: ['08:00', '12:00'] }, 'hours.mon[0]', 'the text'],
		['a day by its full name', { monday: [] }, 'hours.monday', 'monday'],
	])('refuses %s', async (_, hours, path, words) => {
		const result = await checkProfile({ ...LEAST, hours });
		expect(result.ok || result.faults.filter((fault) => fault.path === path && fault.problem.includes(words))).toHaveLength(1);
	});

	it('looks at the hours of own days as well', async () => {
		const own = [{ date: '12-24', name: 'Eve', hours: [['08:00', '12:00'], ['10:00', '14:00']] }];
		expect(await checkProfile({ ...LEAST, hours: OFFICE_HOURS, holidays: { own } })).toMatchObject({ ok: false, faults: [{ path: 'holidays.own[0].hours[1]' }] });
	});
});
