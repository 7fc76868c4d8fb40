import type { Intent } from '../intents';

/**
 * Phrases that speak for an intent, by weight: 3 decides by itself, 2 is strong, 1 supports, a
 * negative weight speaks against. Folded as texts are, contractions written out ("do not"), in the
 * syntax of `phrases.ts`; English first, then Spanish.
 */
export interface PhraseList {
	readonly intent: Intent;
	readonly phrases: ReadonlyArray<readonly [weight: number, phrases: readonly string[]]>;
}
