import { foldText } from '../texts';
import type { ReplyContext } from './classification';
import { findEmergency } from './emergency';
import type { Intent } from './intents';
import { thresholds, wordsFor, type Reading } from './model';
import type { NormalizedReply } from './normalize';

/** An emergency, and who saw it. */
export interface SeenEmergency {
	readonly by: 'rule' | 'model';
	/** For a person: which rule saw which words, or which words the model went by. */
	readonly evidence: readonly string[];
}

/** Whether the business has taken this text's emergency away: what then is left of it is none of a model's business. */
export function isTakenAway(reply: NormalizedReply, removed: readonly string[]): boolean {
	if (removed.length === 0) return false;
	if (findEmergency(reply)) return true;
	const said = ` ${reply.folded} `;
	return removed.some((phrase) => {
		const words = foldText(phrase.slice(0, 200).replaceAll('_', ' '));
		return words !== '' && said.includes(` ${words} `);
	});
}

/** Intents an emergency comes with: whoever has one wants something done. */
export const WITH_EMERGENCY: ReadonlySet<Intent> = new Set(['booking', 'callback', 'support', 'quote', 'service_request']);

/** How much the model holds a text for an emergency: how dangerous it sounds, and how much they want something done. */
export function emergencyShare({ urgency, intents }: Reading): number {
	return intents.reduce((sum, [intent, share]) => (WITH_EMERGENCY.has(intent) ? sum + share : sum), 0) * urgency.emergency;
}

/** What is this near to the threshold is no emergency to wake somebody for, and no text to be left to a machine. */
const NEAR = 1 / 6;

/** Whether a person had better look, since it may be an emergency. */
export function mayBeEmergency(reading: Reading): boolean {
	return emergencyShare(reading) >= NEAR * thresholds().emergencyFrom;
}

/** Rule or model, either is enough: missing one costs most. */
export function lookForEmergency(reply: NormalizedReply, reading: Reading, context: ReplyContext): SeenEmergency | null {
	const found = findEmergency(reply, context);
	if (found) return { by: 'rule', evidence: found.evidence };
	if (emergencyShare(reading) < thresholds().emergencyFrom) return null;
	if (isTakenAway(reply, (context.emergencyRemove ?? []).slice(0, 100))) return null;
	return { by: 'model', evidence: wordsFor(reply, 'emergency') };
}
