/**
 * "Stop", said as a whole sentence or clause with nothing but courtesies around it: "please stop",
 * "who is this? stop", "can you stop". A request that goes on ("stop by", "stop the leak") is not.
 */

const AROUND = [
	'please', 'pls', 'plz', 'plss', 'plse', 'pleas', 'kindly', 'ok', 'okay', 'k', 'hey', 'hi',
	'hello',
	'yo', 'yes', 'yeah', 'no', 'nope', 'nah', 'just', 'thanks', 'thank you', 'thx', 'ty', 'now',
	'immediately', 'asap', 'already', 'bro', 'dude', 'man', 'sir', 'maam', 'guys', 'everything',
	'can you', 'can u', 'could you', 'would you', 'will you', 'you need to', 'i want you to',
	'i need you to', 'i want to', 'i wanna', 'fucking', 'omg', 'wtf', 'por favor', 'porfavor',
	'porfa',
	'gracias', 'ya', 'hola', 'favor de',
].join('|');

/** Enough by themselves in any sentence of a text. */
const ANYWHERE =
	'(?:te?xt |reply |send )?(?:stop|stahp)(?: it| this| that| all| everything| (?:to|2) (?:end|opt out|quit|cancel|unsubscribe|stop))?|stopall|unsubscribe|unsub|opt out|optout|quit it';
/** Everyday words, which count only when nothing else is said in the whole text. */
const ALONE =
	'quit|revoke|remove|alto|baja|parar|pare|paren|basta|no mas|detener|go away|get lost|no more|desuscribir';

function around(core: string): RegExp {
	return new RegExp(`^(?:(?:${AROUND}) ){0,8}(?:${core})(?: (?:${AROUND}|${core})){0,8}$`);
}

const STOP_SENTENCE = around(ANYWHERE);
const STOP_MESSAGE = around(`${ANYWHERE}|${ALONE}`);

/** Longer than this is more than courtesies. */
const LONGEST = 80;

/** A stretch of a folded text, by index. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

function* between(folded: string, marks: RegExp): Generator<Span> {
	let start = 0;
	for (const mark of folded.matchAll(marks)) {
		if (mark.index > start) yield { start, end: mark.index };
		start = mark.index + mark[0].length;
	}
	if (start < folded.length) yield { start, end: folded.length };
}

function says(pattern: RegExp, folded: string, span: Span): boolean {
	return span.end - span.start <= LONGEST && pattern.test(folded.slice(span.start, span.end));
}

/** Finds the sentence, or the first or last clause, that only says stop; null when there is none. */
export function findStopClause(folded: string): Span | null {
	const words = folded.length <= LONGEST * 2 ? folded.replace(/ [.,]/g, '') : '';
	if (words !== '' && words.length <= LONGEST && STOP_MESSAGE.test(words)) {
		return { start: 0, end: folded.length };
	}
	// Spares the splitting on nearly every text there is.
	if (!/\b(?:stop|stahp|unsub|opt ?out|quit it)/.test(folded)) return null;

	for (const sentence of between(folded, / \.(?: |$)/g)) {
		if (says(STOP_SENTENCE, folded, sentence)) return sentence;
	}
	let last: Span | null = null;
	let isFirst = true;
	for (const clause of between(folded, / [.,](?: |$)/g)) {
		if (isFirst && says(STOP_SENTENCE, folded, clause)) return clause;
		isFirst = false;
		last = clause;
	}
	return last && says(STOP_SENTENCE, folded, last) ? last : null;
}
