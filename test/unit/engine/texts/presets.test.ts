import { INDUSTRIES, LANGUAGES, type Industry } from '../../../../engine/business';
import { lintTemplates, previewTexts, writeText, type LintedTemplate } from '../../../../engine/texts';
import { at, OFFICE_HOURS, profileOf } from '../business/profiles';

/** Longer than nineteen in twenty names of businesses are. */
const LONG = 'Riverside Family Heating and Plumbing of Ohio';
const HAZARDOUS = ['home_services', 'dental', 'medical', 'legal', 'auto', 'pets'];
const NOW = at('2026-03-10T11:00:00-04:00');

const businessOf = async (industry: Industry, more: object = {}) =>
	await profileOf({ industry, name: LONG, hours: OFFICE_HOURS, bookingLink: 'https://example.com/book', numbers: [{ number: '+14155550100', serviceLine: 'Drain & Sewer' }], ...more });
const serious = (templates: readonly LintedTemplate[]) => templates.flatMap(({ variant, findings }) => findings.filter(({ severity }) => severity !== 'info').map(({ rule, problem }) => `${variant}: ${rule}: ${problem}`));

describe.each(INDUSTRIES)('%s', (industry) => {
	it('the linter finds nothing above a note, at the longest and at the emptiest', async () => {
		const templates = lintTemplates(await businessOf(industry));
		expect(serious(templates)).toEqual([]);
		expect(new Set(templates.map(({ variant }) => variant)).size).toBe(templates.length);
	});

	it('every text is plain, of two segments at most, and says nothing twice', async () => {
		for (const { body, segments, encoding, situation } of previewTexts(await businessOf(industry), NOW)) {
			expect(encoding).toBe('GSM-7');
			expect(segments).toBeLessThanOrEqual(2);
			expect(body).toContain(LONG);
			expect(body).not.toMatch(/[{}]|undefined|null|\s{2}|^[\s,]|\s$| [,.!?]|\.\.|!\./);
			expect(body.split(/(?<=[.!?]) /)).toEqual([...new Set(body.split(/(?<=[.!?]) /))]);
			if (situation !== 'booking') expect(body).not.toContain('example.com');
		}
	});

	it.each(LANGUAGES)('has variants of equal meaning for “open” in %s, and words of its own', async (language) => {
		const profile = await businessOf(industry, { language });
		const own = previewTexts(profile, NOW).filter((text) => text.situation === 'open' && text.language === language);
		expect(own.length).toBeGreaterThanOrEqual(2);
		expect(own.length).toBeLessThanOrEqual(3);
		for (const { variant } of own) expect(variant.startsWith(`${industry}.open`)).toBe(true);
		expect(new Set(own.map(({ body }) => body)).size).toBe(own.length);
		const seen = new Set(Array.from({ length: 60 }, (_, i) => writeText({ profile, situation: 'open', line: '+14155550100', now: NOW, seed: `+141555501${i}` }).body));
		expect([...seen].sort()).toEqual(own.map(({ body }) => body).sort());
	});

	it.each(LANGUAGES)('tells where help is exactly where there are hazards, in every first text (%s)', async (language) => {
		const profile = await businessOf(industry, { language });
		for (const situation of ['open', 'closed', 'holiday', 'repeat', 'known', 'voicemail', 'service_line']) {
			for (let i = 0; i < 6; i += 1) {
				const { body } = writeText({ profile, situation, line: '+14155550100', serviceLine: 'Drains', now: NOW, seed: `${i}` });
				expect(body.match(/\b911\b/g) ?? []).toHaveLength(HAZARDOUS.includes(industry) ? 1 : 0);
			}
		}
	});
});

it.each<readonly [string, Industry, object]>([
	['in the United Kingdom', 'pets', { country: 'GB' }],
	['in Spanish', 'legal', { language: 'es' }],
	['without a booking link, service lines or hint', 'medical', { bookingLink: undefined, numbers: [{ number: '+14155550100' }], optOutHint: false }],
	['without smart encoding', 'generic', { smartEncoding: false }],
])('nor does it %s', async (_where, industry, more) => {
	expect(serious(lintTemplates(await businessOf(industry, more)))).toEqual([]);
});

it('practices and law firms ask for nothing that must stay private', async () => {
	for (const [industry, words] of [['medical', /health details|datos de salud/], ['legal', /case|caso/]] as const) {
		const texts = previewTexts(await businessOf(industry), NOW).filter(({ variant }) => variant.startsWith(`${industry}.`) && !variant.includes('follow_up'));
		expect(texts.length).toBeGreaterThan(6);
		for (const { body } of texts) expect(body).toMatch(words);
	}
});
