import fc from 'fast-check';
import { maskNumbers, redactReply } from '../../../../../engine/replies';

const nobody = { names: [], addresses: [] };

describe('a text without what leads to a person', () => {
	it.each([
		['call me at 415-867-5309', 'call me at 202-555-0100'],
		['call (415) 867 5309 or 4158675310', 'call (202) 555 0100 or 2025550101'],
		['+1 415.867.5309, again 1-415-867-5309', '+1 202.555.0100, again 1-202-555-0100'],
		['its 867-5309', 'its 555-0100'],
		['ring +44 20 7946 0958', 'ring +1 202-555-0100'],
		['write to ann.lee+x@mail.co.uk pls', 'write to name@example.com pls'],
		['see https://photos.example.org/a/9f3?id=77 ok', 'see https://example.com ok'],
		['invoice 7654321 from may, order 123987', 'invoice 5550100 from may, order 123456'],
		['card 4111 1111 1111 1111', 'card 1234 5678 9012 3456'],
	])('%s', (text, redacted) => {
		expect(redactReply(text, nobody)).toBe(redacted);
	});

	it.each([
		'can you come 10-12 or 2-4 on 2026-11-21',
		'on 11-21-2026 at 3:30',
		'between 1500-2000 dollars, 12 windows',
		'unit 1204, 94110',
		'at 9 10 11 12 1 2 3 i am home',
		'',
		'thanks!!',
	])('leaves times, dates and prices: %s', (text) => {
		expect(redactReply(text, nobody)).toBe(text);
	});

	it('knows the numbers of the country', () => {
		expect(redactReply('rappelle 06 12 34 56 78', { ...nobody, country: 'FR' })).not.toMatch(/12 34 56/);
		expect(redactReply('call 9123 4567', { ...nobody, country: 'SG' })).not.toContain('9123');
	});

	it('has other names and addresses in place of those that are known', () => {
		const known = { names: ['Ann Lee'], addresses: ['345 Oak Street'], said: ['Maria Gómez'] };
		expect(redactReply('Ann here. ANN LEE for maria gómez, 345  oak street', known)).toBe('Sam here. Sam Carter for Sam Carter, 12 Oak St');
	});

	it('takes a known name for one only where it is written as one, unless the text itself told it', () => {
		expect(redactReply('will you call Will? it may rain', { ...nobody, names: ['Will May'] })).toBe('will you call Sam? it may rain');
		expect(redactReply("i'm will, call me", { ...nobody, said: ['Will'] })).toBe("i'm Sam, call me");
		expect(redactReply('Annual check, Planning', { ...nobody, names: ['Ann', 'Lan'] })).toBe('Annual check, Planning');
		expect(redactReply('Dr. Smith said', { ...nobody, names: ['Dr. Smith'] })).toBe('Dr. Sam said');
	});

	it('bears any text and any name', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, name) => {
				expect(typeof redactReply(text, { names: [name], addresses: [name], said: [name] })).toBe('string');
				expect(typeof maskNumbers(text)).toBe('string');
			}),
			{ numRuns: 500 },
		);
		for (const long of ['1'.repeat(20_000), 'a'.repeat(20_000), '(1-'.repeat(7_000), 'a.'.repeat(10_000), 'x@y.'.repeat(5_000)]) expect(redactReply(long, { ...nobody, names: ['a'] })).toEqual(expect.any(String));
	});

	it('never lets ten digits of a number through', () => {
		const separator = fc.constantFrom('', ' ', '-', '.', ') ');
		fc.assert(
			fc.property(fc.integer({ min: 2_012_000_000, max: 9_899_999_999 }), separator, separator, (number, one, two) => {
				const digits = String(number);
				const written = `${digits.slice(0, 3)}${one}${digits.slice(3, 6)}${two}${digits.slice(6)}`;
				expect(redactReply(`call ${written} ok`, nobody).replace(/\D/g, '')).toBe('2025550100');
			}),
			{ numRuns: 300 },
		);
	});
});

it('a masked text shows the last two digits', () => {
	expect(maskNumbers('call 415-867-5309 after 3pm')).toBe('call …09 after 3pm');
});
