import { anyWord, type Rule } from './rule';

const PROMISES = new RegExp(
	anyWord(
		"24/7|24 ?x ?7|24 ?hours?|24 ?hrs?|around the clock|day (?:and|or) night|always (?:here|available|open|on|there)|standing by|monitored|monitoring|immediately|instantly|right away|straight away|at once|(?:within|in) (?:a few |\\d+ )?(?:seconds|minutes?)|" +
			'24 ?h|(?:las )?24 horas|d[ií]a y noche|siempre (?:disponibles?|atentos|abiertos|aqu[ií])|de inmediato|inmediatamente|al instante|enseguida|en (?:unos |\\d+ )?(?:segundos|minutos)',
	).source,
	'giu',
);
const DENIED = /(?:\bnot|n['’]t|\bnever|\bno|\bnunca|\bni)(?:\s+\p{L}+){0,3}\s*$/iu;

/** Somebody in need waits for an answer that a text has promised, instead of calling for help. */
export const watched: Rule = ({ words, team }) => {
	const found = team ? undefined : [...words.matchAll(PROMISES)].find((match) => !DENIED.test(words.slice(Math.max(0, match.index - 40), match.index)));
	if (found === undefined) return [];
	return [
		{
			rule: 'always_watched',
			severity: 'warning',
			problem: `"${found[0]}" promises that somebody reads replies at all times, and people in need may wait for that.`,
			mend: "Say when you will answer: we'll get back to you {opens|as soon as we can}.",
			at: found.index,
		},
	];
};
