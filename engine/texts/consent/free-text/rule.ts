import type { ConsentKind } from '../keywords';

/**
 * One way of asking in a sentence. All patterns run on folded text (see `foldText`): plain words,
 * single spaces, " ." and " ," as marks. Gaps are counted, never open-ended, so that no text makes
 * them slow.
 */
export interface FreeTextRule {
	readonly kind: Exclude<ConsentKind, 'help'>;
	/** What counts, with the global flag. It takes a word at least: one that matched nothing would do so for ever. */
	readonly pattern: RegExp;
	/** Not when the words right before it end like this: a pattern of words alone, which no mark comes between… */
	readonly unlessBefore?: RegExp;
	/** …but all the same when they end like this. */
	readonly evenAfter?: RegExp;
	/** Not when the words after it, in the same sentence, begin like this. */
	readonly unlessAfter?: RegExp;
	/** Only beside words like these, before it or after it. */
	readonly onlyWith?: RegExp;
}

/**
 * Rules that share a trigger: a text without any of these words is spared all of them, which is
 * what keeps the reading of an ordinary text at a few microseconds.
 */
export interface FreeTextRules {
	readonly when: RegExp;
	/** A second trigger, which the text must have as well. */
	readonly also?: RegExp;
	readonly rules: readonly FreeTextRule[];
}

type Conditions = Omit<FreeTextRule, 'kind' | 'pattern'>;

function rule(kind: FreeTextRule['kind'], pattern: string, conditions: Conditions): FreeTextRule {
	return { kind, pattern: new RegExp(`\\b${pattern}`, 'g'), ...conditions };
}

/** A rule that opts out; the pattern begins at a word. */
export function optsOut(pattern: string, conditions: Conditions = {}): FreeTextRule {
	return rule('opt_out', pattern, conditions);
}

/** A rule that opts back in; the pattern begins at a word. */
export function optsIn(pattern: string, conditions: Conditions = {}): FreeTextRule {
	return rule('opt_in', pattern, conditions);
}

/** Up to `most` words of any kind, each with the space after it. */
export function anyWords(most: number): string {
	return `(?:[a-z0-9]{1,24} ){0,${most}}?`;
}

/** Up to `most` of these words, each with the space after it. */
export function someOf(most: number, ...choice: string[]): string {
	return `(?:(?:${choice.join('|')}) ){0,${most}}`;
}

/** The end of a clause, without consuming it. */
export const CLAUSE_END = '(?= [.,]|$)';

/** Where a word before the match begins. */
export const WORD_START = '(?:^|[ .,])';

/** Any of these, as one group of a pattern; each may be a pattern itself. */
export function anyOf(...choices: readonly string[]): string {
	return `(?:${choices.join('|')})`;
}

/** "Stop" as it is typed in a hurry. */
export const STOP = '(?:sto+p+e?|stahp|stp|s t o p)';
