import { lintTemplates, previewTexts, TEXT_FIELDS, writeText } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

const OPEN = at('2026-03-10T11:00:00-04:00');
const NIGHT = at('2026-03-10T22:00:00-04:00');
const businessOf = async (more: object = {}) => await profileOf({ hours: OFFICE_HOURS, ...more });
const shown = async (more: object = {}, now = OPEN) => previewTexts(await businessOf(more), now);

describe('the preview', () => {
	it('shows every situation in both languages, each variant once', async () => {
		const texts = await shown({ templates: { open: ['A {business}', 'B {business}'], our_own: 'C' } });
		const ids = texts.map(({ situation, language, variant }) => `${situation}|${language}|${variant}`);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids).toEqual(expect.arrayContaining(['open|en|open#1', 'open|en|open#2', 'open|es|generic.open_es#1', 'closed|en|generic.closed', 'our_own|en|our_own', 'help|es|generic.help_es', 'known|en|open#1']));
	});

	it('is what people get', async () => {
		const profile = await businessOf({ bookingLink: 'https://example.com/book', industry: 'salon' });
		for (const { situation, language, variant, body } of previewTexts(profile, NIGHT)) {
			if (situation === 'open' || situation === 'holiday') continue;
			const firstName = situation === 'known' ? { firstName: 'Maria' } : {};
			expect(writeText({ profile, situation, language, line: '+14155550100', now: NIGHT, seed: '', ...firstName })).toMatchObject({ body, variant });
		}
	});

	it('of “open” by night is of the open business, and of “closed” by day of the closed one', async () => {
		const of = async (situation: string, now: number) => (await shown({}, now)).find((text) => text.situation === situation && text.language === 'en')?.body;
		expect(await of('open', NIGHT)).not.toContain('closed');
		expect(await of('closed', OPEN)).toContain('when we open today at 1 PM');
		expect(await of('closed', NIGHT)).toContain('when we open Wednesday at 8 AM');
	});

	it('leaves out what never goes out', async () => {
		const situations = async (more: object) => new Set((await shown(more)).map(({ situation }) => situation));
		expect(await situations({})).not.toContain('booking');
		expect(await situations({ bookingLink: 'https://example.com/book' })).toContain('booking');
		expect(await situations({})).not.toContain('service_line');
		expect(await situations({ numbers: [{ number: '+14155550100', serviceLine: 'Drains' }] })).toContain('service_line');
	});

	it('shows an answer for a topic, in the languages that it has, and lints it as an answer', async () => {
		const numbers = [{ number: '+14155550100', serviceLine: 'Support' }];
		const texts = (await shown({ numbers, templates: { 'answer:support': 'Call {service_line} {nobody}', 'answer:support_es': 'Llame a {business}' } })).filter(({ situation }) => situation === 'answer:support');
		expect(texts.map(({ language, variant, body }) => [language, variant, body])).toEqual([
			['en', 'answer:support', 'Call'],
			['es', 'answer:support_es', 'Llame a Smith Plumbing'],
		]);
		expect(texts[0]?.findings.map(({ rule }) => rule)).toContain('unknown_field');
	});

	it('carries length and findings of just this text', async () => {
		const [text] = (await shown({ templates: { open: 'Hi 😀 see www.example.com {nobody}' } })).filter(({ variant }) => variant === 'open');
		expect(text).toMatchObject({ encoding: 'UCS-2', segments: 1, body: 'Hi 😀 see www.example.com Reply STOP to opt out.' });
		expect(text?.findings.map(({ rule }) => rule)).toEqual(['unknown_field', 'business_name', 'first_link', 'emoji']);
	});
});

describe('the linter over a profile', () => {
	const findings = async (more: object) => Object.fromEntries(lintTemplates(await businessOf(more)).map(({ variant, findings: list }) => [variant, list.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)]));

	it('reads each own template once, by what it is for', async () => {
		const link = 'See www.example.com';
		const found = await findings({ templates: { open: ['Hi', 'this is {business}'], answer: link, closed_es: `{business}. ${link}`, escalation: "I'm here 24/7", our_own: 'Free {nobody}' } });
		expect(found).toMatchObject({ 'open#1': ['business_name'], 'open#2': [], answer: [], closed_es: ['first_link'], escalation: [], our_own: ['unknown_field'] });
	});

	it('reads those for one service line', async () => {
		const profile = { ...(await businessOf({ numbers: [{ number: '+14155550100', serviceLine: 'Drain & Sewer' }] })), templates: { 'open:drain-sewer': '{business} for your {service_line}', 'closed:roofs': 'Hi', service_line: '{business} for your {service_line}' } };
		const found = new Map(lintTemplates(profile).map(({ variant, findings: list }) => [variant, list.map(({ rule }) => rule)]));
		expect(found.get('open:drain-sewer')).toEqual([]);
		expect(found.get('service_line')).toEqual([]);
		expect(found.get('closed:roofs')).toContain('business_name');
		expect(previewTexts(profile, OPEN).find(({ variant }) => variant === 'open:drain-sewer')?.body).toBe('Smith Plumbing for your Drain & Sewer Reply STOP to opt out.');
	});

	it('tries the longest and the emptiest values', async () => {
		const words = `{business} ${'x'.repeat(250)} {opens}`;
		expect(await findings({ templates: { closed: words } })).toMatchObject({ closed: ['hole', 'segments'] });
		expect(await findings({ templates: { closed: words.replace('{opens}', '{opens|soon}').replace('xxxxxxxx', '') } })).toMatchObject({ closed: ['segments'] });
		expect(await findings({ templates: { booking: 'Here: {booking_link}' } })).toMatchObject({ booking: [] });
		expect(await findings({ templates: { answer: 'Here: {booking_link}' } })).toMatchObject({ answer: ['hole'] });
		expect(await findings({ templates: { answer: 'Here: {booking_link}' }, bookingLink: 'https://example.com/book' })).toMatchObject({ answer: [] });
	});

	it('knows hazards, and what the profile has about them', async () => {
		const templates = { open: 'this is {business}.' };
		expect(await findings({ templates, industry: 'medical' })).toMatchObject({ open: ['emergency_line'] });
		expect(await findings({ templates, industry: 'salon' })).toMatchObject({ open: [] });
		expect(await findings({ templates: { open: 'this is {business}: {emergency}' }, industry: 'medical' })).toMatchObject({ open: [] });
	});
});

it('every field that a text may name has a meaning', () => {
	for (const [name, { meaning }] of Object.entries(TEXT_FIELDS)) {
		expect(name).toMatch(/^[a-z_]+$/);
		expect(meaning).toMatch(/^[A-Z].*\.$/);
	}
});
