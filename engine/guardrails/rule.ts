import type { Decision } from './decision';
import type { TextFacts } from './facts';

/** A rule speaks only when it objects. */
export type Objection = Omit<Decision, 'action' | 'template'> & { readonly action: 'hold' | 'skip' };
export type Rule = (facts: TextFacts) => Objection | undefined;

/** Purposes whose text goes to a customer unasked by a keyword: the ones that most rules are about. */
export const isConversational = (facts: TextFacts): boolean =>
	['first_text', 'booking_link', 'emergency', 'answer', 'follow_up'].includes(facts.purpose);

export const isToTeam = (facts: TextFacts): boolean => facts.purpose === 'team_alert' || facts.purpose === 'team_reply';

export const skip = (reason: Decision['reason'], facts: Decision['facts'] = {}): Objection => ({ action: 'skip', reason, facts });
