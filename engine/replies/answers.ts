import type { LastAsked, When } from './classification';
import type { Intent } from './intents';
import type { NormalizedReply } from './normalize';
import { anyOf } from './patterns';

/** An answer to what we asked last. */
export interface Answer {
	readonly intent: Intent;
	readonly confidence: number;
	readonly evidence: string;
}

/** What was read out of the text beside its words. */
export interface AnswerFacts {
	readonly when: When | null;
	readonly name: string | null;
	readonly address: string | null;
}

/** Longer texts say more than an answer does, and are read as any other. */
const LONGEST_ANSWER = 12;

/** A text made of nothing but these words. */
function onlyOf(...words: readonly string[]): RegExp {
	return new RegExp(`^(?:${anyOf(...words)}(?: |$))+$`);
}

const YES = onlyOf(
	'yes', 'ok', 'sure', 'yep', 'correct', 'right', 'perfect', 'great', 'good', 'fine', 'absolutely',
	'definitely',
	'of course', 'sounds good', 'that works', 'works', 'works for me', 'confirmed', 'confirm',
	'emojiok', 'please',
	'thanks', 'thank you', 'i will be there', 'see you then', 'it is', 'i', 'do', 'that', 'it', 'for',
	'me',
	'that is (?:right|correct|fine|good|perfect)',
	'si', 'confirmo', 'confirmado', 'claro', 'dale', 'vale', 'correcto', 'perfecto', 'esta bien',
	'de acuerdo',
	'por favor', 'gracias',
);
const NO = onlyOf(
	'no', 'not', 'nope', 'neither', 'none', 'nah', 'sorry', 'thanks', 'thank you', 'emojino',
	'gracias', 'tampoco', 'ninguno', 'ninguna',
);
const CHOICE = new RegExp(
	`\\b${anyOf(
		'first', 'second', 'third', 'fourth', 'last', '1st', '2nd', '3rd', '4th', 'former', 'latter',
		'one',
		'earlier', 'later', 'earliest', 'latest', 'either', 'any', 'both', 'whichever', 'whatever',
		'option [0-9a-d]', 'number [0-9]', 'the (?:[0-9]{1,2}|morning|afternoon|evening) one',
		'primer[oa]?', 'segund[oa]', 'tercer[oa]?', 'ultim[oa]', 'cualquier[a]?', 'opcion [0-9]',
		'la de', 'el de',
	)}\\b|^(?:# )?[1-9]$`,
);
const REFUSED_CHOICE =
	/\b(?:none of|neither|can not do|do not work|not work|no puedo|ninguno|ninguna)\b/;
const PHOTO = new RegExp(
	`\\b${anyOf(
		'here (?:it|you|they|is|are)', 'attached', 'sent', 'sending',
		'see (?:pic|photo|picture|attached)',
		'pics?', 'pictures?', 'photos?', 'videos?', 'aqui esta', 'fotos?', 'ahi (?:va|esta)', 'adjunto',
	)}\\b`,
);

function plainWords(reply: NormalizedReply): string {
	return reply.tokens
		.map((token) => token.word)
		.filter((word) => !/^[.,?]$/.test(word))
		.join(' ');
}

function isAsking(reply: NormalizedReply): boolean {
	return reply.tokens.some((token) => token.word === '?');
}

function forTime(words: string, facts: AnswerFacts): Answer | null {
	if (NO.test(words)) return null;
	if (REFUSED_CHOICE.test(words)) {
		return { intent: 'booking', confidence: 0.92, evidence: 'another time wanted' };
	}
	if (facts.when) return { intent: 'booking', confidence: 0.93, evidence: 'a time, as asked' };
	if (CHOICE.test(words)) return { intent: 'booking', confidence: 0.92, evidence: 'a choice, as asked' };
	if (YES.test(words)) return { intent: 'booking', confidence: 0.92, evidence: 'yes, as asked' };
	return null;
}

function answerTo(asked: LastAsked, words: string, facts: AnswerFacts): Answer | null {
	switch (asked) {
		case 'booking_time':
			return forTime(words, facts);
		case 'confirm':
			return YES.test(words)
				? { intent: 'booking', confidence: 0.92, evidence: 'yes, as asked' }
				: null;
		case 'address':
			return facts.address
				? { intent: 'service_request', confidence: 0.92, evidence: 'an address, as asked' }
				: null;
		case 'name':
			return facts.name
				? { intent: 'service_request', confidence: 0.92, evidence: 'a name, as asked' }
				: null;
		case 'photo':
			return PHOTO.test(words)
				? { intent: 'service_request', confidence: 0.92, evidence: 'a photo, as asked' }
				: null;
		default:
			return null;
	}
}

/**
 * Reads a short text as the answer to what we asked last: "yes", "the second one", "345 Oak St",
 * "Tuesday". Null when nothing was asked, or it is no answer to that.
 */
export function readAnswer(
	reply: NormalizedReply,
	asked: LastAsked | undefined,
	facts: AnswerFacts,
): Answer | null {
	if (!asked || isAsking(reply)) return null;
	const words = plainWords(reply);
	if (words === '' || words.split(' ').length > LONGEST_ANSWER) return null;
	return answerTo(asked, words, facts);
}

/** Whether a text is only a yes or a no: without a question before it, it says nothing. */
export function isBareAnswer(reply: NormalizedReply): boolean {
	return /^(?:yes|no|si)(?: (?:please|sir|maam|por favor))?$/.test(plainWords(reply));
}
