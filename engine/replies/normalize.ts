import { foldCharacter, withoutTrimmings } from '../texts';
import { meantBy } from './textese';

/**
 * How much of a text is read, in characters. Carriers deliver at most 1,600; what lies beyond a few
 * times that is an attack or an accident. Opt-outs are looked for in all of it.
 */
export const READ_LIMIT = 8000;

/** One word, number or mark of a text. */
export interface Token {
	/** Folded, and in full words where it was abbreviated. */
	readonly word: string;
	/** Where it stands in `NormalizedReply.original`. */
	readonly start: number;
	readonly end: number;
}

/** A text made ready to be read. */
export interface NormalizedReply {
	/** As typed, without signature and quoted lines, at most `READ_LIMIT` characters. */
	readonly original: string;
	/** Lower case with single spaces; accents kept. */
	readonly text: string;
	/** Words and the marks `.` `,` `?`, folded, abbreviations written out. */
	readonly tokens: readonly Token[];
	/** The tokens joined by spaces. */
	readonly folded: string;
}

/** Emoji that answer by themselves. */
const ANSWERING_EMOJI: ReadonlyMap<string, string> = new Map([
	...[...'👍👌🙏🙂😊😀😁😄❤🧡💙💚🤝💯✅☺😉🎉🙌🤗👏'].map((emoji) => [emoji, 'emojiok'] as const),
	...[...'👎😡🤬😠'].map((emoji) => [emoji, 'emojino'] as const),
]);

const TOKEN = new RegExp(
	[
		// 2025-07-04
		'\\d{4}-\\d{2}-\\d{2}',
		// 3pm, 3:30 pm, 10 a.m., 3p
		'\\d{1,4}(?:[:.]\\d{2})? ?[ap]\\.? ?m\\b\\.?',
		'\\d{1,2}(?::\\d{2})?[ap]\\b',
		// 15:30, 15h30
		'\\d{1,2}[:h]\\d{2}\\b',
		// 7/4, 7/4/25, 24/7
		'\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?\\b',
		// 15th
		'\\d{1,2}(?:st|nd|rd|th)\\b',
		// $1,200.50
		'\\d{1,9}(?:,\\d{3})+',
		// words with or without digits: b4, 2day, i'll
		"[a-z0-9]+(?:'[a-z]+)*",
		'[$€£%&#@+=*/-]',
		'[.,?!;:()\\n…|]',
		'emoji[a-z]{2}',
	].join('|'),
	'g',
);

const MARKS: ReadonlyMap<string, string> = new Map([
	...[...'.!;\n…|'].map((mark) => [mark, '.'] as const),
	...[...',:()'].map((mark) => [mark, ','] as const),
	['?', '?'],
]);

function flatten(original: string): { flat: string; offsets: number[] } {
	let flat = '';
	const offsets: number[] = [];
	let index = 0;
	for (const character of original) {
		const emoji = ANSWERING_EMOJI.get(character);
		let part = emoji ? ` ${emoji} ` : foldCharacter(character);
		if (part === '’' || part === '‘' || part === '`' || part === '´') part = "'";
		else if (part === '–' || part === '—') part = '-';
		else if (part === '\r') part = '\n';
		for (let i = 0; i < part.length; i++) offsets.push(index);
		flat += part;
		index += character.length;
	}
	offsets.push(index);
	return { flat, offsets };
}

/** "10 a.m." → "10am", "3p" → "3pm", "15h30" → "15:30". */
function clock(raw: string): string | null {
	const match = /^(\d{1,4})(?:[:.h](\d{2}))? ?(?:([ap])\.? ?m?\.?)?$/.exec(raw);
	if (!match || (match[2] === undefined && match[3] === undefined)) return null;
	return `${match[1]}${match[2] ? `:${match[2]}` : ''}${match[3] ? `${match[3]}m` : ''}`;
}

/** The words of a run of letters and digits: "5ish" → "5 ish", but "2day" → "today". */
function wordsOf(raw: string): readonly string[] {
	const meant = meantBy(raw);
	if (meant.length !== 1 || meant[0] !== raw || !/\d/.test(raw) || /^\d+$/.test(raw)) return meant;
	return (raw.match(/\d+|[a-z']+/g) ?? []).flatMap((part) => meantBy(part));
}

function wordsFor(raw: string): readonly string[] {
	const mark = MARKS.get(raw);
	if (mark) return [mark];
	const time = clock(raw);
	if (time) return [time];
	return /^[a-z0-9']+$/.test(raw) && !/^\d+(?:st|nd|rd|th)$/.test(raw) ? wordsOf(raw) : [raw];
}

/** Makes a text ready to be read. Takes any string, never throws, linear in its length. */
export function normalizeReply(text: string): NormalizedReply {
	const original = withoutTrimmings(text.slice(0, READ_LIMIT));
	const { flat, offsets } = flatten(original);
	const tokens: Token[] = [];
	for (const match of flat.matchAll(TOKEN)) {
		const start = offsets[match.index] ?? 0;
		const end = offsets[match.index + match[0].length] ?? original.length;
		for (const word of wordsFor(match[0])) {
			// Marks in a row count once; a question mark is the strongest.
			const last = tokens.at(-1);
			if (last && /^[.,?]$/.test(word) && /^[.,?]$/.test(last.word)) {
				if (word === '?' || last.word === ',') tokens[tokens.length - 1] = { word: last.word === '?' ? '?' : word, start, end };
				continue;
			}
			tokens.push({ word, start, end });
		}
	}
	return {
		original,
		text: original.toLowerCase().replace(/\s+/g, ' ').trim(),
		tokens,
		folded: tokens.map((token) => token.word).join(' '),
	};
}
