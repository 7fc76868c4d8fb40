import fc from 'fast-check';
import { fieldsOf, render } from '../../../../engine/texts';

describe('a field of a template', () => {
	it.each([
		['Hi {first_name}', 'Hi Ann'],
		['Hi {{first_name}}', 'Hi Ann'],
		['Hi {{ first_name }}', 'Hi Ann'],
		['Hi { first_name }', 'Hi Ann'],
		['Hi {first_name|there}', 'Hi Ann'],
		['Hi {{ first_name | there }}', 'Hi Ann'],
		['Hi{{ first_name | , }}', 'Hi Ann'],
		['Hi{first_name|there}', 'Hi Ann'],
		['{first_name}, {first_name}!', 'Ann, Ann!'],
		['({first_name})', '(Ann)'],
		['-{first_name}', '-Ann'],
	])('%j with a name: %j', (template, text) => {
		expect(render(template, { first_name: 'Ann' })).toBe(text);
	});

	it.each([
		['Hi {first_name|there}', 'Hi there'],
		['Hi {{ first_name | there }}', 'Hi there'],
		['Hi{{ first_name | , }}', 'Hi,'],
		['Hi{first_name|there}!', 'Hi there!'],
		['Hi {first_name||}', 'Hi |'],
		['Hi {first_name|a|b}', 'Hi a|b'],
		['Hi {first_name|   }, you', 'Hi, you'],
	])('%j falls back to %j', (template, text) => {
		for (const values of [{}, { first_name: undefined }, { first_name: '' }, { first_name: '  \n ' }]) expect(render(template, values)).toBe(text);
	});

	it('sets what does not begin with a letter apart as well', () => {
		expect(render('call{line}', { line: '+14155550100' })).toBe('call +14155550100');
	});

	it('takes the value without the spaces around it', () => {
		expect(render('Hi {first_name}, you', { first_name: '  Ann\n' })).toBe('Hi Ann, you');
	});
});

describe('what is not known leaves no hole', () => {
	it.each([
		['Hi {first_name}, this is Smith.', 'Hi, this is Smith.'],
		['Hi {first_name}! Welcome', 'Hi! Welcome'],
		['Hi {first_name} , welcome', 'Hi, welcome'],
		['Hi {first_name} {last_name}, welcome', 'Hi, welcome'],
		['Hi {first_name}{last_name}, welcome', 'Hi, welcome'],
		['{first_name}, your visit', 'your visit'],
		['{first_name} your visit', 'your visit'],
		['{business}: reply here', 'reply here'],
		['Hi, {first_name}, welcome', 'Hi, welcome'],
		['Thanks! {first_name}, we got it', 'Thanks! we got it'],
		['We got it ({first_name}).', 'We got it.'],
		['We got it "{first_name}"', 'We got it'],
		['Just reply. {emergency}', 'Just reply.'],
		['Just reply. {emergency}\nSmith', 'Just reply.\nSmith'],
		['Regards, {first_name}', 'Regards'],
		['Book here: {booking_link}', 'Book here'],
		['Your {thing} is ready', 'Your is ready'],
		['¿{first_name}, necesita ayuda?', '¿necesita ayuda?'],
		['{first_name}', ''],
		['{a}{b}{c}', ''],
		['', ''],
	])('%j: %j', (template, text) => {
		expect(render(template, {})).toBe(text);
	});

	it.each([
		['Thanks {first_name}—we got it', 'Thanks—we got it'],
		['Thanks {first_name} — we got it', 'Thanks — we got it'],
		["{first_name}'s visit is booked", 'visit is booked'],
		["Is {first_name}’s visit booked?", 'Is visit booked?'],
		['{first_name}, {first_name}, {first_name}!', '!'],
		['Hi {first_name}{last_name}{business}, you', 'Hi, you'],
		['Hi {first_name}\n\nSmith', 'Hi\n\nSmith'],
		['{emergency}\n{emergency}\nSmith', 'Smith'],
		['Smith ({service_line}). Sorry', 'Smith. Sorry'],
		['Smith [{service_line}]: sorry', 'Smith: sorry'],
	])('%j: %j', (template, text) => {
		expect(render(template, {})).toBe(text);
	});

	it('leaves the user’s own spelling alone', () => {
		expect(render('Smith Inc., open 9-5; ring (415) 555-0100', {})).toBe('Smith Inc., open 9-5; ring (415) 555-0100');
		expect(render('this is {business}, sorry', { business: 'Smith Inc.' })).toBe('this is Smith Inc., sorry');
		expect(render('Line one\n\nLine two', {})).toBe('Line one\n\nLine two');
	});
});

