// Which texts say nothing new, since somebody has learned from the same or nearly the same.

import type { LabelledText } from './corpus';

/** Texts are nearly the same that have this share of their pairs of words in common. */
const NEARLY = 0.7;
/** A pair that more texts have than this is no sign of any of them. */
const MOST_HOLDERS = 400;

/** What two texts have in common that are the same to the reader: their normalised words and what was asked. */
function keyOf({ reply, asked }: LabelledText): string {
	return `${asked ?? ''}|${reply.folded}`;
}

function pairsOf({ reply }: LabelledText): string[] {
	const words = reply.tokens.map(({ word }) => word).filter((word) => /[\p{L}\p{N}]/u.test(word));
	return [...new Set(words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`))];
}

/** Those of `texts` that `seen` has in neither the same nor nearly the same words; the rest are no measure of anything new. */
export function withoutSeen(texts: readonly LabelledText[], seen: readonly LabelledText[]): LabelledText[] {
	const known = new Set(seen.map(keyOf));
	const pairs = seen.map((text) => pairsOf(text).length);
	const holders = new Map<string, number[]>();
	seen.forEach((text, i) => {
		for (const pair of pairsOf(text)) {
			const known = holders.get(pair);
			if (known) known.push(i);
			else holders.set(pair, [i]);
		}
	});
	const isNearlyKnown = (text: LabelledText): boolean => {
		const own = pairsOf(text);
		const shared = new Map<number, number>();
		for (const pair of own) {
			const all = holders.get(pair) ?? [];
			if (all.length <= MOST_HOLDERS) for (const holder of all) shared.set(holder, (shared.get(holder) ?? 0) + 1);
		}
		return [...shared].some(([holder, count]) => count >= 2 && count / (own.length + (pairs[holder] ?? 0) - count) >= NEARLY);
	};
	return texts.filter((text) => !known.has(keyOf(text)) && !isNearlyKnown(text));
}
