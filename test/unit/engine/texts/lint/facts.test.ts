import fc from 'fast-check';
import { INDUSTRIES } from '../../../../../engine/business';
import { lintText, TEXT_PURPOSES } from '../../../../../engine/texts';
import { CLEAN, found, lint, rules } from './linting';

describe('length', () => {
	it.each([
		[160, undefined],
		[161, 'info'],
		[306, 'info'],
		[307, 'warning'],
		[1600, 'warning'],
		[1601, 'error'],
	])('%i plain characters: %j', (length, severity) => {
		expect(found('segments', CLEAN.padEnd(length, 'x'))?.severity).toBe(severity);
	});

	it('says how much to leave out', () => {
		expect(found('segments', CLEAN.padEnd(310, 'x'))).toMatchObject({ problem: 'This text is 3 segments long, and each of them is charged.', mend: expect.stringContaining('4 characters') });
	});

	it('counts what is added and what the fields say', () => {
		const text = CLEAN.replace(' Reply STOP to opt out.', '').padEnd(150, 'x');
		expect(found('segments', text)).toBeUndefined();
		expect(found('segments', text, { optOutHint: true })).toBeDefined();
		expect(found('segments', `{business} ${'x'.repeat(140)}`, { businessName: 'A long name of a business' })).toBeDefined();
		expect(found('segments', `${CLEAN} {opens}`, { values: { opens: 'x'.repeat(60) } })).toBeDefined();
	});
});

describe('characters that cost', () => {
	const long = CLEAN.padEnd(150, 'x');

	it('an emoji, in money', () => {
		const text = `${long}😀`;
		expect(found('emoji', text)).toMatchObject({ severity: 'warning', problem: 'The emoji 😀 makes this text 3 segments instead of 1, which costs 3 times as much.', at: 150 });
		expect(found('emoji', `${CLEAN.slice(0, 120)}😀`)).toMatchObject({ problem: expect.stringContaining('2 segments instead of 1, which costs twice as much') });
		expect(found('emoji', 'Smith Plumbing 😀')).toMatchObject({ severity: 'info' });
		expect(found('emoji', 'Smith Plumbing 👩‍👩‍👧 🇺🇸 1️⃣')?.problem).toContain('👩‍👩‍👧 🇺🇸 1️⃣');
	});

	it('look-alikes, only where nobody replaces them', () => {
		const text = `${long.replace('Sorry', '“Sorry”')}`;
		expect(rules(text)).not.toContain('encoding');
		expect(found('encoding', text, { smartEncoding: false })).toMatchObject({ severity: 'warning', at: text.indexOf('“'), mend: expect.stringContaining('smart encoding') });
	});

	it('accents: a warning where they cost, a note where they come from a name', () => {
		expect(found('encoding', `${long.slice(0, 149)}á`)).toMatchObject({ severity: 'warning', problem: expect.stringContaining('3 segments instead of 1') });
		expect(found('encoding', 'Smith Plumbing está')).toMatchObject({ severity: 'info' });
		expect(found('encoding', `{business} ${'x'.repeat(140)}`, { businessName: 'Peluquería' })).toMatchObject({ severity: 'info', mend: expect.stringContaining('name') });
	});
});

describe('who writes', () => {
	it.each([
		['Smith Plumbing', 'this is smith plumbing'],
		['Smith Plumbing, LLC', 'this is Smith Plumbing.'],
		['Smith & Sons Inc.', 'this is Smith and Sons'],
		['Smith Plumbing & Heating', 'this is Smith Plumbing'],
		['Peluquería Martínez', 'somos Peluqueria Martinez'],
		["Bob's Autos", 'this is Bobs Autos'],
		['Smith Plumbing', 'Hi, {business} here'],
		['Co', 'this is Co'],
	])('%j is named by %j', (businessName, text) => {
		expect(found('business_name', text, { businessName })).toBeUndefined();
	});

	it.each([
		['Smith Plumbing', 'Hi, sorry we missed you'],
		['Smith Plumbing', 'Smithson Plumbing here'],
		['Ace', 'Sorry we missed your place'],
		['Smith Plumbing', ''],
	])('%j is not named by %j', (businessName, text) => {
		expect(found('business_name', text, { businessName })).toMatchObject({ severity: 'error' });
	});

	it('cannot be told without the name', () => {
		expect(lintText('Hi', {}).find(({ rule }) => rule === 'business_name')).toMatchObject({ severity: 'info' });
	});
});

