import type { Message } from '../../texts';
import type { Classification, Urgency } from '../classification';
import { DEFAULT_ROUTES, INTENTS, type Intent, type Route } from '../intents';
import { detectLanguage } from '../language';
import { normalizeReply } from '../normalize';
import { onOneLine, summarize } from '../summary';

/** What a person says a reply should have been read as; at least the intent or the route. */
export interface SaidCorrection {
	readonly intent?: Intent;
	/** Absent: the one that replies of this intent take. */
	readonly route?: Route;
	/** Absent: as it was read. What goes to `emergency` is an emergency, and nothing else is. */
	readonly urgency?: Exclude<Urgency, 'emergency'>;
	/** Who says so. */
	readonly by: string;
	readonly note?: string;
}

/** What a person made of a reading: another one, or the same. */
export interface Correction {
	/** Absent where only the route was said and nothing that was read fits it. */
	readonly intent?: Intent;
	/** The business's own intent, where it was read and let stand. */
	readonly custom?: string;
	readonly route: Route;
	readonly urgency: Urgency;
	/** It was right as it was read. */
	readonly confirmed: boolean;
	readonly by: string;
	/** Epoch milliseconds. */
	readonly at: number;
	readonly note?: string;
}

/** A reply with how it was read and what a person said of that. */
export interface ReadReply {
	/** The words and pictures of all texts that were read as one. */
	readonly message: Message;
	/** Absent for a reply that was never read. */
	readonly read?: Classification;
	readonly correction?: Correction;
}

/** Puts what a person says beside what was read. @throws Error in words where neither intent nor route is said */
export function resolveCorrection(read: Classification | undefined, said: SaidCorrection, now: number): Correction {
	const route = said.route ?? (said.intent === undefined ? undefined : DEFAULT_ROUTES[said.intent]);
	if (route === undefined) throw new Error('A correction says what the reply should have been: give its intent, its route, or both.');
	const letStand = said.intent === undefined && read?.custom !== undefined && read.route === route;
	const intent = said.intent ?? (letStand ? read.intent : fitting(read, route));
	const urgency = urgencyOf(read, route, said.urgency);
	const isSame = read !== undefined && read.route === route && read.urgency === urgency && (intent === undefined || (intent === read.intent && (letStand || read.custom === undefined)));
	return {
		...(intent === undefined ? {} : { intent }),
		...(letStand && read.custom !== undefined ? { custom: read.custom } : {}),
		route,
		urgency,
		confirmed: isSame,
		by: said.by,
		at: now,
		...(said.note === undefined ? {} : { note: said.note }),
	};
}

/** The likeliest intent that was read and goes this way; where only one goes there, that one. */
function fitting(read: Classification | undefined, route: Route): Intent | undefined {
	if (route === 'emergency') return read?.intent;
	const fits = (intent: Intent) => DEFAULT_ROUTES[intent] === route;
	const own = read === undefined || read.custom !== undefined ? undefined : [read.intent, ...read.also].find(fits);
	const all = INTENTS.filter(fits);
	return own ?? (all.length === 1 ? all[0] : undefined);
}

/** What is no emergency after all stays urgent unless that is said to be wrong too. */
function urgencyOf(read: Classification | undefined, route: Route, said: SaidCorrection['urgency']): Urgency {
	if (route === 'emergency') return 'emergency';
	if (said !== undefined) return said;
	if (read?.urgency === 'emergency') return route === 'opt_out' && read.route === 'opt_out' ? 'emergency' : 'urgent';
	return read?.urgency ?? 'routine';
}

/** The reading as it is after a person has corrected it: what a canvas goes on with. */
export function correctedReading({ message, read }: ReadReply, correction: Correction): Classification {
	const { custom: _custom, summary: _summary, note: _note, ...facts } = read ?? unread(message.body);
	const intent = correction.intent ?? 'other';
	const corrected = {
		...facts,
		intent,
		...(correction.custom === undefined ? {} : { custom: correction.custom }),
		also: facts.also.filter((other) => other !== intent),
		route: correction.route,
		confidence: 1,
		unsure: false,
		urgency: correction.urgency,
		method: 'person' as const,
		evidence: [onOneLine(`${correction.confirmed ? 'confirmed' : 'corrected'} by ${correction.by}`, 160)],
	};
	return { ...corrected, summary: summarize(corrected, normalizeReply(message.body).original) };
}

function unread(text: string): Classification {
	return { intent: 'other', also: [], route: 'person', confidence: 0, unsure: true, urgency: 'routine', language: detectLanguage(normalizeReply(text)), summary: '', method: 'none', evidence: [] };
}
