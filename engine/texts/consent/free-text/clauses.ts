import { STOP } from './rule';

/**
 * "Stop", said as a whole sentence or clause with nothing but courtesies around it: "please stop",
 * "who is this? stop", "can you stop". A request that goes on ("stop by", "stop the leak") is not.
 */

const AROUND = [
	'please', 'pls', 'plz', 'plss', 'plse', 'pleas', 'kindly', 'ok', 'okay', 'k', 'hey', 'hi', 'hello', 'yo', 'well',
	'yes', 'yeah', 'no', 'nope', 'nah', 'just', 'thanks', 'thank you', 'thx', 'ty', 'no thanks', 'no thank you', 'now',
	'right now', 'immediately', 'with immediate effect', 'for good', 'at once', 'forever', 'last time', 'asap', 'already', 'bro', 'bruh', 'dude', 'man', 'sir', 'maam', 'guys', 'everything',
	'sorry', 'again', 'and', 'but', 'so', 'i repeat', 'i mean it', 'im good', '(?:(?:im|i am|were) )?(?:not|no longer) interested', 'all set', 'not me',
	'(?:can|could|would|will) (?:you|u|yall|you guys|you all)', '(?:you|u|yall|you guys) (?:all )?(?:need to|have to|must|gotta|better|should|can)',
	'i (?:want|need) (?:you|u|yall|you guys) to', 'i want to', 'i wanna', 'for real', 'seriously', 'omg', 'wtf', 'lol',
	'(?:for )?(?:the love of|gods?|christ|fucks?|petes?)(?: sake)?', 'fucking', 'freaking', 'damn', 'goddamn', 'it',
	'(?:you (?:have|got) )?(?:the )?wrong (?:person|number|no|guy|man|woman|lady|girl|phone|one)', '(?:this is )?(?:spam|scam|a scam|harassment)',
	'por favor', 'porfavor', 'porfa', 'gracias', 'ya', 'hola', 'favor de', 'numero equivocado',
].join('|');

const END_WORDS = '(?:end|opt ?out|quit|cancel|unsubscribe|stop)';
/** What may stand for our texts without naming them. */
const ALL_OF_IT = '(?: (?:it|this|that|all|everything|all (?:of )?(?:this|these|that|it|them)|this (?:nonsense|crap|shit|bs|mess|madness)))?';

/** Enough by themselves in any sentence of a text. */
const ANYWHERE =
	`(?:te?xt |reply |send )?${STOP}(?: ?(?:to|2) ?${END_WORDS}|${ALL_OF_IT})|stopall|unsubscribe|unsub|opt out|optout|quit it|cease|knock it off|cut it out|off (?:the |your |ur )?list|desuscribir|paren`;
/** Everyday words, which count only when nothing else is said in the whole text. */
const ALONE =
	'quit|revoke|remove|remove from (?:the |your |ur )?lists?|alto|baja|parar|pare|basta|no mas|detener|detenga|detengan(?: esto)?|go away|get lost|no more|no more of (?:this|these)|no spam|no mas spam|desist|discontinue|baja inmediata' +
	`|borrame|quitame|desapuntame|remover|i want off(?: of)?(?: (?:this|it))?|enough|enough of (?:this|these)|end (?:this|it all)|(?:this|it) (?:needs|has) to ${STOP}|i need this to ${STOP}`;

function around(core: string): RegExp {
	return new RegExp(`^(?:(?:${AROUND}) ){0,8}(?:${core})(?: (?:${AROUND}|${core})){0,8}$`);
}

const STOP_SENTENCE = around(ANYWHERE);
const STOP_MESSAGE = around(`${ANYWHERE}|${ALONE}`);
/** Spares the splitting on nearly every text there is. */
const WORTH_SPLITTING = new RegExp(`\\b(?:${STOP}|unsub|opt ?out|quit it|cease|knock|cut it|off (?:the |your |ur )?list|desuscribir|paren)`);

/** A word or two said over and over ("STOP STOP STOP", "stop it stop it") says no more than once. */
const REPEATED = /\b([a-z]{1,24}(?: [a-z]{1,24})?)(?: \1\b)+/g;

/** A stretch of a folded text, by index. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

function* between(folded: string, marks: RegExp): Generator<Span> {
	let start = 0;
	for (const mark of folded.matchAll(marks)) {
		yield { start, end: mark.index };
		start = mark.index + mark[0].length;
	}
	if (start < folded.length) yield { start, end: folded.length };
}

function says(pattern: RegExp, words: string): boolean {
	return pattern.test(words) || pattern.test(words.replace(REPEATED, '$1'));
}

function saysStop(folded: string, span: Span): boolean {
	return says(STOP_SENTENCE, folded.slice(span.start, span.end));
}

/** Finds the sentence, or the first or last clause, that only says stop; null when there is none. */
export function findStopClause(folded: string): Span | null {
	if (says(STOP_MESSAGE, folded.replace(/ [.,]/g, ''))) return { start: 0, end: folded.length };
	if (!WORTH_SPLITTING.test(folded)) return null;

	// The last sentence is a last clause as well.
	for (const sentence of between(folded, / \. /g)) {
		if (saysStop(folded, sentence)) return sentence;
	}
	let last: Span | null = null;
	let isFirst = true;
	for (const clause of between(folded, / [.,](?: |$)/g)) {
		if (isFirst && saysStop(folded, clause)) return clause;
		isFirst = false;
		last = clause;
	}
	return last && saysStop(folded, last) ? last : null;
}
