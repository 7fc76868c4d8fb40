import { table, type Table } from './table';

/** What the first digits of a number say of whoever has it. Numbers are ported, and people move: a place is a guess. */
export interface Place {
	/** ISO 3166-1 alpha-2; absent for numbers of no country, such as toll-free ones of North America. */
	readonly country?: string;
	/** IANA names of all zones the number may be in; empty when that is not known. */
	readonly zones: readonly string[];
	/** Two letters of a state of the United States (or `DC`), or of a province or territory of Canada. */
	readonly state?: string;
}

const E164 = /^\+[1-9]\d{2,14}$/;
const NOWHERE: Place = Object.freeze({ zones: Object.freeze([]) });

/** The place of an E.164 number; one without country and zones for anything else. */
export function placeOfNumber(e164: string): Place {
	if (!E164.test(e164)) return NOWHERE;
	const { zones, countries, states, longest } = table();
	const digits = e164.slice(1, 1 + longest);
	const country = longestPrefix(countries, digits);
	const state = longestPrefix(states, digits);
	return {
		zones: longestPrefix(zones, digits) ?? NOWHERE.zones,
		...(country === undefined ? {} : { country }),
		...(state === undefined ? {} : { state }),
	};
}

function longestPrefix<T>(meanings: Table<T>, digits: string): T | undefined {
	for (let length = digits.length; length > 0; length--) {
		const meaning = meanings.get(digits.slice(0, length));
		if (meaning !== undefined) return meaning;
	}
	return undefined;
}
