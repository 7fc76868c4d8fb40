import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isUsState, placeOfNumber, windowsOfState } from '../../../../engine/places';

describe('placeOfNumber', () => {
	it.each([
		['+12125550100', 'US', ['America/New_York'], 'NY'],
		['+14155550100', 'US', ['America/Los_Angeles'], 'CA'],
		['+12025550100', 'US', ['America/New_York'], 'DC'],
		['+12075550100', 'US', ['America/New_York'], 'ME'],
		['+18085550100', 'US', ['Pacific/Honolulu'], 'HI'],
		['+16025550100', 'US', ['America/Phoenix'], 'AZ'],
		['+12085550100', 'US', ['America/Boise', 'America/Los_Angeles'], 'ID'],
		['+12035550100', 'US', ['America/New_York'], 'CT'],
		['+19075550100', 'US', expect.arrayContaining(['America/Anchorage']), 'AK'],
	])('%s is a number of %s, in %p, of the state %s', (number, country, zones, state) => {
		expect(placeOfNumber(number)).toEqual({ country, zones, state });
	});

	it('goes by the longest beginning that fits', () => {
		// 208 is Idaho; two of its exchanges, one in each of its zones.
		expect(placeOfNumber('+12082015555').zones).toEqual(['America/Denver']);
		expect(placeOfNumber('+12082155555').zones).toEqual(['America/Los_Angeles']);
	});

	it.each([
		['+14165550100', 'ON'],
		['+15145550100', 'QC'],
		['+16045550100', 'BC'],
		['+12505550100', 'BC'],
		['+17095550100', 'NL'],
		['+15065550100', 'NB'],
	])('knows the province of %s', (number, state) => {
		expect(placeOfNumber(number)).toMatchObject({ country: 'CA', state });
		expect(isUsState(state)).toBe(false);
		expect(windowsOfState(state)).toBeUndefined();
	});

	it('names no province where an area code serves two', () => {
		expect(placeOfNumber('+19025550100')).toEqual({ country: 'CA', zones: ['America/Halifax'] });
	});

	it.each([
		['+18765550100', 'JM', ['America/Jamaica']],
		['+16585550100', 'JM', ['America/Jamaica']],
		['+17875550100', 'PR', ['America/Puerto_Rico']],
		['+12425550100', 'BS', ['America/Nassau']],
		['+18095550100', 'DO', ['America/Santo_Domingo']],
		['+16715550100', 'GU', ['Pacific/Guam']],
	])('%s is of %s and not of the United States', (number, country, zones) => {
		expect(placeOfNumber(number)).toEqual({ country, zones });
	});

	it.each(['+18005550100', '+18885550100', '+18335550100', '+19005550100', '+15005550006', '+15225550100'])('knows no place of %s', (number) => {
		expect(placeOfNumber(number)).toEqual({ zones: [] });
	});

	it.each([
		['+442079460000', 'GB', ['Europe/London']],
		['+493023125000', 'DE', ['Europe/Berlin']],
		['+77012345678', 'KZ', expect.arrayContaining(['Asia/Almaty'])],
		['+79161234567', 'RU', expect.anything()],
		['+35318000000', 'IE', expect.anything()],
		['+819012345678', 'JP', ['Asia/Tokyo']],
	])('reaches beyond North America: %s', (number, country, zones) => {
		expect(placeOfNumber(number)).toEqual({ country, zones });
	});

	it.each(['+870773111632', '+88213300655', '+80012345678', '+979123456789'])('knows no country of %s, which belongs to none', (number) => {
		expect(placeOfNumber(number)).toEqual({ zones: [] });
	});

	it.each(['', '+', '+1', '4155550100', '14155550100', '+0145', '+1415555010a', '+14155550100\n', ' +14155550100', '+1415555010012345678', 'anonymous', '__proto__'])(
		'knows nothing of %p',
		(text) => {
			const place = placeOfNumber(text);
			expect(place).toEqual({ zones: [] });
		},
	);

	it('hands out nothing that could be changed for the next one', () => {
		const { zones } = placeOfNumber('+14155550100');
		expect(() => (zones as string[]).push('Mars/Olympus')).toThrow(TypeError);
		expect(() => (placeOfNumber('').zones as string[]).push('Mars/Olympus')).toThrow(TypeError);
		expect(placeOfNumber('+14155550100').zones).toEqual(['America/Los_Angeles']);
	});

	it('is of one mind with itself, whatever the number', () => {
		const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 14 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), digits, (first, rest) => {
				const { country, zones, state } = placeOfNumber(`+${first}${rest.join('')}`);
				expect(zones.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
				expect(new Set(zones).size).toBe(zones.length);
				if (state !== undefined) expect(country).toBe(isUsState(state) ? 'US' : 'CA');
				if (country !== undefined) expect(country).toMatch(/^[A-Z]{2}$/);
			}),
			{ numRuns: 2_000 },
		);
	});

	it('agrees with libphonenumber on the country of North American numbers', () => {
		const differing: string[] = [];
		for (let area = 200; area < 1_000; area++) {
			const number = `+1${area}2345678`;
			const theirs = parsePhoneNumberFromString(number)?.country;
			const { country } = placeOfNumber(number);
			if (country !== undefined && theirs !== undefined && country !== theirs) differing.push(`${number} ${country} ${theirs}`);
		}
		expect(differing).toEqual([]);
	});
});
