import { measureText } from './measure';

/** How far a text may be changed to make it cheaper. */
export interface SmartEncoding {
	/**
	 * What becomes of accented letters that GSM-7 lacks (á í ó ú, and most others; it has é ñ ü à è ì ò ù). `keep`, the
	 * default: an accent is spelling, not decoration. It tells “está” from “esta” and is part of a person's name. `fold`
	 * takes it off, for whoever would rather pay less.
	 */
	readonly accents?: 'keep' | 'fold';
}

/** All of it is in GSM-7, as most texts are: ASCII but for the grave accent and control characters, and what Spanish needs most. */
const PLAIN = /^[\n\r\x20-\x5f\x61-\x7e¿¡ñÑéÉüÜèàùìò]*$/;

/** Where the vendors' table is none, or hurts: it makes two spaces of one, and seven of a tab. */
const OWN: Readonly<Record<string, string>> = { '\t': ' ', '\u2011': '-', '\u2212': '-', '\u00ad': '', '\u200e': '', '\u200f': '' };
const SPACE = /^\p{Zs}$/u;

/**
 * Replaces what looks like a plain character but is not in GSM-7: curly quotes, dashes, the ellipsis, no-break spaces,
 * full-width letters, ligatures. One of them makes a whole text UCS-2, which holds less than half as much. A text that
 * needs UCS-2 all the same, for an emoji or an accented letter, stays as it was written: nothing would be gained.
 */
export function smartEncode(body: string, { accents = 'keep' }: SmartEncoding = {}): string {
	if (PLAIN.test(body)) return body;
	// Decomposed letters become one character, so that n with a tilde after it is the ñ that GSM-7 has.
	const composed = body.normalize('NFC');
	const replaced = new Map<string, string>();
	let plain = '';
	for (const character of composed) {
		let shown = replaced.get(character);
		if (shown === undefined) {
			shown = plainFormOf(character, accents);
			replaced.set(character, shown);
		}
		plain += shown;
	}
	if (measureText(plain).encoding === 'GSM-7') return plain;
	return measureText(composed).encoding === 'GSM-7' ? composed : body;
}

function plainFormOf(character: string, accents: 'keep' | 'fold'): string {
	if (PLAIN.test(character) || isGsm(character)) return character;
	if (Object.hasOwn(OWN, character)) return OWN[character] ?? '';
	if (SPACE.test(character)) return ' ';
	const { lookAlike } = require('./segments') as typeof import('./segments');
	const compatible = character.normalize('NFKC');
	const folded = accents === 'fold' ? character.normalize('NFD').replace(/\p{M}/gu, '') : character;
	return [lookAlike(character), compatible, folded].find((form) => form !== character && isGsm(form)) ?? character;
}

const isGsm = (text: string): boolean => measureText(text).encoding === 'GSM-7';
