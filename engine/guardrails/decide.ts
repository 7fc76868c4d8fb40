import type { Decision } from './decision';
import type { TextFacts } from './facts';
import type { Rule } from './rule';
import { callerId } from './rules/callerId';
import { callMissed } from './rules/callMissed';
import { circuitBreaker } from './rules/circuitBreaker';
import { cooldown } from './rules/cooldown';
import { dailyCaps } from './rules/dailyCaps';
import { foreignCountry } from './rules/foreignCountry';
import { grace } from './rules/grace';
import { humanActive } from './rules/humanActive';
import { ignoredNumbers } from './rules/ignoredNumbers';
import { lineOfBusiness } from './rules/lineOfBusiness';
import { openMatter } from './rules/openMatter';
import { optedOut } from './rules/optedOut';
import { ownNumbers } from './rules/ownNumbers';
import { providerAnswered } from './rules/providerAnswered';
import { quietHours } from './rules/quietHours';
import { reachedSince } from './rules/reachedSince';
import { spam } from './rules/spam';
import { stale } from './rules/stale';
import { takenStill } from './rules/takenStill';
import { textableNumber } from './rules/textableNumber';
import { situationOf } from './situation';

/** In the order in which their reasons are worth knowing; the first that forbids for good wins over one that only holds. */
export const RULES: readonly Rule[] = [
	callMissed,
	callerId,
	lineOfBusiness,
	ownNumbers,
	ignoredNumbers,
	optedOut,
	providerAnswered,
	humanActive,
	takenStill,
	reachedSince,
	textableNumber,
	foreignCountry,
	spam,
	openMatter,
	cooldown,
	stale,
	dailyCaps,
	circuitBreaker,
	quietHours,
	grace,
];

/** May this text go now? Pure: the same facts always give the same decision. */
export function decide(facts: TextFacts): Decision {
	const decision = decideLive(facts);
	return decision.action !== 'skip' && isShadow(facts) ? shadowOf(decision, facts) : decision;
}

function decideLive(facts: TextFacts): Decision {
	let held: Decision | undefined;
	for (const rule of RULES) {
		const objection = rule(facts);
		if (objection?.action === 'skip') return objection;
		held ??= objection;
	}
	return held ?? { action: 'text', reason: 'ok', template: situationOf(facts), facts: {} };
}

/** A profile in shadow mode is a promise: no setting of a node takes it back. */
export const isShadow = ({ settings, profile }: Pick<TextFacts, 'settings' | 'profile'>): boolean => settings.shadow === true || profile.mode === 'shadow';

/** Nothing is sent; what would have been is told with the decision. */
function shadowOf(decision: Decision, facts: TextFacts): Decision {
	const would = { would: decision.action, ...(decision.until === undefined ? {} : { wouldReason: decision.reason, wouldUntil: decision.until }) };
	return { action: 'skip', reason: 'shadow', template: decision.template ?? situationOf(facts), facts: { ...decision.facts, ...would } };
}
