import { DateTime } from 'luxon';
import { openingAt, type BusinessProfile, type Language } from '../business';
import { DEFAULT_TEMPLATES } from './defaults';
import { render } from './render';

export interface TextInput {
	readonly profile: BusinessProfile;
	/** The situation that the decision named, or the purpose of a later text. */
	readonly situation: string;
	/** The person's language, when known; else the business's. */
	readonly language?: string;
	readonly firstName?: string;
	/** The number of the business in this conversation, E.164. */
	readonly line: string;
	/** Epoch milliseconds. */
	readonly now: number;
	/** The user's own words for this text; they may hold the same fields. */
	readonly words?: string;
	/** Picks among variants of equal meaning; the same seed picks the same one. */
	readonly seed: string;
}

/** Writes a text: the user's words, else the profile's template for the situation, else ours. Pure. */
export function composeText(input: TextInput): string {
	const { profile } = input;
	const language: Language = input.language === 'es' || input.language === 'en' ? input.language : profile.language;
	// A promise of a link that is not there would be a hole: the thing to say then is that somebody answers.
	const named = input.situation === 'booking_link' ? 'booking' : input.situation;
	const situation = named === 'booking' && profile.bookingLink === undefined ? 'answer' : named;
	const template = input.words?.trim() ? input.words : templateFor(profile, situation, language, input.seed);
	const text = render(template, {
		business: profile.name,
		first_name: input.firstName,
		line: input.line,
		booking_link: profile.bookingLink,
		emergency: FIRST.has(input.situation) || input.situation === 'emergency' ? profile.emergency.wording : undefined,
		opens: opensWords(input, language),
	});
	if (!FIRST.has(input.situation) || !profile.optOutHint || SAYS_STOP.some((words) => words.test(template))) return text;
	return `${text} ${DEFAULT_TEMPLATES[language].opt_out_hint ?? ''}`.trim();
}

/** Situations of the first text, which carries the emergency line and the way to opt out. */
const FIRST = new Set(['open', 'closed', 'holiday', 'repeat']);

/** The keyword, not “we can stop by”. Looked for in the template: a name may have the word in it. */
const SAYS_STOP = [/\bSTOP\b/, /\b(?:reply|text|send|responda|conteste|escriba|mande|env[ií]e)\s+["'“‘«]?stop\b/i];

function templateFor(profile: BusinessProfile, situation: string, language: Language, seed: string): string {
	const own = [`${situation}_${language}`, language === profile.language ? situation : '']
		.map((key) => (Object.hasOwn(profile.templates, key) ? profile.templates[key] : undefined))
		.find((found) => found !== undefined);
	const chosen = typeof own === 'string' ? own : own?.[indexOf(seed, own.length)];
	const ours = DEFAULT_TEMPLATES[language];
	return chosen ?? (Object.hasOwn(ours, situation) ? ours[situation] : undefined) ?? ours.answer ?? '';
}

/** FNV-1a: the same person always gets the same variant, and variants share people evenly. */
function indexOf(seed: string, length: number): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
	return (hash >>> 0) % Math.max(1, length);
}

/** “when we open Monday at 8 AM”, while the business is closed and opens on one of the next six days: a seventh has today's name. */
function opensWords(input: TextInput, language: Language): string | undefined {
	const opening = openingAt(input.profile, input.now);
	if (opening.state === 'open' || opening.opensAt === undefined) return undefined;
	const words = DEFAULT_TEMPLATES[language];
	const at = DateTime.fromMillis(opening.opensAt, { zone: input.profile.timezone, locale: language });
	const today = DateTime.fromMillis(input.now, { zone: input.profile.timezone });
	if (at.startOf('day').diff(today.startOf('day'), 'days').days > 6) return undefined;
	const day = at.hasSame(today, 'day') ? (words.today ?? '') : render(words.weekday ?? '', { day: gsm7(at.toFormat('cccc')) });
	const time = at.toFormat(language === 'en' ? (at.minute === 0 ? 'h a' : 'h:mm a') : 'H:mm');
	return render(words.opens ?? '', { day, time });
}

/** “sábado” to “sabado”: one letter outside GSM-7 would turn the whole text into UCS-2. */
function gsm7(word: string): string {
	return word.replace(/á/g, 'a');
}
