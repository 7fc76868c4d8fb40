import type { Intent } from './intents';

/** How sharply a lead in score turns into certainty; chosen on texts the phrase lists did not yet know. */
const SHARPNESS = 0.55;
/** What "none of these" scores: a text that speaks for little is left to a person. */
const NONE_OF_THESE = 1.2;

/** Below this a person reads the text. */
export const DEFAULT_THRESHOLD = 0.55;

/**
 * The share of certainty of one intent among all, 0 to 1: its score against the others' and
 * against none of them being right.
 */
export function confidenceOf(intent: Intent, scores: ReadonlyMap<Intent, number>): number {
	const own = scores.get(intent);
	if (own === undefined) return 0;
	let all = Math.exp(SHARPNESS * NONE_OF_THESE);
	for (const score of scores.values()) all += Math.exp(SHARPNESS * score);
	return Math.exp(SHARPNESS * own) / all;
}
