import type { BusinessProfile } from '../../../../engine/business';
import { writeText, type TextInput } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

const OPEN = at('2026-03-10T11:00:00-04:00');
const NIGHT = at('2026-03-10T22:00:00-04:00');
const CHRISTMAS = at('2026-12-25T11:00:00-05:00');

/** Keys of templates as a canvas may have them; what a check allows in them is not this room's. */
const businessOf = async (templates: BusinessProfile['templates'] = {}, more: object = {}) => ({
	...(await profileOf({ hours: OFFICE_HOURS, holidays: { observe: true }, optOutHint: false, ...more })),
	templates,
});
const write = (profile: BusinessProfile, more: Partial<TextInput> = {}) => writeText({ profile, situation: 'open', line: '+14155550100', now: OPEN, seed: '+14155550123', ...more });

describe('the profile’s own wording', () => {
	const all = {
		open: 'o', closed: 'c', holiday: 'h', known: 'k', voicemail: 'v', repeat: 'r', service_line: 's {service_line}',
		'open:drain-sewer': 'o:d', 'closed:drain-sewer': 'c:d', 'known:drain-sewer': 'k:d',
	};
	const DRAIN = 'Drain & Sewer';

	it.each<readonly [string, Partial<TextInput>, string, string]>([
		['open', {}, 'o', 'open'],
		['closed', { situation: 'closed', now: NIGHT }, 'c', 'closed'],
		['holiday', { situation: 'holiday', now: CHRISTMAS }, 'h', 'holiday'],
		['known', { situation: 'known' }, 'k', 'known'],
		['voicemail', { situation: 'voicemail', now: NIGHT }, 'v', 'voicemail'],
		['repeat', { situation: 'repeat' }, 'r', 'repeat'],
		['known', { situation: 'known', serviceLine: DRAIN }, 'k:d', 'known:drain-sewer'],
		['voicemail', { situation: 'voicemail', serviceLine: DRAIN }, 'v', 'voicemail'],
		['service_line', { situation: 'service_line', serviceLine: DRAIN }, 'o:d', 'open:drain-sewer'],
		['service_line', { situation: 'service_line', serviceLine: DRAIN, now: NIGHT }, 'c:d', 'closed:drain-sewer'],
		['service_line', { situation: 'service_line', serviceLine: 'Heating' }, 's Heating', 'service_line'],
		['open', { serviceLine: DRAIN }, 'o:d', 'open:drain-sewer'],
	])('%s %j', async (_name, input, body, situation) => {
		expect(write(await businessOf(all), input)).toEqual({ body, situation, variant: situation, template: all[situation as 'open'] });
	});

	it.each(['known', 'voicemail', 'repeat', 'service_line'])('for the opening hours before ours for %s', async (situation) => {
		const profile = await businessOf({ open: 'Own open', closed: 'Own closed', holiday: 'Own holiday' });
		const input = { situation, serviceLine: 'Heating' };
		expect(write(profile, input)).toMatchObject({ body: 'Own open', situation: 'open' });
		expect(write(profile, { ...input, now: NIGHT })).toMatchObject({ body: 'Own closed', situation: 'closed' });
		expect(write(profile, { ...input, now: CHRISTMAS })).toMatchObject({ body: 'Own holiday', situation: 'holiday' });
	});

	it.each(['open', 'known', 'voicemail', 'repeat', 'service_line', 'closed', 'holiday'])('“open” is never said while closed (%s)', async (situation) => {
		const profile = await businessOf({ open: 'WE ARE OPEN', open_es: 'WE ARE OPEN', 'open:heating': 'WE ARE OPEN', 'open:heating_es': 'WE ARE OPEN' });
		for (const now of [NIGHT, CHRISTMAS, at('2026-03-10T12:30:00-04:00')]) {
			for (const language of ['en', 'es']) expect(write(profile, { situation, now, language, serviceLine: 'Heating' }).body).not.toContain('WE ARE OPEN');
		}
	});

	describe('of an answer', () => {
		const OWN = { answer: 'any', 'answer:support': 'support', 'answer:service-request': 'request', 'answer:gift-cards': 'gift', 'answer:support_es': 'apoyo' };

		it.each<readonly [readonly string[] | undefined, string]>([
			[['Gift Cards', 'other', 'person'], 'gift'],
			[['service_request', 'sales'], 'request'],
			[['complaint', 'support'], 'support'],
			[['quote', 'sales'], 'any'],
			[['', '!!'], 'any'],
			[[], 'any'],
			[undefined, 'any'],
		])('for %j', async (topics, body) => {
			expect(write(await businessOf(OWN), { situation: 'answer', ...(topics ? { topics } : {}) }).body).toBe(body);
		});

		it('in the language of the person', async () => {
			const topics = ['support'];
			expect(write(await businessOf(OWN), { situation: 'answer', topics, language: 'es' })).toMatchObject({ body: 'apoyo', situation: 'answer:support', variant: 'answer:support_es' });
		});

		it('is of no other text', async () => {
			const topics = ['support'];
			expect(write(await businessOf({ 'open:support': 'no', 'follow_up:support': 'no', follow_up: 'yes' }), { situation: 'follow_up', topics }).body).toBe('yes');
			expect(write(await businessOf({ 'open:support': 'no', open: 'yes' }), { topics }).body).toBe('yes');
		});
	});

	it('in the language of the person alone', async () => {
		const profile = await businessOf({ known: 'English', 'open:heating_es': 'Español' });
		expect(write(profile, { situation: 'known', language: 'es' }).variant).toBe('generic.known_es');
		expect(write(profile, { situation: 'service_line', serviceLine: 'Heating', language: 'es' })).toMatchObject({ body: 'Español', situation: 'open:heating', variant: 'open:heating_es' });
		expect(write(profile, { situation: 'service_line', serviceLine: 'Heating' }).variant).toBe('generic.service_line');
	});

	it('is passed over where it says nothing', async () => {
		for (const open of ['{first_name}', ' {first_name}! ', '   ', ['', ''], []]) expect(write(await businessOf({ open })).variant).toMatch(/^generic\.open#/);
		expect(write(await businessOf(), { words: '{first_name}.' }).variant).toMatch(/^generic\.open#/);
	});
});

describe('ours', () => {
	it('the industry’s before the general one', async () => {
		expect(write(await businessOf({}, { industry: 'dental' })).variant).toMatch(/^dental\.open#[12]$/);
		expect(write(await businessOf({}, { industry: 'dental' }), { situation: 'known' }).variant).toBe('generic.known');
		expect(write(await businessOf({}, { industry: 'legal' }), { situation: 'voicemail', language: 'es' }).variant).toBe('legal.voicemail_es');
	});

	it('names the service line while open, and says that it is closed when it is', async () => {
		const profile = await businessOf();
		const input = { situation: 'service_line', serviceLine: 'Drain & Sewer' };
		expect(write(profile, input).body).toContain('this is Smith Plumbing (Drain & Sewer). Sorry');
		expect(write(profile, { ...input, now: NIGHT }).situation).toBe('closed');
		expect(write(profile, { situation: 'service_line' }).situation).toBe('open');
		expect(write(profile, { situation: 'service_line', serviceLine: '  ' }).situation).toBe('open');
	});

	it.each(['known', 'voicemail', 'repeat'])('for %s is true by day and by night', async (situation) => {
		const profile = await businessOf();
		expect(write(profile, { situation }).body).toContain("we'll get back to you as soon as we can.");
		expect(write(profile, { situation, now: NIGHT }).body).toContain("we'll get back to you when we open Wednesday at 8 AM.");
	});

	it('promises no haste while it is closed for long', async () => {
		const away = await businessOf({}, { hours: {} });
		expect(write(away, { situation: 'answer' }).body).toContain('get back to you as soon as we open.');
	});

	it('has the emergency line of the country and the industry, unless the profile has its own', async () => {
		const line = async (more: object, input: Partial<TextInput> = {}) => write(await businessOf({}, more), { words: '{emergency|none}', ...input }).body;
		expect(await line({})).toBe('none');
		expect(await line({ industry: 'medical' })).toBe('In an emergency call 911.');
		expect(await line({ industry: 'auto', language: 'es' })).toBe('Si alguien corre peligro llame al 911.');
		for (const [country, number] of [['GB', '999'], ['IE', '112'], ['ES', '112'], ['AU', '000'], ['NZ', '111'], ['CA', '911']]) {
			expect(await line({ industry: 'dental', country })).toBe(`In an emergency call ${number}.`);
		}
		expect(await line({ industry: 'legal', country: 'JP' })).toBe('If anyone is in danger call your local emergency number.');
		expect(await line({ industry: 'medical', emergency: { wording: 'Own.' } })).toBe('Own.');
		expect(await line({ industry: 'medical' }, { situation: 'answer' })).toBe('none');
	});
});

describe('variants', () => {
	it('have names that last: the key, and which of several', async () => {
		const profile = await businessOf({ open: ['A', '', 'C'], closed_es: 'D' });
		const variants = new Map(Array.from({ length: 200 }, (_, i) => write(profile, { seed: `+1415555${i}` })).map(({ variant, body }) => [variant, body]));
		expect([...variants].sort()).toEqual([['open#1', 'A'], ['open#3', 'C']]);
		expect(write(profile, { situation: 'closed', language: 'es' }).variant).toBe('closed_es');
		expect(write(profile, { words: 'Mine' })).toEqual({ body: 'Mine', situation: 'open', variant: 'words', template: 'Mine' });
	});

	it.each([1, 2, 3, 7])('share %i ways evenly among numbers in a row, and each keeps its own', async (ways) => {
		const profile = await businessOf({ open: Array.from({ length: ways }, (_, i) => `V${i}`) });
		const chosen = Array.from({ length: 1400 }, (_, i) => `+1415555${String(i).padStart(4, '0')}`).map((seed) => write(profile, { seed }).body);
		const counts = [...new Set(chosen)].map((body) => chosen.filter((other) => other === body).length);
		expect(counts).toHaveLength(ways);
		for (const count of counts) expect(Math.abs(count - 1400 / ways)).toBeLessThan(0.25 * (1400 / ways));
		expect(write(profile, { seed: '+14155550007' }).body).toBe(chosen[7]);
	});
});

describe('cheap characters', () => {
	it('stand in for look-alikes, unless the profile wants them as they are', async () => {
		const words = '“Hi” – it’s {business}…';
		expect(write(await businessOf(), { words }).body).toBe('"Hi" - it\'s Smith Plumbing...');
		expect(write(await businessOf({}, { smartEncoding: false }), { words }).body).toBe('“Hi” – it’s Smith Plumbing…');
		expect(write(await businessOf({}, { name: 'Bob’s Plumbing' })).body).toContain("Bob's Plumbing");
	});
});
