/** What is asked before a time is offered. Part of the profile: see {@link BusinessProfile}. */

/** What a question asks for: what is known of it already is not asked again. */
export const QUESTION_KINDS = ['address', 'name', 'time', 'photo', 'service', 'anything'] as const;

/** A short question that a person is asked before a time is offered. */
export interface QualifyingQuestion {
	/** Slug, unique among the questions. */
	readonly id: string;
	readonly kind: (typeof QUESTION_KINDS)[number];
	/** In the language of the business, unless there is one for the person's. */
	readonly ask: string;
	readonly ask_en?: string;
	readonly ask_es?: string;
}

/** The questions of the industry, or the business's own: one or two. */
export type QualificationRules = 'preset' | { readonly questions: readonly QualifyingQuestion[] };
