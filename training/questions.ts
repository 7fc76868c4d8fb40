// The three questions that the model answers about a text.

import { INTENTS, type Intent } from '../engine/replies';
import type { LabelledText } from './corpus';

/** A question about a text. */
export interface Question {
	readonly classes: readonly string[];
	/** `one`: a text belongs to one class. `any`: to any number of them. */
	readonly kind: 'one' | 'any';
	/** How much of an answer is left to the other classes: labels are not always right, and nobody should be too sure. */
	readonly smooth: number;
	/** How much a wrong answer counts. */
	weight(text: LabelledText): number;
	belongs(text: LabelledText, name: string): boolean;
}

/** What often comes as a second thing in a text; for the others there is too little to learn from. */
const ALSO: readonly Intent[] = ['booking', 'reschedule', 'quote', 'service_request', 'support', 'question', 'callback', 'declined'];

/** Few texts are emergencies, and missing one costs most. */
const EMERGENCY_WEIGHT = 3;

export const QUESTIONS = {
	intent: {
		classes: INTENTS,
		kind: 'one',
		smooth: 0.05,
		weight: () => 1,
		belongs: ({ intent }, name) => intent === name,
	},
	urgency: {
		classes: ['routine', 'urgent', 'emergency'],
		kind: 'one',
		smooth: 0,
		weight: ({ urgency }) => 0.5 * (urgency === 'emergency' ? EMERGENCY_WEIGHT : 1),
		belongs: ({ urgency }, name) => urgency === name,
	},
	also: {
		classes: ALSO,
		kind: 'any',
		smooth: 0,
		weight: () => 0.3,
		belongs: ({ intent, also }, name) => intent === name || also.some((one) => one === name),
	},
} as const satisfies Readonly<Record<string, Question>>;
