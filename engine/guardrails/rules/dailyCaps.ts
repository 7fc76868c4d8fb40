import { isLimited, skipTo, type Rule } from '../rule';

/** However a canvas is wired, a loop in it reaches nobody more often than this in a day. Keyword answers and emergencies are exempt. */
export const dailyCaps: Rule = (facts) => {
	if (!isLimited(facts)) return undefined;
	const { person, business } = facts.profile.dailyCaps;
	if (person > 0 && (facts.textsToday ?? 0) >= person) return skipTo('escalate', 'daily_cap_person', { textsToday: facts.textsToday ?? 0, cap: person });
	const sent = facts.pace?.textsToday ?? 0;
	return business > 0 && sent >= business ? skipTo('escalate', 'daily_cap_business', { textsToday: sent, cap: business }) : undefined;
};
