import type { ReasonCode } from '../decision';
import { isToTeam, listed, skip, type Rule } from '../rule';

/** Staff, vendors, blocked callers and others the business has listed: a whole number, or a prefix that ends in `*`. */
export const ignoredNumbers: Rule = (facts) => {
	const number = facts.to.e164;
	if (number === undefined || isToTeam(facts)) return undefined;
	const { ignoredNumbers: ignored, numberLists } = facts.profile;
	const lists: ReadonlyArray<readonly [ReasonCode, readonly string[]]> = [
		['blocked_number', numberLists.blocked],
		['staff_number', numberLists.staff],
		['vendor_number', numberLists.vendors],
		['ignored_number', ignored],
	];
	for (const [reason, list] of lists) {
		const entry = listed(list, number);
		if (entry !== undefined) return skip(reason, { entry });
	}
	return undefined;
};
