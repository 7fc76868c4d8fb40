import type { BusinessProfile, Language } from '../business';
import type { Choice } from './choose';
import { lintText, type Finding } from './lint';
import { lintingOf } from './linting';
import { usesOf } from './uses';

/** A template, and what is the matter with it at its longest and at its emptiest. */
export interface LintedTemplate extends Choice {
	readonly language: Language;
	readonly findings: readonly Finding[];
}

/** The profile's own templates, all of them, and those of ours that it uses, each with what the linter says. */
export function lintTemplates(profile: BusinessProfile): readonly LintedTemplate[] {
	const seen = new Set<string>();
	return usesOf(profile).flatMap(({ language, choices }) =>
		choices
			.filter(({ variant }) => !seen.has(variant) && seen.add(variant))
			.map((choice): LintedTemplate => {
				const { about, longest, emptiest } = lintingOf(profile, choice, language);
				const findings = [longest, emptiest].flatMap((values) => lintText(choice.template, { ...about, values }));
				return { ...choice, language, findings: worstOfEach(findings) };
			}),
	);
}

/** One finding a rule and place: the severest. */
function worstOfEach(findings: readonly Finding[]): readonly Finding[] {
	const order = ['error', 'warning', 'info'];
	const kept = new Map<string, Finding>();
	for (const finding of [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))) {
		const key = `${finding.rule}@${finding.at ?? ''}`;
		if (!kept.has(key)) kept.set(key, finding);
	}
	return [...kept.values()];
}
