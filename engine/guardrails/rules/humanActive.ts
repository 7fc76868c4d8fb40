import { humanActive as isHumanActive, takenBecause } from '../../conversations';
import { isConversational, skip, type Rule } from '../rule';

/** Automation is silent from the moment a person of the team takes over until they hand back or the pause ends. */
export const humanActive: Rule = (facts) => {
	if (!facts.conversation || !isConversational(facts)) return undefined;
	if (!isHumanActive(facts.conversation, facts.now)) return undefined;
	// The one text that speaks of the taking: the person hears who will call.
	if (facts.purpose === 'handover' && facts.takenBy !== undefined && facts.conversation.pausedBecause === takenBecause(facts.takenBy)) return undefined;
	return skip('human_active', { pausedUntil: facts.conversation.pausedUntil ?? null });
};