describe('a value that ends a sentence by itself', () => {
	it.each([
		['this is {business}. Sorry', 'this is Smith Inc. Sorry'],
		['this is {business}, sorry', 'this is Smith Inc., sorry'],
		['from {business}.', 'from Smith Inc.'],
		['from {business}...', 'from Smith Inc....'],
		['({business}.)', '(Smith Inc.)'],
		['{business}! Hi', 'Smith Inc.! Hi'],
		['{business}{nothing}. Hi', 'Smith Inc. Hi'],
	])('%j: %j', (template, text) => {
		expect(render(template, { business: 'Smith Inc.' })).toBe(text);
	});

	it('keeps its own mark', () => {
		expect(render('this is {business}. Sorry', { business: 'Wow!' })).toBe('this is Wow! Sorry');
		expect(render('we open {opens|soon.}.', {})).toBe('we open soon.');
	});
});

describe('names that a template must not reach', () => {
	it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype'])('%s is not known', (name) => {
		expect(render(`Hi {${name}|there}`, { first_name: 'Ann' })).toBe('Hi there');
		expect(render(`Hi {{ ${name} }}.`, {})).toBe('Hi.');
	});
});

describe('hostile values', () => {
	it.each([
		'{business}',
		'{{ business }}',
		'{first_name}',
		'$&',
		'$1',
		"$'",
		'{first_name|{business}}',
		'}{',
	])('%j is said as it is, never filled in again', (name) => {
		expect(render('Hi {first_name}, this is {business}.', { first_name: name, business: 'SECRET' })).toBe(`Hi ${name}, this is SECRET.`);
	});

	it('shows nothing of the mark that it works with', () => {
		expect(render('Hi \uE000{first_name}, you \uE000', { first_name: 'A\uE000nn' })).toBe('Hi Ann, you');
		expect(render('Hi \uE001. {first_name}\uE001.', { first_name: '\uE001Ann\uE001' })).toBe('Hi. Ann.');
	});

	it('is quick with long nonsense', () => {
		for (const nonsense of ['{'.repeat(50_000), '{a'.repeat(50_000), '}'.repeat(50_000), '{{a}}'.repeat(20_000), ' ,'.repeat(50_000), '\t '.repeat(50_000), `a${' '.repeat(200_000)}b`, `a${' {x}'.repeat(50_000)}b`, `a${'\t'.repeat(200_000)}{x},`, '(\uE000'.repeat(50_000), '{a} '.repeat(20_000)]) {
			expect(typeof render(nonsense, { first_name: nonsense })).toBe('string');
		}
	});
});

describe('whatever the template and the values', () => {
	const name = fc.constantFrom('first_name', 'business', 'line', 'nobody', 'constructor');
	const piece = fc.oneof(
		fc.constantFrom('Hi', ' ', ', ', '. ', '\n', '!', 'we call', ' (', ')', '"', '¿'),
		fc.tuple(fc.constantFrom(['{', '}'], ['{{', '}}'], ['{{ ', ' }}']), name, fc.constantFrom('', '|there', ' | , ')).map(([[open, close], field, fallback]) => `${open}${field}${fallback}${close}`),
	);
	const template = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
	const values = fc.record({ first_name: fc.option(fc.constantFrom('Ann', 'Zoë', '  '), { nil: undefined }), business: fc.constantFrom('Smith Inc.', 'A & B') }, { requiredKeys: [] });

	it('no brace, no double space, no space before a comma, no space at either end', () => {
		fc.assert(
			fc.property(template, values, (text, known) => {
				const shown = render(text, known);
				expect(shown).not.toMatch(/[{}\uE000]|undefined|null|[ \t]{2}| [,!?;:](?=\s|$)|^\s|\s$|[ \t]\n/);
			}),
			{ numRuns: 2000 },
		);
	});

	it('says every known value that it names', () => {
		fc.assert(
			fc.property(template, (text) => {
				const shown = render(text, { business: 'ZZZ' });
				expect(shown.includes('ZZZ')).toBe(fieldsOf(text).includes('business'));
			}),
		);
	});
});

describe('the fields that a template names', () => {
	it('in both forms, with and without fallback, in order', () => {
		expect(fieldsOf('Hi {first_name}, {{ business | us }}: {line|} {{opens|soon}} {}')).toEqual(['first_name', 'business', 'line', 'opens', '']);
		expect(fieldsOf('no fields at all')).toEqual([]);
	});
});
