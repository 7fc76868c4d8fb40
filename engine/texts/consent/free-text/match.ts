import { ENGLISH_OTHER_CHANNEL, ENGLISH_RULES } from './english';
import { findStopClause, type Span } from './clauses';
import type { FreeTextRule, FreeTextRules } from './rule';
import { SPANISH_OTHER_CHANNEL, SPANISH_RULES } from './spanish';

/** How far around a match its conditions look. */
const REACH = 90;

/** A request about being texted, found in a sentence. */
export interface FreeTextMatch extends Span {
	readonly kind: FreeTextRule['kind'];
	/** They also ask to be reached another way. */
	readonly asksForCall: boolean;
}

function sentenceBefore(folded: string, index: number): string {
	const reach = folded.slice(Math.max(0, index - REACH), index);
	return reach.slice(reach.lastIndexOf(' . ') + 1);
}

function sentenceAfter(folded: string, index: number): string {
	const reach = folded.slice(index, index + REACH);
	const end = reach.indexOf(' .');
	return end === -1 ? reach : reach.slice(0, end);
}

function applies(rule: FreeTextRule, folded: string, span: Span): boolean {
	if (rule.unlessBefore) {
		const before = sentenceBefore(folded, span.start);
		if (rule.unlessBefore.test(before) && !rule.evenAfter?.test(before)) return false;
	}
	return !rule.unlessAfter?.test(sentenceAfter(folded, span.end));
}

function asksForOtherChannel(folded: string, span: Span): boolean {
	const rest = [
		folded.slice(Math.max(0, span.start - REACH), span.start),
		folded.slice(span.end, span.end + REACH),
	];
	return rest.some((part) => ENGLISH_OTHER_CHANNEL.test(part) || SPANISH_OTHER_CHANNEL.test(part));
}

function find(
	kind: FreeTextRule['kind'],
	groups: readonly FreeTextRules[],
	folded: string,
): FreeTextMatch | null {
	for (const group of groups) {
		for (const rule of group.rules) {
			if (rule.kind !== kind) continue;
			for (const match of folded.matchAll(rule.pattern)) {
				const span = { start: match.index, end: match.index + match[0].length };
				if (!applies(rule, folded, span)) continue;
				const asksForCall = asksForOtherChannel(folded, span);
				if (asksForCall && rule.yieldsToOtherChannel) continue;
				return { ...span, kind, asksForCall };
			}
		}
	}
	return null;
}

const GROUPS = [...ENGLISH_RULES, ...SPANISH_RULES];

/**
 * Finds the first request about being texted in a folded text. A request to stop weighs more than
 * one to go on, and is looked for first.
 */
export function matchFreeText(folded: string): FreeTextMatch | null {
	const stop = findStopClause(folded);
	if (stop) return { ...stop, kind: 'opt_out', asksForCall: asksForOtherChannel(folded, stop) };
	const groups = GROUPS.filter((group) => group.when.test(folded));
	return find('opt_out', groups, folded) ?? find('opt_in', groups, folded);
}
