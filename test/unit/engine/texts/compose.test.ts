import { SegmentedMessage } from 'sms-segments-calculator';
import type { BusinessProfile } from '../../../../engine/business';
import { composeText, type TextInput } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

const OPEN = at('2026-03-10T11:00:00-04:00');
const LINK = 'https://example.com/book';
const WORDING = 'If this is an emergency call 911.';
const FIRST = ['open', 'closed', 'holiday'];
const LATER = ['booking_link', 'emergency', 'answer', 'follow_up', 'opt_out_confirmation', 'opt_in_confirmation', 'help'];
const LANGUAGES = ['en', 'es'];

const businessOf = async (more: object = {}) => await profileOf({ hours: OFFICE_HOURS, bookingLink: LINK, emergency: { wording: WORDING }, ...more });
const compose = (profile: BusinessProfile, more: Partial<TextInput> = {}) =>
	composeText({ profile, situation: 'open', line: '+14155550100', now: OPEN, seed: '+14155550123', ...more });

describe.each(LANGUAGES)('our own wording in %s', (language) => {
	const moments: ReadonlyArray<readonly [string, number]> = [
		['open', OPEN],
		['at lunch', at('2026-03-10T12:30:00-04:00')],
		['at night', at('2026-03-10T22:00:00-04:00')],
		['on Saturday', at('2026-03-14T10:00:00-04:00')],
	];

	it.each([...FIRST, ...LATER].flatMap((situation) => moments.map(([name, now]) => [situation, name, now] as const)))(
		'%s (%s): says who writes, in plain characters, shortly, without a hole',
		async (situation, _name, now) => {
			const profile = await businessOf({ language });
			for (const firstName of ['Ann', undefined]) {
				const text = compose(profile, { situation, now, ...(firstName === undefined ? {} : { firstName }) });
				const segments = new SegmentedMessage(text);
				expect(text).toContain('Smith Plumbing');
				expect(segments.encodingName).toBe('GSM-7');
				expect(segments.segmentsCount).toBeLessThanOrEqual(2);
				expect(text).not.toMatch(/[{}]|undefined|null|\[object|function|\s{2}|^[\s,]|\s$| [,.!?]/);
				expect(text.match(/\?/g)?.length ?? 0).toBeLessThanOrEqual(1);
			}
		},
	);

	it.each(FIRST)('%s: no link, the emergency line once, and how to opt out once', async (situation) => {
		const text = compose(await businessOf({ language }), { situation });
		expect(text).not.toMatch(/https?:|www\.|example\.com/);
		expect(text.split(WORDING)).toHaveLength(2);
		expect(text.match(/\bSTOP\b/g)).toHaveLength(1);
	});

	it.each(LATER.filter((situation) => situation !== 'emergency'))('%s: no emergency line', async (situation) => {
		expect(compose(await businessOf({ language }), { situation })).not.toContain(WORDING);
	});
});

describe('the language', () => {
	it('is the person’s where we speak it, else the business’s', async () => {
		const profile = await businessOf();
		expect(compose(profile, { language: 'es' })).toMatch(/^Hola/);
		expect(compose(profile, { language: 'en' })).toMatch(/^Hi/);
		expect(compose(profile, { language: 'fr' })).toMatch(/^Hi/);
		expect(compose(await businessOf({ language: 'es' }))).toMatch(/^Hola/);
		expect(compose(await businessOf({ language: 'es' }), { language: 'en' })).toMatch(/^Hi/);
		expect(compose(profile, { language: 'constructor' })).toMatch(/^Hi/);
	});

	it('never mixes: a template of the profile is for the language of the business, unless it says otherwise', async () => {
		const profile = await businessOf({ templates: { open: 'Own English', closed_es: 'Propio' } });
		expect(compose(profile)).toMatch(/^Own English/);
		expect(compose(profile, { language: 'es' })).toMatch(/^Hola/);
		expect(compose(profile, { situation: 'closed', language: 'es' })).toMatch(/^Propio/);
		expect(compose(profile, { situation: 'closed' })).toMatch(/^Hi/);
	});
});

describe('whose words', () => {
	it('the user’s before the profile’s before ours', async () => {
		const profile = await businessOf({ templates: { open: 'Profile for {first_name|you}' } });
		expect(compose(profile, { words: 'Mine for {first_name|you}', firstName: 'Ann' })).toBe('Mine for Ann Reply STOP to opt out.');
		expect(compose(profile, { words: '   ' })).toMatch(/^Profile for you/);
		expect(compose(await businessOf())).toMatch(/^Hi, this is Smith Plumbing/);
	});

	it('fills in every field there is', async () => {
		const words = '{business}|{first_name}|{line}|{booking_link}|{emergency}|{opens}';
		const text = compose(await businessOf({ optOutHint: false }), { words, firstName: 'Ann', now: at('2026-03-10T12:30:00-04:00') });
		expect(text).toBe(`Smith Plumbing|Ann|+14155550100|${LINK}|${WORDING}|when we open today at 1 PM`);
	});

	it('knows the emergency line only where it belongs', async () => {
		const wordsIn = async (situation: string) => compose(await businessOf({ optOutHint: false }), { situation, words: '{emergency|none}' });
		for (const situation of [...FIRST, 'repeat', 'emergency']) expect(await wordsIn(situation)).toBe(WORDING);
		for (const situation of ['answer', 'follow_up', 'booking_link', 'help']) expect(await wordsIn(situation)).toBe('none');
	});

	it('does not fill in what a name says', async () => {
		const text = compose(await businessOf({ name: '{booking_link}' }), { firstName: '{booking_link}' });
		expect(text).toContain('Hi, this is {booking_link}. Sorry');
		expect(text).not.toContain(LINK);
	});

	it.each(['constructor', 'toString', '__proto__', 'nonsense', ''])('has an answer for a situation that nobody wrote (%j)', async (situation) => {
		expect(compose(await businessOf(), { situation })).toBe("Thanks, we've got that. Somebody from Smith Plumbing will get back to you shortly.");
	});

	it('gives one person the same variant every time, and shares the variants among people', async () => {
		const profile = await businessOf({ templates: { open: ['Variant A', 'Variant B', 'Variant C'] }, optOutHint: false });
		const counts = new Map<string, number>();
		for (let i = 0; i < 3000; i += 1) {
			const seed = `+1415555${String(i).padStart(4, '0')}`;
			const text = compose(profile, { seed });
			expect(compose(profile, { seed })).toBe(text);
			counts.set(text, (counts.get(text) ?? 0) + 1);
		}
		expect([...counts.keys()].sort()).toEqual(['Variant A', 'Variant B', 'Variant C']);
		for (const count of counts.values()) expect(count).toBeGreaterThan(700);
	});
});

describe('how to opt out', () => {
	it('is left out where the business does not want it, and in later texts', async () => {
		expect(compose(await businessOf({ optOutHint: false }))).not.toContain('STOP');
		for (const situation of ['booking_link', 'answer', 'follow_up', 'emergency']) expect(compose(await businessOf(), { situation })).not.toContain('STOP');
	});

	it.each(['Hi. Reply STOP to opt out', 'Hi. Text stop to end', 'Hola. Responda "stop" para darse de baja', 'Hi. reply Stop anytime'])('is not said twice: %s', async (words) => {
		expect(compose(await businessOf(), { words }).match(/stop/gi)).toHaveLength(1);
	});

	it('is not taken for said because a name has the word in it', async () => {
		const shop = await businessOf({ name: 'STOP & GO Plumbing' });
		expect(compose(shop)).toMatch(/Reply STOP to opt out\.$/);
		expect(compose(shop, { words: 'Hi, this is STOP & GO Plumbing.' })).toMatch(/Reply STOP to opt out\.$/);
		expect(compose(await businessOf(), { firstName: 'STOP' })).toMatch(/Reply STOP to opt out\.$/);
		expect(compose(await businessOf(), { words: 'We can stop by tomorrow.' })).toBe('We can stop by tomorrow. Reply STOP to opt out.');
	});
});

describe('when the business opens', () => {
	const closedAt = async (iso: string, more: object = {}, input: Partial<TextInput> = {}) => compose(await businessOf(more), { situation: 'closed', now: at(iso), ...input });

	it.each([
		['2026-03-10T06:00:00-04:00', 'when we open today at 8 AM'],
		['2026-03-10T12:30:00-04:00', 'when we open today at 1 PM'],
		['2026-03-10T22:00:00-04:00', 'when we open Wednesday at 8 AM'],
		['2026-03-13T15:00:00-04:00', 'when we open Monday at 8 AM'],
	])('%s: %s', async (iso, words) => {
		expect(await closedAt(iso)).toContain(`we'll get back to you ${words}.`);
	});

	it.each([
		['2026-03-10T06:00:00-04:00', 'cuando abramos hoy a las 8:00'],
		['2026-03-10T22:00:00-04:00', 'cuando abramos el miércoles a las 8:00'],
	])('in Spanish, %s: %s', async (iso, words) => {
		expect(await closedAt(iso, { language: 'es' })).toContain(words);
	});

	it('spells Saturday without the letter that would make the text expensive', async () => {
		const text = await closedAt('2026-03-13T22:00:00-04:00', { language: 'es', hours: { sat: [['09:00', '12:30']] } });
		expect(text).toContain('el sabado a las 9:00');
		expect(new SegmentedMessage(text).encodingName).toBe('GSM-7');
	});

	it('with minutes', async () => {
		expect(await closedAt('2026-03-10T06:00:00-04:00', { hours: { tue: [['08:30', '17:00']] } })).toContain('today at 8:30 AM');
	});

	it('on a holiday, the day after it', async () => {
		const text = compose(await businessOf({ holidays: { observe: true } }), { situation: 'holiday', now: at('2026-12-25T11:00:00-05:00') });
		expect(text).toContain("closed for the holiday. Tell us what you need and we'll get back to you when we open Monday at 8 AM.");
	});

	it('names no weekday that could be today’s as well', async () => {
		const onMondays = { hours: { mon: [['08:00', '09:00']] } };
		expect(await closedAt('2026-03-09T10:00:00-04:00', onMondays)).toContain('get back to you as soon as we open.');
		expect(await closedAt('2026-03-10T10:00:00-04:00', onMondays)).toContain('when we open Monday at 8 AM');
	});

	it('is not said while it is open, when it never opens, or in more than a week', async () => {
		expect(compose(await businessOf(), { situation: 'closed' })).toContain('as soon as we open');
		expect(await closedAt('2026-03-10T10:00:00-04:00', { hours: {} })).toContain('as soon as we open');
		const away = { holidays: { own: Array.from({ length: 9 }, (_, day) => ({ date: `2026-03-${11 + day}`, name: 'Away' })) } };
		expect(await closedAt('2026-03-10T22:00:00-04:00', away)).toContain('as soon as we open');
		expect(compose(await businessOf(), { situation: 'answer' })).toContain('get back to you shortly.');
	});
});

describe('the booking link', () => {
	it('is sent where there is one', async () => {
		expect(compose(await businessOf(), { situation: 'booking_link' })).toContain(LINK);
	});

	it.each(['booking_link', 'booking'])('is not promised where there is none (%s)', async (situation) => {
		const text = compose(await businessOf({ bookingLink: undefined, templates: { booking: 'Book here: {booking_link}' } }), { situation });
		expect(text).toBe("Thanks, we've got that. Somebody from Smith Plumbing will get back to you shortly.");
	});

	it('takes the profile’s wording under the name that profiles know', async () => {
		expect(compose(await businessOf({ templates: { booking: 'Book here: {booking_link}' } }), { situation: 'booking_link' })).toBe(`Book here: ${LINK}`);
	});
});
