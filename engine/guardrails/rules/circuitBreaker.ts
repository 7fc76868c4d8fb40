import type { PaceFacts, TextFacts } from '../facts';
import { hold, isLimited, type Rule } from '../rule';

/**
 * Stops the texts of a business when something is wrong: far more of them than usual, many opt-outs, many filtered by
 * carriers. What is held is decided anew when the pause ends. The text that trips it also calls a person of the team.
 */
export const circuitBreaker: Rule = (facts) => {
	const { circuitBreaker: breaker } = facts.profile;
	if (!breaker.enabled || !facts.pace || !isLimited(facts)) return undefined;
	const { stoppedUntil, stoppedBecause } = facts.pace;
	if (stoppedUntil !== undefined && stoppedUntil > facts.now) return hold('circuit_open', stoppedUntil, { because: stoppedBecause ?? null });
	const because = causeOf(facts, facts.pace);
	if (because === undefined) return undefined;
	const { textsLastHour, optOutsLastHour, filteredLastHour } = facts.pace;
	return { ...hold('circuit_open', facts.now + breaker.pauseMinutes * 60_000, { because, textsLastHour, optOutsLastHour, filteredLastHour }), escalate: true };
};

/** `texts_an_hour`, `opt_outs` or `filtered`; undefined while all is well. */
function causeOf(facts: TextFacts, pace: PaceFacts): string | undefined {
	const { textsAnHour, optOutShare, filteredShare, least } = facts.profile.circuitBreaker;
	if (textsAnHour > 0 && pace.textsLastHour >= textsAnHour) return 'texts_an_hour';
	const texts = Math.max(1, pace.textsLastHour);
	if (pace.optOutsLastHour >= least && pace.optOutsLastHour / texts >= optOutShare) return 'opt_outs';
	if (pace.filteredLastHour >= least && pace.filteredLastHour / texts >= filteredShare) return 'filtered';
	return undefined;
}
