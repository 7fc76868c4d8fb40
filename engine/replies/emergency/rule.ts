/**
 * One kind of emergency. Patterns run on `NormalizedReply.folded`: plain words with single spaces,
 * contractions written out ("can not"), " ." " ," " ?" as marks.
 */
export interface EmergencyRule {
	/** Short name, which `emergencyRemove` may switch off. */
	readonly name: string;
	/** What counts, with the global flag. */
	readonly pattern: RegExp;
	/** Not when followed by this. */
	readonly unlessAfter?: RegExp;
	/** Not when preceded by this, in the same sentence. */
	readonly unlessBefore?: RegExp;
	/** Only when the text also says this (who is at risk, how cold it is). */
	readonly onlyWith?: RegExp;
	/** A danger to life: neither a question nor a "what if" takes it away. */
	readonly life?: true;
}

type Conditions = Omit<EmergencyRule, 'name' | 'pattern'>;

/** A rule out of several patterns, each beginning and ending at a word. */
export function emergency(
	name: string,
	patterns: readonly string[],
	conditions: Conditions = {},
): EmergencyRule {
	return { name, pattern: new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'g'), ...conditions };
}

/** Up to `most` words that do not turn the sense round, each with the space after it. */
export function gap(most: number): string {
	return `(?:(?!not |no |never )[a-z0-9:$]{1,20} ){0,${most}}?`;
}
