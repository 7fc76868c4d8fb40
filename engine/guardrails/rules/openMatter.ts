import { skipTo, type Rule } from '../rule';

/** Somebody with an appointment tomorrow does not ask “how can we help?”: the person who owns the matter calls back. */
export const openMatter: Rule = (facts) => {
	const { openMatters } = facts.profile;
	if (facts.purpose !== 'first_text' || openMatters === 'text') return undefined;
	const matter = facts.settings.openMatter ?? facts.openMatter;
	return matter === undefined || matter === '' ? undefined : skipTo(openMatters, 'open_matter', { matter });
};
