import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** NANP: area code and exchange begin with 2–9. Wider than libphonenumber's list of area codes in use. */
const NANP = /^\+1[2-9]\d{2}[2-9]\d{6}$/;
const LONGEST = 40;

/** True for the ISO 3166-1 alpha-2 code of a country with phone numbers. */
export function isCountry(code: string): boolean {
	return isSupportedCountry(code);
}

/**
 * A phone number in E.164, from E.164 or a national format; undefined when it cannot be one, or has an extension.
 * Length decides and not the register of ranges in use: that one lags behind new ranges and leaves out numbers kept
 * for examples.
 * @param country ISO 3166-1 alpha-2 country whose national format to assume without a `+`
 */
export function toE164(text: string, country: string): string | undefined {
	// Copied numbers often bring invisible marks of writing direction along.
	const clean = text.replace(/\p{Cf}/gu, '').trim().replace(/^tel:/i, '');
	if (clean.length > LONGEST) return undefined;
	const number = parsePhoneNumberFromString(clean, {
		...(isSupportedCountry(country) ? { defaultCountry: country } : {}),
		extract: false,
	});
	if (number === undefined || number.ext !== undefined || !number.isPossible()) return undefined;
	return number.countryCallingCode !== '1' || NANP.test(number.number) ? number.number : undefined;
}

/** An E.164 number, or a prefix of at least one digit ending in `*`, from either as people write it. */
export function toIgnored(text: string, country: string): string | undefined {
	const clean = text.replace(/[\p{Cf}\s().-]/gu, '');
	if (!clean.endsWith('*')) return toE164(text, country);
	return /^\+[1-9]\d{0,13}\*$/.test(clean) ? clean : undefined;
}
