import type { NormalizedReply, Token } from '../normalize';

/** Words that follow "this is" or "I'm" without being anybody's name. */
const NOT_NAMES = new Set(
	(
		'a an the my your our his her their this that these those it its he she we you they i me us one someone anyone ' +
		'calling looking interested urgent ridiculous ready here there not still just so very really trying having at in on home available free going sure sorry new also getting needing wondering for about from regarding re because good fine great ok okay well what how who why when where which ' +
		'customer client owner tenant landlord manager wife husband mom dad mother father son daughter neighbor calling texting writing returning responding replying following checking hoping thinking planning moving working driving running waiting inquiring asking needing thankful happy glad pleased aware afraid worried concerned confused done finished late early back out away busy sick pregnant locked stuck stranded lost wrong right bad terrible awful unacceptable important crazy insane absurd nuts annoying frustrating spam scam fake real true false ' +
		'dr doctor mr mrs ms miss sr sra ' +
		'to of with without and or but if as by no yes yeah nope all any some more most much many too than then now today tonight tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night noon only even ever never always please thanks thank hi hello hey ' +
		'need want have has had is are was were be been do does did can could would will should may might must get got go come see need know think ' +
		'water gas electric leak leaking broken pipe toilet sink drain roof ac furnace heater house apartment car truck door window emergency appointment estimate quote price number time address street near close far down up over under off cancel stop end help info interesting perfect ' +
		'soy estoy es el la los las un una uno de del que y con por para sin muy mi su tu no si hola gracias buenos buenas dias tardes noches aqui cliente clienta nuevo nueva dueno duena vecino inquilino interesado interesada urgente'
	).split(/\s+/),
);
const ENDS = /^(?:[.,?-]|from|with|at|and|calling|here|i|we|my|w|again|from|over|un|de|y|necesito|tengo|quiero|estoy|con|para)$/;

/** Introductions; `sure` ones need no capital letter after them. */
const INTRODUCTIONS: ReadonlyArray<readonly [words: readonly string[], sure: boolean]> = [
	[['my', 'name', 'is'], true],
	[['the', 'name', 'is'], true],
	[['name', 'is'], true],
	[['name', ','], true],
	[['mi', 'nombre', 'es'], true],
	[['me', 'llamo'], true],
	[['a', 'nombre', 'de'], true],
	[['le', 'habla'], true],
	[['this', 'is'], false],
	[['i', 'am'], false],
	[['it', 'is'], false],
	[['soy'], false],
	[['habla'], false],
];

const LONGEST_NAME = 3;

function raw(reply: NormalizedReply, token: Token): string {
	return reply.original.slice(token.start, token.end);
}

function isCapital(written: string): boolean {
	return /^\p{Lu}/u.test(written);
}

function couldBeName(token: Token | undefined, written: string): token is Token {
	return (
		token !== undefined &&
		/^[a-z]{2,20}$/.test(token.word) &&
		/^[\p{L}'’-]+$/u.test(written) &&
		!NOT_NAMES.has(token.word)
	);
}

function asName(words: readonly string[]): string {
	return words
		.map((word) => {
			const plain = /^\p{Lu}+$/u.test(word) && word.length > 2 ? word.toLowerCase() : word;
			return plain.slice(0, 1).toUpperCase() + plain.slice(1);
		})
		.join(' ');
}

const TITLES: Readonly<Record<string, string>> = {
	dr: 'Dr.',
	doctor: 'Dr.',
	mr: 'Mr.',
	mrs: 'Mrs.',
	ms: 'Ms.',
	miss: 'Miss',
	sr: 'Sr.',
	sra: 'Sra.',
};

/** Reads the name at a word: one word, and its surnames while they are written as names. */
function nameAt(reply: NormalizedReply, at: number, sure: boolean, shouting: boolean): string | null {
	const { tokens } = reply;
	const title = Object.hasOwn(TITLES, tokens[at]?.word ?? '') ? TITLES[tokens[at]?.word ?? ''] : undefined;
	if (title) {
		const after = tokens[at + 1]?.word === '.' ? at + 2 : at + 1;
		const rest = nameAt(reply, after, sure, shouting);
		return rest && `${title} ${rest}`;
	}
	const words: string[] = [];
	let next = at;
	for (; words.length < LONGEST_NAME; next++) {
		const token = tokens[next];
		const written = token ? raw(reply, token) : '';
		if (!couldBeName(token, written)) break;
		const capital = isCapital(written) && !shouting;
		const following = tokens[next + 1]?.word;
		const closes = following === undefined || ENDS.test(following);
		// A small letter is taken for a name where the sentence makes it one.
		if (!capital && !(words.length === 0 ? sure || closes : sure && closes && words.length < 2)) break;
		words.push(written);
	}
	if (words.length === 0) return null;
	const following = tokens[next]?.word;
	const closed = following === undefined || ENDS.test(following);
	return sure || closed || isCapital(words[0] ?? '') ? asName(words) : null;
}

function introduced(reply: NormalizedReply, shouting: boolean): string | null {
	const { tokens } = reply;
	for (const [words, sure] of INTRODUCTIONS) {
		for (let at = 0; at + words.length < tokens.length; at++) {
			if (!words.every((word, i) => tokens[at + i]?.word === word)) continue;
			const first = tokens[at + words.length];
			const weak = words[0] === 'i' || words[0] === 'it' || words[0] === 'soy' || words[0] === 'habla';
			if (weak && (shouting || !first || !isCapital(raw(reply, first)))) continue;
			const name = nameAt(reply, at + words.length, sure, shouting);
			if (name) return name;
		}
	}
	return null;
}

/** "Maria here", "… Thanks, Dave", "… - Dave". */
function signed(reply: NormalizedReply, shouting: boolean): string | null {
	const tokens = reply.tokens.filter((token) => token.word !== 'emojiok');
	const [first, second] = tokens;
	if (second?.word === 'here' && first && couldBeName(first, raw(reply, first)) && isCapital(raw(reply, first))) {
		return asName([raw(reply, first)]);
	}
	if (shouting || tokens.length < 4) return null;
	const end = tokens.at(-1)?.word === '.' ? tokens.length - 1 : tokens.length;
	for (const length of [2, 1]) {
		const names = tokens.slice(end - length, end);
		const sign = tokens[end - length - 1]?.word ?? '';
		const thanked = /^[,.-]$/.test(sign) && /^(?:thanks|you|gracias|regards|best)$/.test(tokens[end - length - 2]?.word ?? '');
		const dashed = sign === '-' || (sign === 'thanks' && length === 1);
		const written = names.map((token) => raw(reply, token));
		if (
			(thanked || dashed) &&
			names.length === length &&
			names.every((token, i) => couldBeName(token, written[i] ?? '') && isCapital(written[i] ?? ''))
		) {
			return asName(written);
		}
	}
	return null;
}

/**
 * The name a person gives, or null: "this is Maria", "my name is…", "soy María", a signature, or
 * the bare answer when we asked for it.
 */
export function findName(reply: NormalizedReply, asked: boolean): string | null {
	// In a text all in capitals, a capital letter says nothing.
	const shouting = /[A-Z]{4}/.test(reply.original) && !/[a-z]{3}/.test(reply.original);
	const name = introduced(reply, shouting) ?? signed(reply, shouting);
	if (name) return name;
	if (!asked) return null;
	const words = reply.tokens.filter((token) => !/^(?:[.,]|emojiok)$/.test(token.word));
	const isName = words.length >= 1 && words.length <= LONGEST_NAME && words.every((token) => couldBeName(token, raw(reply, token)));
	return isName ? asName(words.map((token) => raw(reply, token))) : null;
}
