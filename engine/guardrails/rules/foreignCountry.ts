import { hasCallingCodeOf } from '../../calls';
import { isConversational, skip, type Rule } from '../rule';

/** Territories that share the law and the price of another country. */
const PART_OF: Readonly<Record<string, string>> = { PR: 'US', VI: 'US', GU: 'US', AS: 'US', MP: 'US', GG: 'GB', JE: 'GB', IM: 'GB', CX: 'AU', CC: 'AU' };

/** A text abroad costs several times as much, other laws apply, and a call from there is more often a lure than a lead. */
export const foreignCountry: Rule = (facts) => {
	const { country, e164 } = facts.to;
	if (!isConversational(facts) || e164 === undefined) return undefined;
	const allowed = facts.profile.textCountries ?? [facts.profile.country];
	// Both ways: who texts from San Juan texts the mainland as well.
	const fits = country === undefined ? allowed.some((each) => hasCallingCodeOf(e164, each)) : allowed.some((each) => lawOf(each) === lawOf(country));
	return fits ? undefined : skip('foreign_country', { country: country ?? null });
};

const lawOf = (country: string): string => PART_OF[country] ?? country;
