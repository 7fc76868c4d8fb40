import { hasCallingCodeOf } from '../../calls';
import { isConversational, skip, type Rule } from '../rule';

/** Territories that share the law and the price of another country. */
const PART_OF: Readonly<Record<string, string>> = { PR: 'US', VI: 'US', GU: 'US', AS: 'US', MP: 'US', GG: 'GB', JE: 'GB', IM: 'GB', CX: 'AU', CC: 'AU' };

/**
 * A text abroad costs several times as much, other laws apply, and a call from there is more often a lure than a lead.
 * Abroad is what has another calling code, unless the profile names the countries: people of the United States, Canada
 * and the Caribbean call one another's businesses as a matter of course.
 */
export const foreignCountry: Rule = (facts) => {
	const { country, e164 } = facts.to;
	if (!isConversational(facts) || e164 === undefined) return undefined;
	const { textCountries, country: home } = facts.profile;
	const fits =
		textCountries === undefined || country === undefined
			? (textCountries ?? [home]).some((each) => hasCallingCodeOf(e164, each))
			: // Both ways: who texts San Juan texts the mainland as well.
				textCountries.some((each) => lawOf(each) === lawOf(country));
	return fits ? undefined : skip('foreign_country', { country: country ?? null });
};

const lawOf = (country: string): string => PART_OF[country] ?? country;
