import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A recipient or sender as Twilio stores it: E.164, national numbers read as North American.
 * @returns undefined for what no telephone network could route
 */
export function toE164(text: string): string | undefined {
	const number = parsePhoneNumberFromString(text, 'US');
	return number?.isPossible() ? number.number : undefined;
}

/** Whether the text could be a sender at all: a number, a short code, or an alphanumeric id. */
export function isSenderShaped(text: string): boolean {
	if (/^\d{3,8}$/.test(text)) return true;
	if (/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(text)) return true;
	return toE164(text) !== undefined;
}

/** ISO country of a number for the geographic webhook fields; empty when it cannot be told. */
export function countryOf(number: string): string {
	const country = parsePhoneNumberFromString(number)?.country;
	if (country) return country;
	return number.startsWith('+1') ? 'US' : '';
}

/** `(415) 555-0100` for North American numbers, the number itself otherwise. */
export function formatted(number: string): string {
	const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
	return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : number;
}
