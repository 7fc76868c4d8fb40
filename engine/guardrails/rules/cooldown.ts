import type { TextFacts } from '../facts';
import { skip, skipTo, type Rule } from '../rule';

/**
 * One first text per person and business within the cooldown, however often they call and on whichever of its numbers.
 * Who calls again a while after the text gets another wording once, or a person of the team, as the business wants.
 */
export const cooldown: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || facts.lastFirstTextAt === undefined || !isWithinCooldown(facts)) return undefined;
	// The first call's text is still to come, and does for this one as well.
	if (facts.lastFirstTextHeld === true) return skip('texted_lately', { waits: true });
	const { repeatCallers } = facts.profile;
	const evidence = { lastTextAt: facts.lastFirstTextAt, cooldownHours: cooldownHours(facts) };
	if (facts.now - facts.lastFirstTextAt < repeatCallers.afterMinutes * 60_000) return skip('texted_lately', evidence);
	if (repeatCallers.then === 'escalate') return skipTo('escalate', 'texted_lately', evidence);
	return mayRepeat(facts) ? undefined : skip('texted_lately', evidence);
};

/** The wording for repeat callers, once per cooldown. */
function mayRepeat(facts: TextFacts): boolean {
	if (facts.profile.repeatCallers.then !== 'text') return false;
	return facts.lastRepeatTextAt === undefined || facts.now - facts.lastRepeatTextAt >= cooldownHours(facts) * 3_600_000;
}

const cooldownHours = (facts: TextFacts): number => facts.settings.cooldownHours ?? facts.profile.cooldownHours;

/** A clock set back makes the elapsed time negative: still lately. */
export function isWithinCooldown(facts: TextFacts): boolean {
	const hours = cooldownHours(facts);
	return facts.lastFirstTextAt !== undefined && hours > 0 && !(facts.now - facts.lastFirstTextAt >= hours * 3_600_000);
}
