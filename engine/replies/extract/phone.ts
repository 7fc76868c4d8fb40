import { findPhoneNumbersInText, isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';

/** Numbers are looked for in this much of a text; the search is the dearest part of reading it. */
const SEARCHED = 1000;

function countryCode(country: string | undefined): CountryCode {
	const code = country?.toUpperCase() ?? 'US';
	return isSupportedCountry(code) ? code : 'US';
}

/**
 * The phone number written in a text, E.164; the last one when there are several, since people
 * correct themselves onwards. Null when there is none.
 *
 * @param country ISO 3166-1 alpha-2, for numbers without a country code
 */
export function findCallbackNumber(text: string, country: string | undefined): string | null {
	const searched = text.slice(0, SEARCHED);
	if ((searched.match(/\d/g)?.length ?? 0) < 7) return null;
	const found = findPhoneNumbersInText(searched, { defaultCountry: countryCode(country) });
	return found.at(-1)?.number.number ?? null;
}
