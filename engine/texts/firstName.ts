import { NOT_A_PERSON, PARTICLES, PLACES, STATE_CODES, TITLES } from './nameWords';

/** What is known of a person's name, from wherever it came. */
export interface KnownName {
	/** The field for the first name alone. */
	readonly firstName?: string | null;
	/** The whole name, or what the network shows as the caller's. */
	readonly name?: string | null;
}

/** Caller names of the network (CNAM) are cut off after 15 characters. */
const CNAM_LENGTH = 15;
const LONGEST = 40;

/**
 * A first name to greet somebody by, or nothing: no greeting is better than “Hi WIRELESS” or a stranger's surname.
 *
 * The network writes names in capitals and the surname first (`SMITH JOHN`), but not everywhere; so of such a name only
 * one with a comma is taken. Companies, places, titles, initials and what is no Latin letter give nothing.
 */
export function firstNameFor({ firstName, name }: KnownName): string | undefined {
	const first = clean(firstName);
	return (first.includes(',') ? fromWholeName(first) : fromFirstName(first)) ?? fromWholeName(clean(name));
}

const clean = (text: string | null | undefined): string =>
	(text ?? '')
		// Also letters that are two in one: capitals would make them longer than they were looked at.
		.normalize('NFKC')
		.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|["“”*]/gu, ' ')
		.replace(/\([^()]*\)/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

function fromFirstName(text: string): string | undefined {
	const words = wordsOf(text);
	// Some systems copy what the network shows into this field.
	if (words === undefined || isPlace(words) || (words.length > 1 && text === text.toUpperCase())) return undefined;
	return usable(words[0]);
}

function fromWholeName(text: string): string | undefined {
	const shouted = text === text.toUpperCase();
	const [surname = '', given, ...more] = text.split(',').map((part) => part.trim());
	if (given !== undefined) {
		// A name that may have been cut in the middle is not somebody's.
		if (more.length > 0 || (shouted && text.length === CNAM_LENGTH)) return undefined;
		if (STATE_CODES.has(given) || wordsOf(surname) === undefined) return undefined;
		return fromFirstName(given);
	}
	const words = wordsOf(text);
	if (words === undefined || shouted || isPlace(words)) return undefined;
	return usable(words[0]);
}

/** “Dallas TX”, and whatever begins like a place. */
const isPlace = (words: readonly string[]): boolean => PLACES.has(key(words[0] ?? '')) || (words.length > 1 && STATE_CODES.has(words.at(-1) ?? ''));

/** The words of a person's name without titles; nothing where it is nobody's, or only a title's surname. */
function wordsOf(text: string): readonly string[] | undefined {
	if (text === '' || text.length > LONGEST || /[^\p{Script=Latin}\p{M}\s.'’-]/u.test(text)) return undefined;
	const words = text.split(' ');
	const own = words.filter((word) => !TITLES.has(key(word)));
	if (own.length === 0 || (own.length < words.length && own.length === 1)) return undefined;
	return own.some((word) => NOT_A_PERSON.has(key(word))) ? undefined : own;
}

/** One word as a greeting says it; nothing for initials, beginnings of surnames and what cannot be spoken. */
function usable(word: string | undefined): string | undefined {
	if (word === undefined || PARTICLES.has(key(word))) return undefined;
	const bare = word.replace(/^[.'’-]+|[.'’-]+$/g, '');
	const vowel = /[aeiouy]/.test(bare.normalize('NFD').toLowerCase());
	if (!/^\p{L}[\p{L}\p{M}'’-]{1,19}$/u.test(bare) || !vowel || /(.)\1\1/iu.test(bare)) return undefined;
	const mixed = bare !== bare.toLowerCase() && bare !== bare.toUpperCase();
	return mixed ? bare : bare.toLowerCase().replace(/(^|['’-])(\p{L})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase());
}

const key = (word: string): string =>
	word
		.normalize('NFD')
		.replace(/[^\p{L}]/gu, '')
		.toUpperCase();