describe('fields', () => {
	it.each([
		['Hi {firstname}', 3, 'no field {firstname}'],
		['Hi {{ $json.name }}', 3, 'no field'],
		['Hi {}', 3, 'no field'],
		['Hi {first_name', 3, 'one side'],
		['Hi first_name}', 13, 'one side'],
		['Hi {constructor}', 3, 'no field {constructor}'],
	])('%j is an error', (text, at, problem) => {
		expect(found('unknown_field', text)).toMatchObject({ severity: 'error', at, problem: expect.stringContaining(problem) });
	});

	it('tells an expression from a slip, and knows the fields that there are besides', () => {
		expect(found('unknown_field', 'Hi {{ $json.name }}')?.mend).toContain('Expression');
		expect(found('unknown_field', 'Hi {plan|x}', { fields: ['plan'] })).toBeUndefined();
	});

	it.each(['Hi {first_name}, this', 'Hi {first_name}!', 'Hola {first_name}, le', 'Thanks {first_name}. We', 'Done. {emergency}', 'Done. {emergency} Reply', '{emergency}', 'Us ({service_line}).', 'Back {opens|soon}.', 'Call {line}', '{business}: hi'])('%j reads well without', (text) => {
		expect(found('hole', text)).toBeUndefined();
	});

	it.each(['Book here: {booking_link}', 'Back {opens}.', 'your {service_line} team', 'Dear {first_name},', '{first_name}, hi', 'We told {first_name} that'])('%j leaves a hole', (text) => {
		expect(found('hole', text)).toMatchObject({ severity: 'warning', at: text.indexOf('{') });
		const field = /\{(\w+)\}/.exec(text)?.[1] ?? '';
		expect(found('hole', text, { filled: [field] })).toBeUndefined();
	});
});

describe('emergencies and opt-outs', () => {
	it.each(INDUSTRIES)('the emergency line in %s', (industry) => {
		const hazards = ['medical', 'dental', 'legal', 'home_services', 'pets', 'auto'];
		expect(found('emergency_line', CLEAN, { industry })?.severity).toBe(hazards.includes(industry) ? 'warning' : undefined);
		for (const line of ['{emergency}', 'In an emergency call 112.', 'If you are in danger call 000', 'Urgencias: 112']) expect(found('emergency_line', `${CLEAN} ${line}`, { industry })).toBeUndefined();
		expect(found('emergency_line', CLEAN, { industry, purpose: 'answer' })).toBeUndefined();
	});

	it('a name says neither', () => {
		const text = 'Hi, this is STOP Emergency Plumbing. How can we help?';
		expect(rules(text, { businessName: 'STOP Emergency Plumbing', industry: 'home_services' })).toEqual(['emergency_line', 'opt_out_hint']);
	});

	it('how to opt out is a note', () => {
		const text = CLEAN.replace('Reply STOP to opt out.', 'We can stop by.');
		expect(found('opt_out_hint', text)).toMatchObject({ severity: 'info' });
		expect(found('opt_out_hint', text, { optOutHint: true })).toBeUndefined();
		expect(found('opt_out_hint', text, { purpose: 'answer' })).toBeUndefined();
	});
});

describe('whatever the text', () => {
	const piece = fc.oneof(
		fc.constantFrom('{first_name}', '{{', '}', '{nobody|', 'I', ' call us ', '😀', 'á', '?', 'WE ARE', ' ', '24/7 ', 'bit.ly/a', 'STOP', '“', 'free ', '\uE000', '\n', 'Smith Plumbing'),
		fc.string({ unit: 'binary', maxLength: 5 }),
	);

	it('findings are sentences, worst first, at places that exist', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')), fc.constantFrom(...TEXT_PURPOSES), fc.boolean(), (text, purpose, smartEncoding) => {
				const findings = lint(text, { purpose, smartEncoding, industry: 'medical' });
				const order = findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
				expect(order).toEqual([...order].sort((a, b) => a - b));
				for (const { problem, mend, at } of findings) {
					expect(`${problem} ${mend}`).not.toMatch(/undefined|NaN|\[object|Infinity/);
					expect(problem.length).toBeLessThan(400);
					if (at !== undefined) expect(at >= 0 && at < text.length).toBe(true);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it.each(['{', '{a}', '?', 'I ', 'WE ', 'call us ', '😀', 'á', '“', 'a.', 'www.', ' ', 'not ', '{first_name} ', '24/7', 'STOP', '!', 'bit.ly/', '-'])('reads 200 KB of %j', (text) => {
		expect(Array.isArray(lint(text.repeat(Math.ceil(200_000 / text.length))))).toBe(true);
	});
});
