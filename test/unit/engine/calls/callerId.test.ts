import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, type CountryCode } from 'libphonenumber-js/max';
import { readCallerId, toE164 } from '../../../../engine/calls';

const ANN = '+14155550123';
const KINDS = ['number', 'anonymous', 'short_code', 'toll_free', 'premium', 'invalid'];

/** What Twilio spells on the keypad where there is no number. */
const KEYPAD = { ANONYMOUS: '266696687', RESTRICTED: '7378742833', UNAVAILABLE: '86282452253', BLOCKED: '2562533', UNKNOWN: '8656696' };

describe('callers who withhold their number', () => {
	const spelled = Object.entries(KEYPAD).flatMap(([word, digits]) => [
		[word, digits],
		[`${word} with +`, `+${digits}`],
		[`${word} with 1`, `1${digits}`],
		[`${word} with +1`, `+1${digits}`],
		[`${word} as a SIP user`, `sip:+${digits}@sip.example.com`],
	]);

	it.each(spelled)('knows the keypad placeholder %s', (_word, raw) => {
		for (const country of ['US', 'GB', 'MX', 'AU']) expect(readCallerId(raw ?? '', country)).toEqual({ kind: 'anonymous' });
	});

	it.each([
		'',
		'   ',
		'anonymous',
		'Anonymous',
		'ANONYMOUS',
		'restricted',
		'unknown',
		'unavailable',
		'private',
		'blocked',
		'withheld',
		'<unknown>',
		' <Unknown> ',
		'"Anonymous" <>',
		'"Anonymous" <sip:anonymous@anonymous.invalid>',
		'sip:anonymous@anonymous.invalid',
		'sips:Restricted@sip.example.com;transport=tls',
		'Private Number',
		'No Caller ID',
		'n/a',
		'null',
		'undefined',
		'+',
		'-',
		'0',
		'+0000000000',
	])('reads %j as nobody', (raw) => {
		expect(readCallerId(raw, 'US')).toEqual({ kind: 'anonymous' });
	});

	it.each(['sip:ann@sip.example.com', 'client:ann', 'client:ann7', 'sip:alice@192.0.2.1'])('takes no number out of a name: %s', (raw) => {
		expect(readCallerId(raw, 'US')).toEqual({ kind: 'anonymous' });
	});

	it('does not mistake a real number for a placeholder that it contains', () => {
		expect(readCallerId('+14155550123', 'US').kind).toBe('number');
		expect(readCallerId('+12565550133', 'US')).toMatchObject({ kind: 'number', e164: '+12565550133' });
	});
});

describe('a number in any wrapping', () => {
	it.each([
		'+14155550123',
		'14155550123',
		'4155550123',
		'(415) 555-0123',
		'415-555-0123',
		'415.555.0123',
		'+1 415 555 0123',
		'++14155550123',
		'+1-415-555-0123#',
		'01114155550123',
		'0014155550123',
		'\u202a+14155550123\u202c',
		'tel:+1-415-555-0123',
		'tel:+14155550123;phone-context=example.com',
		'sip:+14155550123@sip.example.com',
		'SIP:+14155550123@sip.example.com:5060;user=phone',
		'sips:4155550123@sip.example.com',
		'sip:%2B14155550123@sip.example.com',
		'sip:+14155550123;npdi=yes@sip.example.com',
		'whatsapp:+14155550123',
		'Ann Smith <+14155550123>',
		'"Smith, Ann" <sip:+14155550123@sip.example.com>;tag=1c2',
		'"A <b> C" <+14155550123>',
		'415-555-0123 ext. 5',
		'415-555-0123x5',
		'+14155550123x5',
	])('reads %j', (raw) => {
		expect(readCallerId(raw, 'US')).toEqual({ kind: 'number', e164: ANN, country: 'US' });
		expect(toE164(raw, 'US')).toBe(ANN);
	});

	it('reads a number without + by the country of the business, and by its country code where that fails', () => {
		const mexican = getExampleNumber('MX', examples);
		const national = mexican?.formatNational() ?? '';
		expect(readCallerId(national, 'MX')).toMatchObject({ kind: 'number', e164: mexican?.number, country: 'MX' });
		expect(readCallerId('14155550123', 'GB')).toMatchObject({ kind: 'number', e164: ANN });
		expect(readCallerId('14155550123', 'MX')).toMatchObject({ kind: 'number', e164: ANN });
	});

	it.each(['', 'XX', 'us-ca', '__proto__', 'constructor'])('survives a country that is none (%j)', (country) => {
		expect(readCallerId(ANN, country)).toMatchObject({ kind: 'number', e164: ANN });
		expect(readCallerId('4155550123', country).kind).toBe('invalid');
	});
});

