import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneForms } from '../ports';

/** The formats in which people and other systems store a number, which searches on stored text have to be asked for. */
export function phoneForms(number: string): PhoneForms {
	// An extension is no part of what a contact is found by.
	const e164 = parsePhoneNumberFromString(number)?.number ?? number;
	const parsed = parsePhoneNumberFromString(e164);
	const national = parsed?.nationalNumber ?? e164.replace(/\D/g, '');
	const code = parsed?.countryCallingCode ?? '';
	const ours = parsed ? [parsed.formatNational(), parsed.formatInternational()] : [];
	const grouped = code === '1' && national.length === 10 ? northAmerican(national) : [];
	const others = [...ours, ...grouped, national, `${code}${national}`, `+${code} ${national}`, `00${code}${national}`];
	return { e164, national, others: [...new Set(others)].filter((form) => form !== '' && form !== e164) };
}

/** (415) 555-0132 in the other ways in which North Americans write it. */
function northAmerican(national: string): readonly string[] {
	const [area, exchange, line] = [national.slice(0, 3), national.slice(3, 6), national.slice(6)];
	return [
		`${area}-${exchange}-${line}`,
		`${area}.${exchange}.${line}`,
		`${area} ${exchange} ${line}`,
		`(${area})${exchange}-${line}`,
		`+1 (${area}) ${exchange}-${line}`,
		`+1-${area}-${exchange}-${line}`,
		`1-${area}-${exchange}-${line}`,
		`1 (${area}) ${exchange}-${line}`,
	];
}

/** What a contact is called of whom nobody knows the name. */
export const placeholderName = (forms: PhoneForms): string => `Caller ${forms.others[0] ?? forms.e164}`;
