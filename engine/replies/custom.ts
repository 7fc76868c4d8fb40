import type { Route } from './intents';
import { profileOf, similarity, type Profile } from './model';
import { normalizeReply, type NormalizedReply } from './normalize';
import { DEFAULT_THRESHOLD } from './threshold';

/** An intent of the business's own, told by a few texts that have it; it takes part at once. */
export interface CustomIntent {
	readonly name: string;
	/** Texts as people would write them; five to ten different ones do well. */
	readonly examples: readonly string[];
	/** Where its texts go; to a person when left out. */
	readonly route?: Route;
}

/** The own intent that a text is likest to. */
export interface LikestCustom {
	readonly intent: CustomIntent;
	readonly confidence: number;
	/** The example that the text is likest to. */
	readonly example: string;
}

interface Prepared {
	readonly intent: CustomIntent;
	readonly examples: ReadonlyArray<{ readonly text: string; readonly profile: Profile }>;
}

/** These bound what a mistaken setting can cost. Lengths are in characters. */
export const CUSTOM_LIMITS = { intents: 20, examples: 40, example: 500, name: 60 } as const;

/** How likeness turns into confidence (a logistic curve): found by letting our own intents play the part of custom ones. */
const EVEN = 0.16;
const SHARPNESS = 12;

/** Settings are read once for as long as they are the same object. */
const prepared = new WeakMap<readonly CustomIntent[], readonly Prepared[]>();

function prepare(intents: readonly CustomIntent[]): readonly Prepared[] {
	const known = prepared.get(intents);
	if (known) return known;
	const made = intents.slice(0, CUSTOM_LIMITS.intents).map((intent) => ({
		intent,
		examples: intent.examples.slice(0, CUSTOM_LIMITS.examples).map((text) => ({ text, profile: profileOf(normalizeReply(text.slice(0, CUSTOM_LIMITS.example))) })),
	}));
	prepared.set(intents, made);
	return made;
}

/**
 * The business's own intent that a text belongs to, or null where one of ours is likelier. What is plainly like an
 * example of the business's own is meant by it, however well one of ours would fit too.
 *
 * @param ours confidence of the likeliest of the built-in intents, 0 to 1
 */
export function likestCustom(reply: NormalizedReply, intents: readonly CustomIntent[] | undefined, ours: number): LikestCustom | null {
	if (!intents || intents.length === 0) return null;
	const profile = profileOf(reply);
	let likest: LikestCustom | null = null;
	for (const { intent, examples } of prepare(intents)) {
		for (const { text, profile: other } of examples) {
			const confidence = 1 / (1 + Math.exp(-SHARPNESS * (similarity(profile, other) - EVEN)));
			if (confidence > (likest?.confidence ?? 0)) likest = { intent, confidence, example: text };
		}
	}
	return likest && (likest.confidence > ours || likest.confidence >= DEFAULT_THRESHOLD) ? likest : null;
}
