import fc from 'fast-check';
import { firstNameFor } from '../../../../engine/texts';

describe('a first name to greet somebody by', () => {
	it.each([
		['Ann', 'Ann'],
		['ann', 'Ann'],
		['ANN', 'Ann'],
		['  Ann  ', 'Ann'],
		['Ann 🌸', 'Ann'],
		['Ann Lee', 'Ann'],
		['Dr. Ann Lee', 'Ann'],
		['Mary-Jo', 'Mary-Jo'],
		['MARY-JO', 'Mary-Jo'],
		["d'arcy", "D'Arcy"],
		['McKenna', 'McKenna'],
		['DeShawn', 'DeShawn'],
		['María José', 'María'],
		['ÁNGELA', 'Ángela'],
		['Zoe\u0308', 'Zoë'],
		['Bob (plumber)', 'Bob'],
		['"Bud" Lee', 'Bud'],
		['Smith, John', 'John'],
	])('%j in the field for first names: %j', (firstName, greeting) => {
		expect(firstNameFor({ firstName })).toBe(greeting);
	});

	it.each([
		['John Smith', 'John'],
		['john smith', 'John'],
		['Smith, John', 'John'],
		['SMITH, JOHN', 'John'],
		['SMITH, JOHN A', undefined],
		['Jude North', 'Jude'],
		['Ann Lee Smith', 'Ann'],
		['Ms. Ann Lee', 'Ann'],
		['Ann', 'Ann'],
	])('%j as the whole name: %j', (name, greeting) => {
		expect(firstNameFor({ name })).toBe(greeting);
	});

	it('the field for it before the whole name, and the whole name where that one says nothing', () => {
		expect(firstNameFor({ firstName: 'Annie', name: 'Ann Smith' })).toBe('Annie');
		expect(firstNameFor({ firstName: 'WIRELESS', name: 'Ann Smith' })).toBe('Ann');
		expect(firstNameFor({ firstName: '', name: 'Ann Smith' })).toBe('Ann');
	});
});

describe('no greeting is better than a wrong one', () => {
	it.each([
		'WIRELESS CALLER', 'Wireless Caller', 'UNKNOWN', 'Unknown Caller', 'UNAVAILABLE', 'ANONYMOUS', 'PRIVATE', 'Private Number', 'RESTRICTED', 'TOLL FREE CALL', 'OUT OF AREA', 'CELL PHONE',
		'SPAM RISK', 'Scam Likely', 'POTENTIAL SPAM', 'TELEMARKETER', 'GOOGLE', 'VERIZON', 'Número privado', 'DESCONOCIDO',
		'NEW YORK NY', 'New York NY', 'DALLAS TX', 'Dallas TX', 'DALLAS, TX', 'Los Angeles CA', 'SAN DIEGO', 'San Jose',
		'SMITH JOHN', 'JOHN SMITH', 'SMITH', 'CHRISTOPHERSON', 'MARTINEZ, MARIA', 'SMITH,JOHN,PAUL',
		'Acme Plumbing LLC', 'ACME PLUMBING', 'Riverside Dental', 'Smith & Sons', 'City of Austin', 'Dr. Smith', 'Mr Smith', 'Mrs. Lee',
		'de la Cruz', 'J', 'J.', 'J. Smith', 'Jr', 'Xx', 'aaa', 'null', 'undefined', 'test', 'New Lead', 'Customer', 'Mom', 'STOP', 'HELP',
		'+14155550123', '4155550123', 'V12345', 'ann@example.com', 'example.com', '{first_name}', '{{ business }}', '<b>Ann</b>', '---', '...', '', '  ', '🌸', '李', 'Иван', `A${'n'.repeat(60)}`,
	])('%j', (name) => {
		expect(firstNameFor({ name })).toBeUndefined();
		expect(firstNameFor({ firstName: name.includes(' ') || name.includes(',') ? name : `${name} ${name}`.toUpperCase() })).toBeUndefined();
	});

	it.each(['WIRELESS', 'Unknown', 'CALLER', 'Private', 'x', 'Jr', 'null', 'STOP', 'de', '12'])('%j in the field for first names', (firstName) => {
		expect(firstNameFor({ firstName })).toBeUndefined();
	});

	it('nothing is known', () => {
		expect(firstNameFor({})).toBeUndefined();
		expect(firstNameFor({ firstName: null, name: null })).toBeUndefined();
	});
});

it('a name is as long as it is when it is said, whatever letters are two in one', () => {
	expect(firstNameFor({ name: 'ﬁwirelesswireless-ﬁ' })).toBeUndefined();
	expect(firstNameFor({ name: 'Soﬁa Rossi' })).toBe('Sofia');
});

it('whatever the name: one short word of letters, or nothing', () => {
	const word = fc.constantFrom('Ann', 'SMITH', 'wireless', 'LLC', ',', 'é', '\u0301', 'ﬁ', '{', '’', '-', '.', ' ', '\n', '🌸', '\u200d', 'a', 'STOP');
	fc.assert(
		fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(word, { maxLength: 8 }).map((words) => words.join(''))), (name) => {
			for (const known of [{ name }, { firstName: name }]) {
				const greeting = firstNameFor(known);
				if (greeting !== undefined) expect(greeting).toMatch(/^\p{Lu}[\p{L}\p{M}'’-]{1,19}$|^\p{Ll}[\p{L}\p{M}'’-]*\p{Lu}/u);
			}
		}),
		{ numRuns: 2000 },
	);
});
