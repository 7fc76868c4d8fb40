import { openingAt, type BusinessProfile, type Language, type OpeningState } from '../business';
import { ownChoices, pick, presetChoices, type Choice } from './choose';
import { fieldValues } from './fields';
import { PHRASES } from './phrases';
import { render, type TextValues } from './render';
import { isFirst } from './situations';
import { smartEncode } from './smartEncode';

export interface TextInput {
	readonly profile: BusinessProfile;
	/** The situation that the decision named, or the purpose of a later text. */
	readonly situation: string;
	/** The person's language, when known; else the business's. */
	readonly language?: string;
	/** As it is known; what is no usable first name is left out. */
	readonly firstName?: string;
	/** The number of the business in this conversation, E.164. */
	readonly line: string;
	/** Which part of the business the number that was called belongs to. */
	readonly serviceLine?: string;
	/** Of an answer: what the person wrote about, the most specific first. */
	readonly topics?: readonly string[];
	/** Epoch milliseconds. */
	readonly now: number;
	/** The user's own words for this text; they may hold the same fields. */
	readonly words?: string;
	/** Picks among variants of equal meaning; the same seed picks the same one. */
	readonly seed: string;
}

/** A text, and where its words come from. */
export interface Written extends Choice {
	readonly body: string;
}

/**
 * Writes a text. The user's words, else the profile's own wording for what is special about the call, else the profile's
 * for the opening hours, else that of its industry, else ours for everybody. Pure.
 */
export function writeText(input: TextInput): Written {
	return writeAt(input, openingAt(input.profile, input.now));
}

/** The text alone. */
export const composeText = (input: TextInput): string => writeText(input).body;

/** The same as if the opening hours were these. */
export function writeAt(input: TextInput, opening: OpeningState): Written {
	const { profile, seed } = input;
	const language = languageOf(input);
	const situation = situationOf(input);
	if (input.words?.trim()) {
		const written = fill(input, opening, { situation, variant: 'words', template: input.words });
		if (written.body !== '') return written;
	}
	const scene = { situation, state: opening.state, ...(input.serviceLine?.trim() ? { serviceLine: input.serviceLine } : {}), ...(input.topics ? { topics: input.topics } : {}) };
	for (const variants of [...ownChoices(profile, scene, language), ...presetChoices(profile, scene, language)]) {
		const choice = pick(variants, seed);
		const written = choice && fill(input, opening, choice);
		// A template of nothing but fields that have nothing to say is none.
		if (written && written.body !== '') return written;
	}
	throw new Error(`There is no text for the situation "${input.situation}".`);
}

/** A choice with its fields filled in and what belongs at its end; empty where the template itself says nothing. */
export function fill(input: TextInput, opening: OpeningState, choice: Choice): Written {
	const { profile } = input;
	const language = languageOf(input);
	const text = render(choice.template, valuesOf(input, opening));
	if (!SAYS_SOMETHING.test(text)) return { ...choice, body: '' };
	const hinted = isFirst(input.situation) && profile.optOutHint && !saysStop(choice.template, profile.name) ? `${text} ${PHRASES[language].optOutHint}` : text;
	return { ...choice, body: profile.smartEncoding === false ? hinted : smartEncode(hinted) };
}

/** What its fields say. */
export const valuesOf = (input: TextInput, opening: OpeningState): TextValues => fieldValues({ ...input, language: languageOf(input), opening });

/** The language that a text is written in. */
function languageOf({ language, profile }: TextInput): Language {
	return language === 'es' || language === 'en' ? language : profile.language;
}

/** A promise of a link that is not there would be a hole: the thing to say then is that somebody answers. */
function situationOf({ situation, profile }: TextInput): string {
	if (situation !== 'booking_link' && situation !== 'booking') return situation;
	return profile.bookingLink === undefined ? 'answer' : 'booking';
}

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

/** The keyword, not “we can stop by”. */
const SAYS_STOP = [/\bSTOP\b/, /\b(?:reply|text|send|responda|conteste|escriba|mande|env[ií]e)\s+["'“‘«]?(?:stop|alto|baja)\b/i];

/** Whether a template says how to opt out. The name of the business does not count: it may have the word in it. */
export function saysStop(template: string, name = ''): boolean {
	const own = name === '' ? template : template.replaceAll(name, ' ');
	return SAYS_STOP.some((words) => words.test(own));
}
