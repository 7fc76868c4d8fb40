import { ENGLISH_RULES, ENGLISH_WANTS_CALL, ENGLISH_WANTS_TEXTS } from './english';
import { findStopClause, type Span } from './clauses';
import type { FreeTextRule, FreeTextRules } from './rule';
import { SPANISH_RULES, SPANISH_WANTS_CALL, SPANISH_WANTS_TEXTS } from './spanish';

/** How far around a match its conditions look. */
const REACH = 90;

/** A request about being texted, found in a sentence. */
export interface FreeTextMatch extends Span {
	readonly kind: FreeTextRule['kind'];
	/** They also ask to be called, or written to, instead. */
	readonly asksForCall: boolean;
}

function wordsBefore(folded: string, index: number): string {
	return folded.slice(Math.max(0, index - REACH), index);
}

function sentenceAfter(folded: string, index: number): string {
	const reach = folded.slice(index, index + REACH);
	const end = reach.indexOf(' .');
	return end === -1 ? reach : reach.slice(0, end);
}

/** What is said around the match, without the match itself. */
function around(folded: string, span: Span): readonly [string, string] {
	return [wordsBefore(folded, span.start), folded.slice(span.end, span.end + REACH)];
}

function applies(rule: FreeTextRule, folded: string, span: Span): boolean {
	if (rule.unlessBefore) {
		const before = wordsBefore(folded, span.start);
		if (rule.unlessBefore.test(before) && !rule.evenAfter?.test(before)) return false;
	}
	if (rule.unlessAfter?.test(sentenceAfter(folded, span.end)) === true) return false;
	const { onlyWith } = rule;
	return !onlyWith || around(folded, span).some((part) => onlyWith.test(part));
}

const ABOUT_CALLS = /\b(?:call|phone call|e ?mail|newsletter|ring|llam|marc|marqu|habl|correo)/;
const ABOUT_TEXTS = /te?xt|mess?ag|msg|sms|mensaj|escrib|contact|spam/;

/** "Stop calling, just text": what is refused is another channel, and ours is asked for. */
function wantsTexts(folded: string, span: Span): boolean {
	const refused = folded.slice(span.start, span.end);
	if (!ABOUT_CALLS.test(refused) || ABOUT_TEXTS.test(refused)) return false;
	return around(folded, span).some((part) => ENGLISH_WANTS_TEXTS.test(part) || SPANISH_WANTS_TEXTS.test(part));
}

function wantsCall(folded: string, span: Span): boolean {
	return around(folded, span).some((part) => ENGLISH_WANTS_CALL.test(part) || SPANISH_WANTS_CALL.test(part));
}

/** Without `matchAll`, which would make a copy of the pattern for every rule and text. */
function firstMatch(rule: FreeTextRule, folded: string): Span | null {
	const { pattern } = rule;
	pattern.lastIndex = 0;
	for (let match = pattern.exec(folded); match; match = pattern.exec(folded)) {
		const span = { start: match.index, end: pattern.lastIndex };
		if (applies(rule, folded, span) && !wantsTexts(folded, span)) return span;
	}
	return null;
}

function find(
	kind: FreeTextRule['kind'],
	groups: readonly FreeTextRules[],
	folded: string,
): FreeTextMatch | null {
	for (const group of groups) {
		for (const rule of group.rules) {
			if (rule.kind !== kind) continue;
			const match = firstMatch(rule, folded);
			if (match) return { ...match, kind, asksForCall: wantsCall(folded, match) };
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
	if (stop) return { ...stop, kind: 'opt_out', asksForCall: wantsCall(folded, stop) };
	const groups = GROUPS.filter(({ when, also }) => when.test(folded) && also?.test(folded) !== false);
	return find('opt_out', groups, folded) ?? find('opt_in', groups, folded);
}
