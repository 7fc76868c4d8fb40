import type { Decision } from './decision';
import type { TextFacts } from './facts';
import type { TextPurpose } from '../texts';

/** A rule speaks only when it objects. */
export type Objection = Omit<Decision, 'action' | 'template'> & { readonly action: 'hold' | 'skip' };
export type Rule = (facts: TextFacts) => Objection | undefined;

/** Purposes whose text goes to a customer unasked by a keyword: the ones that most rules are about. */
export const isConversational = (facts: TextFacts): boolean =>
	['first_text', 'booking_link', 'question', 'emergency', 'answer', 'handover', 'follow_up'].includes(facts.purpose);

/** Texts that limits are about: what automation says to a person, but for an emergency and what answers a keyword. */
export const LIMITED_PURPOSES: readonly TextPurpose[] = ['first_text', 'booking_link', 'question', 'answer', 'handover', 'follow_up'];

export const isLimited = (facts: TextFacts): boolean => LIMITED_PURPOSES.includes(facts.purpose);

export const isToTeam = (facts: TextFacts): boolean => facts.purpose === 'team_alert' || facts.purpose === 'team_reply';

export const skip = (reason: Decision['reason'], facts: Decision['facts'] = {}): Objection => ({ action: 'skip', reason, facts });

/** No text, and a person of the team is to act instead where the business wants that. */
export const skipTo = (then: 'skip' | 'escalate', reason: Decision['reason'], facts: Decision['facts'] = {}): Objection =>
	then === 'escalate' ? { ...skip(reason, facts), escalate: true } : skip(reason, facts);

export const hold = (reason: Decision['reason'], until: number, facts: Decision['facts'] = {}): Objection => ({ action: 'hold', reason, until, facts });

/** The entry of a list of numbers that a number is on: a whole number, or a prefix that ends in `*`. */
export function listed(list: readonly string[], number: string): string | undefined {
	return list.find((entry) => (entry.endsWith('*') ? number.startsWith(entry.slice(0, -1)) : entry === number));
}
