import { openingAt } from '../business';
import type { TextFacts } from './facts';
import { isWithinCooldown } from './rules/cooldown';

/**
 * Which wording fits: later texts have their own. The first one follows what is special about the call (it is a repeat,
 * a message was left, the team knows the caller), else the opening hours at the moment it goes: a text that waited for
 * the morning would else say “we're closed right now” from an open business.
 */
export function situationOf(facts: TextFacts): string {
	if (facts.purpose !== 'first_text') return facts.purpose;
	if (isWithinCooldown(facts)) return 'repeat';
	if (facts.call?.voicemail === true) return 'voicemail';
	if (facts.known === true) return 'known';
	if (facts.call?.serviceLine !== undefined && !saysAlready(facts.profile.name, facts.call.serviceLine)) return 'service_line';
	return openingAt(facts.profile, facts.now).state;
}

/** “Bayside Plumbing” need not add that it is about plumbing. */
const saysAlready = (name: string, serviceLine: string): boolean => name.toLowerCase().includes(serviceLine.toLowerCase());
