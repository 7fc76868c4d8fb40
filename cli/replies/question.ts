import { lastAskedOf, type ReplyContext, type ReplyLanguage } from '../../engine';

/** A text to read, and what is known around it. */
export interface Question {
	readonly text: string;
	readonly context: ReplyContext;
}

/** @throws Error in words for a record that is no question */
export function readQuestion(record: Readonly<Record<string, unknown>>, now: number): Question {
	if (typeof record.text !== 'string') throw new Error('It has no "text".');
	const context = isRecord(record.context) ? record.context : {};
	const lastAsked = textIn(context.lastAsked) ?? textIn(record.lastAsked);
	const lastText = textIn(context.lastText) ?? textIn(record.lastText);
	return {
		text: record.text,
		context: {
			now: timeIn(record.now) ?? now,
			timezone: zoneIn(record.timezone) ?? 'UTC',
			...withText('industry', textIn(record.vertical) ?? textIn(record.industry)),
			...withText('country', textIn(record.country)),
			...withText('lastText', lastText),
			// A name of ours, or the question in its own words.
			...withText('lastAsked', lastAsked === undefined ? undefined : (NAMES[lastAsked] ?? lastAskedOf({ lastText: lastAsked }) ?? lastAsked)),
			...(context.optedOut === true ? { optedOut: true } : {}),
			...languageIn(record.language),
			...emergencyIn(record.emergency),
		},
	};
}

/** Other names for what was asked last. */
const NAMES: Readonly<Record<string, string>> = { time: 'booking_time', when: 'booking_time', booking: 'booking_time', confirmation: 'confirm', picture: 'photo' };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const withText = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<K, string>));

/** What the person is known to write. */
const languageIn = (value: unknown): { readonly language?: ReplyLanguage } => (value === 'en' || value === 'es' || value === 'other' ? { language: value } : {});

/** The business's own words for emergencies, as its profile has them. */
function emergencyIn(value: unknown): Pick<ReplyContext, 'emergencyAdd' | 'emergencyRemove'> {
	if (!isRecord(value)) return {};
	return { emergencyAdd: wordsIn(value.add, 'add'), emergencyRemove: wordsIn(value.remove, 'remove') };
}

function wordsIn(value: unknown, name: string): readonly string[] {
	if (value === undefined) return [];
	if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
	throw new Error(`"emergency.${name}" must be a list of words, such as ["kiln door open"].`);
}

/** Epoch milliseconds, or ISO 8601. */
function timeIn(value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const at = typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : Number.NaN;
	if (Number.isFinite(at)) return at;
	throw new Error(`"now" is no time: ${JSON.stringify(value)}. Write ISO 8601, such as 2026-11-21T15:00:00-05:00.`);
}

function zoneIn(value: unknown): string | undefined {
	const name = textIn(value);
	if (name === undefined) return undefined;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return name;
	} catch {
		throw new Error(`"timezone" is not known: ${name}. Write an IANA name, such as America/New_York.`);
	}
}
