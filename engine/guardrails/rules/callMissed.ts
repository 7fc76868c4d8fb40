import { skip, type Rule } from '../rule';

/** A caller who was answered, by any leg, is never texted about a missed call; nor is one whose call does not count. */
export const callMissed: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.call) return undefined;
	if (facts.call.outcome === 'missed') return undefined;
	return skip(facts.call.outcome === 'answered' ? 'answered' : 'not_missed', { outcome: facts.call.outcome });
};
