// The three questions that the model answers about a text, and how each is learned.

import { INTENTS, type Intent } from '../engine/replies';
import { codeOf, packBytes, type PackedHead, type Vector } from '../engine/replies/model';
import type { LabelledText } from './corpus';
import { fit, type FitOptions } from './fit';

/** A question about a text. */
interface Question {
	readonly classes: readonly string[];
	readonly kind: FitOptions['kind'];
	/** 1 where the text belongs to the class, else 0. */
	belongs(text: LabelledText, name: string): number;
	weight(text: LabelledText): number;
}

/** Few texts are emergencies, and missing one costs most. */
const EMERGENCY_WEIGHT = 4;

/** What often comes as a second thing in a text; for the others there is too little to learn from. */
const ALSO: readonly Intent[] = ['booking', 'reschedule', 'quote', 'service_request', 'support', 'question', 'callback', 'declined'];

export const QUESTIONS = {
	intent: {
		classes: INTENTS,
		kind: 'one',
		belongs: ({ intent }, name) => Number(intent === name),
		weight: () => 1,
	},
	urgency: {
		classes: ['routine', 'urgent', 'emergency'],
		kind: 'one',
		belongs: ({ urgency }, name) => Number(urgency === name),
		weight: ({ urgency }) => (urgency === 'emergency' ? EMERGENCY_WEIGHT : 1),
	},
	also: {
		classes: ALSO,
		kind: 'any',
		belongs: ({ intent, also }, name) => Number(intent === name || also.some((one) => one === name)),
		weight: () => 1,
	},
} as const satisfies Readonly<Record<string, Question>>;

/** Chosen on the validation texts. */
const L2 = 0.3;
const ITERATIONS = 100;

/** Learns one question; the temperature is still to be found. */
export function learn(question: Question, texts: readonly LabelledText[], vectors: readonly Vector[], rows: number): PackedHead {
	const { classes, kind } = question;
	const examples = texts.map((text, i) => ({
		vector: vectors[i] as Vector,
		target: classes.map((name) => question.belongs(text, name)),
		weight: question.weight(text),
	}));
	return pack(classes, fit(examples, { rows, classes: classes.length, kind, l2: L2, iterations: ITERATIONS }));
}

function pack(classes: readonly string[], weights: Float64Array): PackedHead {
	// None is cut down: the largest are those of the cues that every text has.
	const largest = Number(weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0).toPrecision(6));
	const codes = Int8Array.from(weights, (weight) => codeOf(weight, largest));
	return { classes, largest, temperature: 1, weights: packBytes(new Uint8Array(codes.buffer)) };
}
