// Texts in, model out.

import { featuresOf, type PackedModel } from '../engine/replies/model';
import { calibrated } from './calibrate';
import type { LabelledText } from './corpus';
import { learn, QUESTIONS } from './heads';
import { vocabularyOf } from './vocabulary';

/**
 * Learns from `train` and chooses temperatures and thresholds on `validation`. The same texts give the same model, bit
 * for bit.
 */
export function train(texts: readonly LabelledText[], validation: readonly LabelledText[]): PackedModel {
	const features = texts.map(({ reply, asked }) => featuresOf(reply, asked));
	const vocabulary = vocabularyOf(features);
	const vectors = features.map((one) => vocabulary.vector(one));
	const model: PackedModel = {
		...vocabulary.packed(),
		intent: learn(QUESTIONS.intent, texts, vectors, vocabulary.buckets.length),
		urgency: learn(QUESTIONS.urgency, texts, vectors, vocabulary.buckets.length),
		also: learn(QUESTIONS.also, texts, vectors, vocabulary.buckets.length),
		emergencyFrom: 1,
		alsoFrom: 1,
	};
	return calibrated(model, validation);
}
