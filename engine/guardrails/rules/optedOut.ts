import { isConversational, skip, type Rule } from '../rule';

/**
 * An opt-out ends every text but the one confirmation it is owed (47 CFR 64.1200(a)(12): one, within five minutes,
 * no marketing) and the answer to a later HELP.
 */
export const optedOut: Rule = (facts) => {
	if (facts.purpose === 'opt_out_confirmation') {
		if (facts.optedOutAt === undefined) return skip('not_opted_out');
		return facts.now - facts.optedOutAt > CONFIRM_WITHIN_MS ? skip('stale', { optedOutAt: facts.optedOutAt }) : undefined;
	}
	if (facts.optedOutAt === undefined || !(isConversational(facts) || facts.purpose === 'opt_in_confirmation')) return undefined;
	return skip('opted_out', { optedOutAt: facts.optedOutAt });
};

const CONFIRM_WITHIN_MS = 5 * 60_000;
