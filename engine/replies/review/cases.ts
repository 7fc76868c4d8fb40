// What a person has looked at, as cases to learn from and as tests that hold a business's routes fixed.

import type { BusinessProfile } from '../../business';
import type { Urgency } from '../classification';
import { lastAskedOf } from '../asked';
import { detectLanguage } from '../language';
import { normalizeReply } from '../normalize';
import type { Intent, Route } from '../intents';
import { redactReply } from './redact';
import type { ReviewedReply } from './reviewed';

/** A labelled text, with the columns of training/README.md. */
export interface TrainingCase {
	readonly intent: Intent;
	readonly urgency: Urgency;
	readonly trade: string;
	readonly lang: 'en' | 'es';
	readonly asked: string;
	readonly also: readonly Intent[];
	readonly text: string;
}

/** A line of what `missed-call test-routes` reads. */
export interface RouteTest {
	readonly text: string;
	readonly route: Route;
	readonly vertical: string;
	readonly country: string;
	readonly timezone: string;
	/** ISO 8601. */
	readonly now: string;
	readonly language?: string;
	readonly context?: { readonly lastAsked: string };
	readonly emergency?: { readonly add: readonly string[]; readonly remove: readonly string[] };
	readonly business: string;
	/** The ledger's id of it, to find it again. */
	readonly reply: string;
}

/** Why a reply is none: nobody has looked at it; it has no words; the model does not know such. */
export type NoCase = 'unsure' | 'no_text' | 'no_intent' | 'own_intent' | 'other_language';

const ASKED: Readonly<Record<string, string>> = { booking_time: 'time', confirm: 'confirmation', address: 'address', name: 'name', photo: 'photo' };

/** The reply as a case to learn from, without what leads to the person; or why it is none. */
export function trainingCaseOf(reviewed: ReviewedReply, profile: BusinessProfile): TrainingCase | NoCase {
	const { message, read, correction } = reviewed;
	if (!correction) return 'unsure';
	if (message.body.trim() === '') return 'no_text';
	if (correction.custom !== undefined) return 'own_intent';
	const { intent } = correction;
	if (intent === undefined) return 'no_intent';
	const lang = read?.language ?? detectLanguage(normalizeReply(message.body));
	if (lang === 'other') return 'other_language';
	return {
		intent,
		urgency: correction.urgency,
		trade: profile.industry,
		lang,
		asked: ASKED[askedOf(reviewed) ?? ''] ?? '-',
		// Only what went with the very intent that a person has agreed to.
		also: read?.intent === intent ? read.also.filter((other) => other !== intent) : [],
		text: redacted(reviewed, profile),
	};
}

/** The reply as a test of where it goes, with what it was read against; or why it is none. */
export function routeTestOf(reviewed: ReviewedReply, profile: BusinessProfile): RouteTest | NoCase {
	const { message, correction } = reviewed;
	if (!correction) return 'unsure';
	if (message.body.trim() === '') return 'no_text';
	if (correction.custom !== undefined) return 'own_intent';
	const lastAsked = askedOf(reviewed);
	const { add, remove } = profile.emergency;
	const language = reviewed.language ?? profile.language;
	return {
		text: redacted(reviewed, profile),
		route: correction.route,
		vertical: profile.industry,
		country: profile.country,
		timezone: profile.timezone,
		now: new Date(message.at).toISOString(),
		...(language === 'en' || language === 'es' ? { language } : {}),
		...(lastAsked === undefined ? {} : { context: { lastAsked } }),
		...(add.length + remove.length === 0 ? {} : { emergency: { add, remove } }),
		business: profile.id,
		reply: message.id,
	};
}

/** What was asked stands for our text: that one may name the person. */
const askedOf = ({ lastText }: ReviewedReply): string | undefined => lastAskedOf(lastText === undefined ? {} : { lastText });

function redacted({ message, read, names, addresses }: ReviewedReply, profile: BusinessProfile): string {
	return redactReply(message.body, {
		names: [...names, ...profile.team.map(({ name }) => name)],
		said: read?.name === undefined ? [] : [read.name],
		addresses: [...addresses, ...(read?.address === undefined ? [] : [read.address])],
		country: profile.country,
	});
}

/** A case as a line of a file in training/texts: seven columns parted by tabs. */
export function trainingLine({ intent, urgency, trade, lang, asked, also, text }: TrainingCase): string {
	const written = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\n', '\\n').replaceAll('\t', ' ');
	return [intent, urgency, trade, lang, asked, also.length === 0 ? '-' : also.join(','), written].join('\t');
}
