import type { ConsentWords } from '../../business';
import { foldText } from './fold';
import { matchFreeText } from './free-text/match';
import { readOwnWord } from './own-words';
import { isReaction, withoutEcho, withoutTrimmings } from './quoted';
import type { Consent } from './types';
import { readWholeMessage } from './whole-message';

const LONGEST_EXCERPT = 120;

function excerpt(text: string): string {
	const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	const characters = [...line.slice(0, LONGEST_EXCERPT * 2)];
	return characters.length <= LONGEST_EXCERPT
		? characters.join('')
		: `${characters.slice(0, LONGEST_EXCERPT - 1).join('')}…`;
}

/** The words as typed that a stretch of the folded text came from. */
function asTyped(original: string, start: number, end: number): string {
	const offsets: number[] = [];
	foldText(original, offsets);
	const from = offsets[start] ?? 0;
	const last = offsets[end - 1] ?? original.length - 1;
	return excerpt(original.slice(from, last + 1));
}

function readKnown(text: string): Consent | null {
	const keyword = readWholeMessage(text);
	if (keyword) return { ...keyword, how: 'keyword', words: excerpt(text) };

	const folded = withoutEcho(foldText(text));
	const match = matchFreeText(folded);
	if (!match) return null;
	return {
		kind: match.kind,
		how: 'free_text',
		words: asTyped(text, match.start, match.end),
		...(match.asksForCall && match.kind === 'opt_out' ? { asksForCall: true } : {}),
	};
}

/**
 * Reads what a text says about being texted: stop, resume, or the required help. Null for every
 * other text.
 *
 * Keywords count when they are the whole message; sentences count when they plainly ask for it
 * (47 CFR 64.1200(a)(10): the listed words as such, and any other reasonable wording). The same
 * words inside an ordinary request do not ("cancel my 3pm", "can you stop by"), nor do reactions to
 * our own texts. Whoever asks not to be texted but called has opted out of texts; whoever asks not
 * to be called but texted has not.
 *
 * English and Spanish. Takes any string, never throws, linear in its length.
 *
 * @param own further keywords of the business, in whatever language; none changes what a known one means
 */
export function readConsent(text: string, own?: ConsentWords): Consent | null {
	if (isReaction(text)) return null;
	const typed = withoutTrimmings(text);
	const known = readKnown(typed);
	if (known || !own) return known;
	const word = readOwnWord(typed, own, readKnown);
	return word && { ...word, how: 'keyword', words: excerpt(typed) };
}
