import { isReaction, readConsent } from '../../texts';
import { lastAskedOf } from '../asked';
import type { Classification, ReplyContext } from '../classification';
import { readByModel } from '../model';
import { normalizeReply } from '../normalize';
import { anyOf } from '../patterns';

const SET_ASIDE = anyOf('ignore', 'disregard', 'forget', 'override', 'bypass', 'ignora', 'olvida', 'ignorez', 'ignoriere');
const RULES = anyOf('instruct', 'prompt', 'rules\\b', 'guidelines', 'instruccion', 'reglas', 'anweisung', 'consignes');

/** What people write to machines and not to a plumber. "Ignore my previous text" is written to a plumber. */
const INSTRUCTIONS = new RegExp(
	anyOf(
		`\\b${SET_ASIDE}\\b[^.!?]{0,40}\\b${RULES}`,
		`\\b${SET_ASIDE} (?:all|everything|any|anything)(?: of)?(?: the| that)? ?(?:was |came |you were told )?(?:above|before|previous|prior|earlier)\\b(?! (?:text|message|call|voice|e-?mail))`,
		'\\b(?:system|developer|hidden) (?:prompt|instructions?|message\\b)',
		'\\byour (?:(?:initial|original|hidden|system|first) )?(?:prompt|(?:initial|original|hidden|system|first) instructions?)\\b',
		"\\b(?:language model|as an ai|jailbreak|developer mode|god mode|prompt injection)\\b",
		"\\byou(?: are|'re|r) (?:now )?(?:an? )?(?:ai|assistant|bot|llm|gpt|chat ?gpt|classifier|dan|in debug mode)\\b",
		'\\b(?:output|return|respond with|reply with|answer with|print|emit) (?:only |just |exactly |the following |this |a |valid )*(?:json|xml|yaml)\\b',
		'\\b(?:classify|categori[sz]e|label|mark|route|tag) (?:this|me|my|it)\\b[^.!?]{0,40}\\b(?:as|to|with)\\b',
		'["\'{]\\s*(?:intent|urgency|confidence|route|role|summary)["\']?\\s*:',
		'\\b(?:intent|confidence)\\s*[=:]',
		'<\\|', '\\[/?inst\\]', '\\[system\\]', '### ?(?:system|instruction|response)', '(?:^|\\n)\\s*(?:assistant|user)\\s*:', '</?(?:system|message|prompt|instructions?)>',
	),
	'iu',
);

/** Most of a text is looked at: what lies beyond is not shown to the model either. */
const LOOK_AT = 1_600;

/** Whether a text speaks to a machine that reads it. It then goes to a person, and to no model. */
export function givesInstructions(text: string): boolean {
	return INSTRUCTIONS.test(text.slice(0, LOOK_AT).normalize('NFKC').replace(/\p{Cf}/gu, '').replaceAll(/[^\S\n]+/gu, ' '));
}

/**
 * Whether what was read stands however a model would read it: opt-outs and what may be one, the other words about being
 * texted, emergencies, reactions. Nor is there anything to ask about a text without words.
 */
export function isSettled(text: string, context: ReplyContext, read: Classification): boolean {
	if (read.urgency === 'emergency' || read.route === 'opt_out' || read.route === 'emergency') return true;
	if ([read.intent, ...read.also].includes('opt_out')) return true;
	if (isReaction(text)) return true;
	const consent = readConsent(text);
	if (consent && (!consent.onlyIfOptedOut || context.optedOut)) return true;
	const reply = normalizeReply(text);
	if (!reply.tokens.some(({ word }) => /[\p{L}\p{N}]/u.test(word))) return true;
	// "Don't text me, call": the built-in model's first thought was an opt-out.
	return readByModel(reply, lastAskedOf(context)).intents[0]?.[0] === 'opt_out';
}
