import { skip, type Rule } from '../rule';

/** “Sorry we missed your call” half a day later is worse than silence; a report may come that late after an outage. */
export const stale: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.call) return undefined;
	const endedAt = facts.call.endedAt ?? facts.call.startedAt;
	const hours = facts.settings.staleAfterHours;
	if (hours <= 0 || facts.now - endedAt <= hours * 3_600_000) return undefined;
	return skip('stale', { endedAt, staleAfterHours: hours });
};
