import { skip, type Rule } from '../rule';

/** Who has been called back, or called again and was answered, needs no apology for a missed call. */
export const reachedSince: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.call || facts.reachedAt === undefined) return undefined;
	return facts.reachedAt >= facts.call.startedAt ? skip('reached_since', { reachedAt: facts.reachedAt }) : undefined;
};
