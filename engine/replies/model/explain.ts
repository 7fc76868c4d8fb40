import type { NormalizedReply } from '../normalize';
import { pairBucket, wordBucket } from './features';
import { kindOf } from './kinds';

const MOST = 3;

/**
 * The words that spoke most for a class, at most three runs of one or two words, the weightiest first.
 *
 * @param weightOf how much a bucket speaks for the class against the others; 0 for an unknown one
 */
export function explain(reply: NormalizedReply, weightOf: (bucket: number) => number): string[] {
	const words = reply.tokens.map(({ word }) => word).filter((word) => word !== '.' && word !== ',').slice(0, 200);
	const kinds = words.map(kindOf);
	const runs = words.flatMap((word, i) => {
		const own = weightOf(wordBucket(kinds[i] ?? ''));
		const next = words[i + 1];
		const one = { start: i, end: i + 1, weight: own, said: word };
		if (next === undefined) return [one];
		const both = own + weightOf(pairBucket(kinds[i] ?? '', kinds[i + 1] ?? '')) + weightOf(wordBucket(kinds[i + 1] ?? ''));
		return [one, { start: i, end: i + 2, weight: both, said: `${word} ${next}` }];
	});
	const chosen: typeof runs = [];
	for (const run of runs.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)) {
		if (chosen.length === MOST) break;
		if (chosen.every(({ start, end, said }) => said !== run.said && (run.end <= start || run.start >= end))) chosen.push(run);
	}
	return chosen.map(({ said }) => said);
}
