import { anyWord, BLANK, type Rule } from './rule';

/** What a text may ask somebody to do. How to opt out and whom to call in an emergency are no asks. */
const ASKS: ReadonlyArray<readonly [what: string, pattern: RegExp]> = [
	['to reply', anyWord('reply|respond|text (?:us|me|back)|responda|responde|escriba|conteste')],
	['to call', new RegExp(`${anyWord('(?:call|ring|phone|dial) (?:us|me|back|our|the office|on|at)|ll[aá]menos|llame(?: al?)?').source}(?! *(?:911|999|112|000|111))|\\b(?:call|llame al) (?=${BLANK}|\\(?\\+?\\d{4,})`, 'iu')],
	['to book or visit', new RegExp(`(?<!\\bto |\\bpara )${anyWord('book|schedule|click|tap|visit|fill (?:in|out)|sign up|download|reserve|haga clic|pulse|visite|descargue').source}`, 'iu')],
];
const STOP = /\b(?:reply|text|send|responda|escriba|env[ií]e)\s+["'“‘«]?(?:stop|start|help|alto|baja)\b/giu;

/** Two questions get one answer, and two ways to answer get none. */
export const oneAsk: Rule = ({ words, first }) => {
	if (!first) return [];
	const rule = 'one_ask';
	const questions = [...words.matchAll(/\?+/g)];
	const second = questions[1];
	if (second !== undefined) {
		return [{ rule, severity: 'warning', problem: `This text asks ${questions.length} questions; people answer one, if any.`, mend: 'Keep the one whose answer you need to help them.', at: second.index }];
	}
	const own = words.replace(STOP, (hint) => ' '.repeat(hint.length));
	const asks = ASKS.filter(([, pattern]) => pattern.test(own)).map(([what]) => what);
	if (asks.length < 2) return [];
	return [{ rule, severity: 'warning', problem: `This text asks people ${asks.join(', and ')}.`, mend: 'Ask for one thing: a reply is the least trouble.' }];
};
