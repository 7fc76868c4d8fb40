import { isReaction } from '../texts';
import type { Classification, ReplyContext } from './classification';
import { decide, type Decision } from './decide';
import { readFacts } from './facts';
import { DEFAULT_ROUTES, type Route } from './intents';
import { detectLanguage } from './language';
import { lookForEmergency, type SeenEmergency } from './seen-emergency';
import { normalizeReply } from './normalize';
import { lastAskedOf } from './asked';
import { readByModel } from './model';
import { onOneLine, summarize } from './summary';
import { DEFAULT_THRESHOLD } from './threshold';
import { readUrgency } from './urgency';

function routeOf({ intent, custom }: Decision, emergency: SeenEmergency | null, unsure: boolean): Route {
	// Whoever opts out is not texted, whatever else the text says; the urgency still shows.
	if (intent === 'opt_out' && !unsure) return 'opt_out';
	if (emergency) return 'emergency';
	if (unsure) return 'person';
	return custom ? (custom.route ?? 'person') : DEFAULT_ROUTES[intent];
}

/**
 * Reads one text: what they want, how soon, and the facts in it. In this order: words about being texted, emergencies
 * by rule or by model, the answer to what was asked last, then the model at large; what stays below the threshold goes
 * to a person with the best guess beside it.
 *
 * Takes any string, never throws, gives the same answer for the same text and context.
 */
export function classify(text: string, given: ReplyContext): Classification {
	const lastAsked = lastAskedOf(given);
	const context: ReplyContext = { ...given, ...(lastAsked ? { lastAsked } : {}) };
	const reply = normalizeReply(text);
	const facts = readFacts(reply, context);
	const reading = readByModel(reply, lastAsked);
	const isAnswerToOurs = isReaction(text);
	const emergency = isAnswerToOurs ? null : lookForEmergency(reply, reading, context);
	const decision = decide(text, reply, { context, facts, reading, emergency });
	const confidence = Math.round(decision.confidence * 1000) / 1000;
	const isTold = emergency?.by === 'rule';
	const unsure = !isTold && (decision.doubtful === true || confidence < (context.threshold ?? DEFAULT_THRESHOLD));
	const { intent, also, method, custom } = decision;
	const read = {
		intent,
		also,
		method,
		...(custom ? { custom: custom.name } : {}),
		route: routeOf(decision, emergency, unsure),
		confidence,
		unsure,
		urgency: emergency ? ('emergency' as const) : isAnswerToOurs ? ('routine' as const) : readUrgency(reply, reading.urgency),
		...facts,
		language: detectLanguage(reply, context.language),
		evidence: decision.evidence.map((piece) => onOneLine(piece, 160)),
	};
	return { ...read, summary: summarize(read, reply.original) };
}
