import { INTENTS, normalizeReply } from '../../engine/replies';
import { shares, type Vector } from '../../engine/replies/model';
import { readTexts } from '../../training/corpus';

import type { Contender } from './contender';
import { fit, weigh } from './logistic';

const BUCKETS = 1 << 15;

function bucketOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
	return (hash >>> 0) % BUCKETS;
}

function vectorOf(text: string): Vector {
	const rows = [...new Set(normalizeReply(text).tokens.map(({ word }) => bucketOf(word)))];
	return { rows: Int32Array.from(rows), values: Float32Array.from(rows, () => 1 / Math.sqrt(rows.length)) };
}

/** Words hashed into 32,768 buckets and a logistic regression: the plainest model there is, on the same texts. */
export const hashed: Contender = {
	name: 'hashed words',
	load: async () => {
		const examples = readTexts('train').map(({ text, intent }) => ({ vector: vectorOf(text), target: INTENTS.map((name) => Number(name === intent)), weight: 1 }));
		const weights = fit(examples, { rows: BUCKETS, classes: INTENTS.length, kind: 'one', l2: 0.3, iterations: 60 });
		return ({ text }) => {
			const certain = shares(weigh(vectorOf(text), weights, INTENTS.length), 1);
			const confidence = Math.max(...certain);
			return { intent: INTENTS[certain.indexOf(confidence)] ?? 'other', confidence };
		};
	},
};
