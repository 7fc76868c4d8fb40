import { openingAt } from '../business';
import type { Decision } from './decision';
import type { TextFacts } from './facts';
import type { Rule } from './rule';
import { callerId } from './rules/callerId';
import { callMissed } from './rules/callMissed';
import { cooldown } from './rules/cooldown';
import { humanActive } from './rules/humanActive';
import { ignoredNumbers } from './rules/ignoredNumbers';
import { optedOut } from './rules/optedOut';
import { ownNumbers } from './rules/ownNumbers';
import { providerAnswered } from './rules/providerAnswered';
import { quietHours } from './rules/quietHours';
import { stale } from './rules/stale';
import { textableNumber } from './rules/textableNumber';

/** In the order in which their reasons are worth knowing; the first that forbids for good wins over one that only holds. */
export const RULES: readonly Rule[] = [
	callMissed,
	callerId,
	ownNumbers,
	ignoredNumbers,
	optedOut,
	providerAnswered,
	humanActive,
	textableNumber,
	cooldown,
	stale,
	quietHours,
];

/** May this text go now? Pure: the same facts always give the same decision. */
export function decide(facts: TextFacts): Decision {
	let held: Decision | undefined;
	for (const rule of RULES) {
		const objection = rule(facts);
		if (objection?.action === 'skip') return objection;
		held ??= objection;
	}
	return held ?? { action: 'text', reason: 'ok', template: situationOf(facts), facts: {} };
}

/**
 * Which wording fits: later texts have their own, the first one follows the opening hours at the moment it goes. A text
 * that waited for the morning would else say “we're closed right now” from an open business.
 */
function situationOf(facts: TextFacts): string {
	return facts.purpose === 'first_text' ? openingAt(facts.profile, facts.now).state : facts.purpose;
}
