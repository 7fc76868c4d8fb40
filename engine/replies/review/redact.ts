// Takes out of a text what leads to a person, and leaves a text that reads the same.

import { replaceNumbers } from './numbers';

/** What is known of who wrote. */
export interface KnownOfWriter {
	readonly names: readonly string[];
	readonly addresses: readonly string[];
	/** Names that were read out of this very text: they count in any spelling. */
	readonly said?: readonly string[];
	/** ISO 3166-1 alpha-2 country of the business. */
	readonly country?: string;
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const LINK = /(?:https?:\/\/|www\.)\S+/gi;
const LONGEST_NAME = 80;
const TITLES = /^(?:dr|mr|mrs|ms|miss|sr|sra|srta|don|dona|doña|de|del|la|van|von)\.?$/i;

/** Stand-ins for a name's words in their order. */
const STAND_INS = ['Sam', 'Carter', 'Lee'];
const ADDRESS = '12 Oak St';

/**
 * A text without phone numbers, e-mail addresses, links, account numbers, and the names and addresses that are known.
 * Each is replaced by one of its kind that belongs to nobody. A name that nobody told us stays.
 */
export function redactReply(text: string, known: KnownOfWriter): string {
	const plain = withoutNumbers(text.replace(EMAIL, 'name@example.com').replace(LINK, 'https://example.com'), known.country);
	return withoutNames(withoutAddresses(plain, known.addresses), known);
}

/** 555-0100 to 555-0199 are kept for examples. The same number gets the same stand-in, written in the same way. */
function withoutNumbers(text: string, country: string | undefined): string {
	const seen: string[] = [];
	return replaceNumbers(text, country, (written) => {
		const digits = written.replace(/\D/g, '');
		if (!seen.includes(digits)) seen.push(digits);
		const line = `55501${String(seen.indexOf(digits) % 100).padStart(2, '0')}`;
		const standIn = { 7: line, 10: `202${line}`, 11: `1202${line}` }[digits.length];
		if (standIn !== undefined && (digits.length < 11 || digits.startsWith('1'))) return filled(written, standIn);
		if (digits.length < 9 || digits.length > 15) return filled(written, '1234567890'.repeat(Math.ceil(digits.length / 10)));
		return `+1 202-555-${line.slice(3)}`;
	});
}

function filled(written: string, digits: string): string {
	let next = 0;
	return written.replace(/\d/g, () => digits[next++] ?? '0');
}

function withoutAddresses(text: string, addresses: readonly string[]): string {
	return longestFirst(addresses).reduce((rest, address) => rest.replace(wordsPattern(address, 'giu'), ADDRESS), text);
}

function withoutNames(text: string, { names, said = [] }: KnownOfWriter): string {
	// As somebody wrote it in this text it is a name; from elsewhere, "will" and "may" are words as well.
	const anyCase = said.flatMap(partsOf);
	const capital = names.flatMap(partsOf);
	const replaced = (rest: string, parts: readonly NamePart[], flags: string) =>
		[...parts].sort((a, b) => b.part.length - a.part.length).reduce((so, { part, standIn }) => so.replace(wordsPattern(part, flags), standIn), rest);
	const first = replaced(text, anyCase, 'giu');
	return replaced(first, capital.flatMap(({ part, standIn }) => [part, part.toUpperCase()].map((spelt) => ({ part: spelt, standIn }))), 'gu');
}

interface NamePart {
	readonly part: string;
	readonly standIn: string;
}

function partsOf(name: string): NamePart[] {
	const words = name.slice(0, LONGEST_NAME).match(/[\p{L}\p{M}'’-]{2,}\.?/gu) ?? [];
	return words.filter((word) => !TITLES.test(word)).map((word, index) => ({ part: capitalised(word.replace(/\.$/, '')), standIn: STAND_INS[index] ?? STAND_INS[1] ?? 'Sam' }));
}

const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const longestFirst = (phrases: readonly string[]): string[] => phrases.filter((phrase) => phrase.trim().length > 2).sort((a, b) => b.length - a.length);

/** A phrase as whole words, whatever the spaces between them. */
function wordsPattern(phrase: string, flags: string): RegExp {
	const words = phrase.trim().split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
	return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{N}])`, flags);
}
