import { foldText } from '../../texts';
import { onOneLine } from '../summary';
import type { Prompt } from './ask';
import { TASK } from './prompt';

/** So many words in a row of the task, or of all that a model is told, are no chance. */
const LEAK_WORDS = { task: 5, all: 8 } as const;
const SHORTEST = 4;
const RAW_LIMIT = 600;

/** Words about the machinery, which no customer's wish is told with. */
const MACHINERY = /\b(?:json|prompt|instructions?|language model|as an ai|ai model|system message|confidence|the (?:message|list|fields?) (?:below|above)|acknowledgement|service_request|wrong_number|opt_out|intent)\b/i;
const MARKUP = /[{}[\]`|\\]|={2,}|<\/?\w|‹|›|\S{35}/;
/** Addresses of pages and mailboxes, which would be clicked on. */
const LINK = /(?:https?:|www\.|\b[\w-]+\.(?:com|net|org|io|co|info|biz|xyz|top|ly|me|app|link|site|shop|online|ru|cn)\b)\S*|\S+@\S+/gi;

/**
 * A model's words as far as a team may be shown them: on one line, made of nothing but what the text can have said.
 * Undefined for what repeats our instructions, holds links or numbers that the text has not, or speaks of machinery.
 */
export function plausible(words: string | undefined, text: string, prompt: Prompt, limit: number): string | undefined {
	if (words === undefined || words.length > RAW_LIMIT) return undefined;
	const line = onOneLine(words, limit);
	if (line.length < SHORTEST || !/\p{L}{2}/u.test(line)) return undefined;
	if (MARKUP.test(line) || MACHINERY.test(line)) return undefined;
	if (hasForeign(line, text) || repeats(words, TASK, LEAK_WORDS.task, text) || repeats(words, prompt.system, LEAK_WORDS.all, text)) return undefined;
	return line;
}

function hasForeign(line: string, text: string): boolean {
	const source = text.toLowerCase();
	if ((line.match(LINK) ?? []).some((link) => !source.includes(link.toLowerCase().replace(/[.,;:!?)]+$/, '')))) return true;
	const digits = text.replace(/\D/g, '');
	return (line.match(/\d[\d ().,/-]*/g) ?? []).some((number) => {
		const bare = number.replace(/\D/g, '');
		return bare.length > 0 && !digits.includes(bare);
	});
}

/** Whether a run of words of our instructions stands in it that the customer's own words do not have. */
function repeats(words: string, told: string, run: number, text: string): boolean {
	const ours = ` ${wordsOf(told).join(' ')} `;
	const theirs = ` ${wordsOf(text).join(' ')} `;
	const said = wordsOf(words);
	for (let at = 0; at + run <= said.length; at++) {
		const piece = ` ${said.slice(at, at + run).join(' ')} `;
		if (ours.includes(piece) && !theirs.includes(piece)) return true;
	}
	return false;
}

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
