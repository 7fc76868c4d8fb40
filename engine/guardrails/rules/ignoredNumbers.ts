import { isToTeam, skip, type Rule } from '../rule';

/** Vendors, blocked callers and others the business has listed: a whole number, or a prefix that ends in `*`. */
export const ignoredNumbers: Rule = (facts) => {
	const number = facts.to.e164;
	if (number === undefined || isToTeam(facts)) return undefined;
	const entry = facts.profile.ignoredNumbers.find((listed) =>
		listed.endsWith('*') ? number.startsWith(listed.slice(0, -1)) : listed === number,
	);
	return entry === undefined ? undefined : skip('ignored_number', { entry });
};
