import type { ConsentWords } from '../../business';
import { foldCharacter } from './characters';
import { collapseRuns, type ConsentKind } from './keywords';
import type { Consent } from './types';

/** A word of the business's own, and what it asks for. */
interface OwnWord {
	readonly kind: ConsentKind;
	/** As the profile writes it. */
	readonly keyword: string;
}

interface OwnWords {
	readonly words: ReadonlyMap<string, OwnWord>;
	readonly longest: number;
}

/** By the identity of a checked profile's part, which is never changed in place. */
const compiled = new WeakMap<ConsentWords, OwnWords>();

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const APOSTROPHES = new Set(["'", '’', '‘', '`', '´']);

/**
 * Letters and digits of any script, folded, with single spaces, every run of one letter once. Null as soon as it is
 * longer than `most`: a long text costs no more than its beginning.
 */
function reduceAny(text: string, most: number): string | null {
	let words = '';
	let gap = false;
	for (const character of text) {
		for (const part of foldCharacter(character)) {
			if (LETTER_OR_DIGIT.test(part)) {
				if (gap && words !== '') words += ' ';
				gap = false;
				if (!words.endsWith(part)) words += part;
				if (words.length > most) return null;
			} else if (!APOSTROPHES.has(part)) {
				gap = true;
			}
		}
	}
	return words;
}

/** Words of one kind that stand for another already keep that one: first opt-outs, then help, then opt-ins. */
const ORDER = [
	['opt_out', 'optOut'],
	['help', 'help'],
	['opt_in', 'optIn'],
] as const satisfies readonly (readonly [ConsentKind, keyof ConsentWords])[];

function compile(own: ConsentWords, known: (text: string) => Consent | null): OwnWords {
	const words = new Map<string, OwnWord>();
	for (const [kind, list] of ORDER) {
		for (const keyword of own[list]) {
			const reduced = reduceAny(keyword, Infinity);
			// What says something already goes on saying it, in whichever form it is written.
			if (!reduced || words.has(reduced) || known(keyword) || known(reduced)) continue;
			words.set(reduced, { kind, keyword });
		}
	}
	// With the letters said twice, which count when they are spaced out.
	return { words, longest: Math.max(0, ...[...words].map(([word, { keyword }]) => Math.max(word.length, keyword.length))) };
}

/**
 * Finds the business's own keyword that a message consists of, folded like the known ones. A word that the product
 * knows already is passed over, so that no profile can take the meaning of STOP away.
 *
 * @param known what the product itself reads in a text
 */
export function readOwnWord(text: string, own: ConsentWords, known: (text: string) => Consent | null): OwnWord | null {
	let list = compiled.get(own);
	if (!list) {
		list = compile(own, known);
		compiled.set(own, list);
	}
	// Letters spaced out take twice the room.
	const reduced = reduceAny(text, list.longest * 2);
	if (!reduced) return null;
	const spelled = /^\S(?: \S)+$/u.test(reduced) ? collapseRuns(reduced.replaceAll(' ', '')) : reduced;
	return list.words.get(reduced) ?? list.words.get(spelled) ?? null;
}
