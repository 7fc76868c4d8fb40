import { skip, type Rule } from '../rule';

/**
 * “Sorry we missed your call” half a day later is worse than silence; a report may come that late after an outage. The
 * age of a text that was held on purpose counts from the end of the hold: quiet hours may last longer than this.
 */
export const stale: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.call) return undefined;
	const endedAt = facts.call.endedAt ?? facts.call.startedAt;
	const hours = facts.settings.staleAfterHours;
	const dueAt = Math.max(endedAt, facts.plannedAt ?? endedAt);
	if (hours <= 0 || facts.now - dueAt <= hours * 3_600_000) return undefined;
	return skip('stale', { endedAt, staleAfterHours: hours });
};
