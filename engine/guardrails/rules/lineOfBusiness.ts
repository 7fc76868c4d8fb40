import { skip, type Rule } from '../rule';

/**
 * A call to a number of another business is that one's: the text would name the wrong one. A line of this business that
 * forwarded the call counts, wherever it was forwarded to; so does a number that nobody has, as a trigger that stands
 * for one business may take calls in on a number that is in no profile.
 */
export const lineOfBusiness: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || facts.call?.line === undefined) return undefined;
	const { line, lineOf, forwardedFrom } = facts.call;
	const ours = facts.profile.numbers.some((own) => own.number === line || own.number === forwardedFrom);
	return ours || lineOf === undefined || lineOf === facts.profile.id ? undefined : skip('not_our_number', { line, lineOf });
};