describe('what is no person to text', () => {
	it.each(['911', '12345', '72975', '123456', '611'])('short code %s', (raw) => {
		expect(readCallerId(raw, 'US')).toEqual({ kind: 'short_code' });
		expect(toE164(raw, 'US')).toBeNull();
	});

	it.each(['800', '888', '877', '866', '855', '844', '833'])('toll-free number of area code %s', (area) => {
		expect(readCallerId(`+1${area}5550199`, 'US')).toMatchObject({ kind: 'toll_free', e164: `+1${area}5550199` });
		expect(readCallerId(`${area}-555-0199`, 'US').kind).toBe('toll_free');
	});

	it('international freephone', () => {
		expect(readCallerId('+80055501990', 'US').kind).toBe('toll_free');
	});

	it('premium-rate number', () => {
		expect(readCallerId('+19005550123', 'US')).toMatchObject({ kind: 'premium', e164: '+19005550123' });
	});

	it.each([
		['too short', '+1415555'],
		['too long', '+141555501234567'],
		['seven digits without an area code', '5550123'],
		['a + where the 1 is missing', '+4155550123'],
		['an area code that begins with 1', '+11555550123'],
		['an exchange that begins with 0', '+14150550123'],
		['an exchange that begins with 1', '+14151550123'],
		['letters on the keypad', '1-800-FLOWERS'],
		['two numbers', '4155550123 4155550124'],
		['words around a number', 'call 4155550123 now'],
		['a country code that does not exist', '+9995550123'],
	])('%s: invalid', (_what, raw) => {
		expect(readCallerId(raw, 'US')).toEqual({ kind: 'invalid' });
		expect(toE164(raw, 'US')).toBeNull();
	});
});

describe('whatever comes', () => {
	const countries: readonly string[] = getCountries();
	const anyCountry = fc.oneof(fc.constantFrom(...countries), fc.string({ maxLength: 4 }));
	const phoneLike = fc.string({
		unit: fc.constantFrom(...'+0123456789()-.;:@<>"x #*,/ '.split(''), 'sip:', 'tel:', 'ext', '\u202a', '١', '５', '\u0000', '\ud83d'),
		maxLength: 40,
	});

	it('gives one of the kinds, and E.164 that reads as itself', () => {
		fc.assert(
			fc.property(fc.oneof(phoneLike, fc.string({ unit: 'binary', maxLength: 300 })), anyCountry, (raw, country) => {
				const found = readCallerId(raw, country);
				expect(KINDS).toContain(found.kind);
				if (found.e164 === undefined) {
					expect(found.kind).not.toBe('number');
					return;
				}
				expect(found.e164).toMatch(/^\+[1-9]\d{4,14}$/);
				expect(readCallerId(found.e164, 'US').e164).toBe(found.e164);
			}),
			{ numRuns: 3000 },
		);
	});

	it.each([
		['a megabyte of digits', '4'.repeat(1_000_000)],
		['a megabyte of angles', '<'.repeat(1_000_000)],
		['a megabyte of spaces', ' '.repeat(1_000_000)],
		['a megabyte of dashes after a number', `+14155550123${'-'.repeat(1_000_000)}`],
		['markup', '<script>alert(1)</script>'],
		['SQL', "'; DROP TABLE calls; --"],
		['a lone surrogate', '\ud83d'],
	])('reads %s without harm', (_what, raw) => {
		expect(KINDS).toContain(readCallerId(raw, 'US').kind);
	});

	it('gives back every country’s mobile number as it came, whatever the country of the business', () => {
		const wrong: string[] = [];
		for (const country of countries) {
			const example = getExampleNumber(country as CountryCode, examples);
			if (!example) continue;
			for (const home of ['US', 'GB', 'MX', 'IT', country]) {
				const found = readCallerId(example.number, home);
				if (found.kind !== 'number' || found.e164 !== example.number) wrong.push(`${country} in ${home}: ${JSON.stringify(found)}`);
			}
			const spaced = readCallerId(example.formatInternational(), 'US');
			if (spaced.e164 !== example.number) wrong.push(`${country} with spaces: ${JSON.stringify(spaced)}`);
		}
		expect(wrong).toEqual([]);
	});

	it('takes every number of the North American plan, also in area codes that are not in use yet', () => {
		const digit = (from: number) => fc.integer({ min: from, max: 9 }).map(String);
		const nanp = fc
			.tuple(digit(2), digit(0), digit(0), digit(2), digit(0), digit(0), fc.integer({ min: 0, max: 9999 }).map((n) => String(n).padStart(4, '0')))
			.map((parts) => `+1${parts.join('')}`)
			.filter((number) => !Object.values(KEYPAD).includes(number.slice(2)));
		fc.assert(
			fc.property(nanp, (number) => {
				expect(readCallerId(number, 'US').e164).toBe(number);
			}),
		);
	});
});
