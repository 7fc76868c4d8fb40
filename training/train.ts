// Texts in, model out.

import { codeOf, featuresOf, packCodes, packNumbers, type PackedHead, type PackedModel } from '../engine/replies/model';
import { calibrated } from './calibrate';
import type { LabelledText } from './corpus';
import { learn, type Asked, type Learned, type NetworkOptions } from './network';
import { QUESTIONS, type Question } from './questions';
import { vocabularyOf } from './vocabulary';

/** Chosen on the validation texts. */
const OPTIONS = { hidden: 32, seed: 2, epochs: 8, covered: 0.5, step: 0.05 } as const satisfies Omit<NetworkOptions, 'rows'>;

/** Few table entries are larger than this share of all; those are cut down to it, so that the many small ones keep their differences. */
const WITHIN = 0.9999;

/**
 * Learns from `train` and chooses temperatures and thresholds on `validation`. The same texts give the same model, bit
 * for bit.
 */
export function train(texts: readonly LabelledText[], validation: readonly LabelledText[]): PackedModel {
	const features = texts.map(({ reply, asked }) => featuresOf(reply, asked));
	const vocabulary = vocabularyOf(features);
	const vectors = features.map((one) => vocabulary.vector(one));
	const asked = askedOf(texts);
	const learned = learn(vectors, asked, { ...OPTIONS, rows: vocabulary.buckets.length });
	const head = (name: keyof typeof QUESTIONS): PackedHead => packHead(QUESTIONS[name].classes, learned, asked[Object.keys(QUESTIONS).indexOf(name)] as Asked);
	const model: PackedModel = {
		...vocabulary.packed(),
		hidden: OPTIONS.hidden,
		...packTable(learned.table),
		intent: head('intent'),
		urgency: head('urgency'),
		also: head('also'),
		emergencyFrom: 1,
		alsoFrom: 1,
	};
	return calibrated(model, validation);
}

/** The questions one behind the other, with the answers to all texts looked up beforehand. */
function askedOf(texts: readonly LabelledText[]): Asked[] {
	let from = 0;
	return Object.values(QUESTIONS).map((question: Question) => {
		const { classes, kind, smooth } = question;
		const wanted = Float32Array.from(texts.flatMap((text) => classes.map((name) => (question.belongs(text, name) ? 1 - smooth : smooth / (classes.length - 1)))));
		const weights = Float32Array.from(texts, (text) => question.weight(text));
		const asked: Asked = {
			kind,
			from,
			count: classes.length,
			wanted: (text, c) => wanted[text * classes.length + c] ?? 0,
			weight: (text) => weights[text] ?? 0,
		};
		from += classes.length;
		return asked;
	});
}

function packTable(table: Float32Array): Pick<PackedModel, 'table' | 'largest'> {
	const sizes = table.map(Math.abs).sort();
	const largest = Number((sizes[Math.floor(WITHIN * (sizes.length - 1))] ?? 1).toPrecision(6));
	return { largest, table: packCodes(Uint8Array.from(table, (value) => codeOf(value, largest))) };
}

function packHead(classes: readonly string[], { weights, biases }: Learned, { from, count }: Asked): PackedHead {
	const all = biases.length;
	const units = weights.length / all;
	const own = Array.from({ length: units }, (_, unit) => [...weights.subarray(unit * all + from, unit * all + from + count)]).flat();
	return { classes, temperature: 1, weights: packNumbers(Float32Array.from([...own, ...biases.subarray(from, from + count)])) };
}
