import { skip, type Rule } from '../rule';

/** One first text per person and business within the cooldown, however often they call and on whichever of its numbers. */
export const cooldown: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || facts.lastFirstTextAt === undefined) return undefined;
	const hours = facts.settings.cooldownHours ?? facts.profile.cooldownHours;
	const elapsedMs = facts.now - facts.lastFirstTextAt;
	// A clock set back makes the elapsed time negative: still lately.
	if (hours <= 0 || elapsedMs >= hours * 3_600_000) return undefined;
	return skip('texted_lately', { lastTextAt: facts.lastFirstTextAt, cooldownHours: hours });
};
