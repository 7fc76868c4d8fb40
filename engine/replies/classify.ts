import { isReaction, readConsent, type Consent } from '../texts';
import { isBareAnswer, readAnswer } from './answers';
import type { Classification, Method, ReplyContext } from './classification';
import { confidenceOf, DEFAULT_THRESHOLD } from './confidence';
import { findEmergency, type EmergencyFinding } from './emergency';
import { findAddress, findCallbackNumber, findName, findServices, findWhen, pickService } from './extract';
import { DEFAULT_ROUTES, type Intent, type Route } from './intents';
import { detectLanguage } from './language';
import { normalizeReply, type NormalizedReply } from './normalize';
import { explainIntent, furtherIntents, ranked, scoreIntents } from './score';
import { onOneLine, summarize } from './summary';
import { readUrgency } from './urgency';

/** What was decided about a text, before the facts are put beside it. */
interface Decision {
	intent: Intent;
	also: Intent[];
	confidence: number;
	method: Method;
	evidence: string[];
}

interface Facts {
	service?: string;
	when?: Classification['when'];
	name?: string;
	address?: string;
	callbackNumber?: string;
}

/** A text that scores this much for something else is more than an answer. */
const MORE_THAN_AN_ANSWER = 5;

const ANSWERED_BY: ReadonlySet<Intent> = new Set(['booking', 'service_request', 'acknowledgement']);
/** Intents an emergency may come with; for the others the work itself is what is asked for. */
const WITH_EMERGENCY: ReadonlySet<Intent> = new Set(['booking', 'callback', 'support', 'quote', 'service_request']);

function readFacts(reply: NormalizedReply, context: ReplyContext): Facts {
	const words = reply.tokens.map((token) => token.word);
	const service = pickService(findServices(words), context.industry);
	const address = findAddress(reply.original, context.lastAsked === 'address');
	const when = findWhen(reply, context, address);
	const name = findName(reply, context.lastAsked === 'name');
	const callbackNumber = findCallbackNumber(reply.original, context.country);
	return {
		...(service ? { service } : {}),
		...(when ? { when } : {}),
		...(name ? { name } : {}),
		...(address ? { address: address.text } : {}),
		...(callbackNumber ? { callbackNumber } : {}),
	};
}

function fromConsent(consent: Consent): Decision {
	return {
		intent: consent.kind,
		also: consent.asksForCall ? ['callback'] : [],
		confidence: consent.how === 'keyword' ? 1 : 0.97,
		method: 'rule',
		evidence: [`${consent.how === 'keyword' ? 'keyword' : 'wording'}: ${consent.words}`],
	};
}

function fromReaction(text: string): Decision {
	const isDoubtful = /^\s*(?:questioned|disliked|removed|no le gust|cuestion|👎|❓|‼)/iu.test(text);
	return {
		intent: isDoubtful ? 'other' : 'acknowledgement',
		also: [],
		confidence: 0.9,
		method: 'rule',
		evidence: ['a reaction to our text'],
	};
}

function fromScores(reply: NormalizedReply): Decision & { score: number } {
	const scores = scoreIntents(reply);
	const order = ranked(scores);
	const [first] = order;
	if (!first) return { intent: 'other', also: [], confidence: 0, method: 'none', evidence: [], score: 0 };
	const [intent, score] = first;
	const also = furtherIntents(reply, intent);
	return {
		intent,
		also,
		score,
		// Two intents that are both meant must not make each other look doubtful.
		confidence: confidenceOf(intent, new Map([...scores].filter(([other]) => !also.includes(other)))),
		method: 'keyword',
		evidence: explainIntent(reply, intent),
	};
}

function fromEmergency(finding: EmergencyFinding, read: Decision): Decision {
	const intent = WITH_EMERGENCY.has(read.intent) ? read.intent : 'service_request';
	return {
		intent,
		also: read.also.filter((other) => other !== intent),
		confidence: 0.95,
		method: 'rule',
		evidence: finding.evidence.map((piece) => `emergency, ${piece}`),
	};
}

function fromWords(reply: NormalizedReply, context: ReplyContext, facts: Facts): Decision {
	const { score, ...scored } = fromScores(reply);
	const answer = readAnswer(reply, context.lastAsked, {
		when: facts.when ?? null,
		name: facts.name ?? null,
		address: facts.address ?? null,
	});
	if (answer && (ANSWERED_BY.has(scored.intent) || score < MORE_THAN_AN_ANSWER)) {
		const { intent, confidence, evidence } = answer;
		return { intent, also: [], confidence, method: 'rule', evidence: [evidence] };
	}
	if (isBareAnswer(reply)) {
		return { intent: 'other', also: [], confidence: 0.3, method: 'none', evidence: [] };
	}
	// An address or a number by itself continues what was said before: a person reads it.
	const bareFact = facts.address ?? facts.callbackNumber;
	if (bareFact && scored.confidence < 0.5 && bareFact.length >= reply.original.trim().length - 8) {
		return { intent: 'other', also: [], confidence: 0.75, method: 'rule', evidence: [bareFact] };
	}
	return scored;
}

function decide(text: string, reply: NormalizedReply, context: ReplyContext, facts: Facts): { decision: Decision; emergency: EmergencyFinding | null } {
	const consent = readConsent(text);
	const emergency = isReaction(text) ? null : findEmergency(reply, context);
	if (consent && (!consent.onlyIfOptedOut || context.optedOut)) {
		return { decision: fromConsent(consent), emergency };
	}
	if (isReaction(text)) return { decision: fromReaction(text), emergency };
	const read = fromWords(reply, context, facts);
	return { decision: emergency ? fromEmergency(emergency, read) : read, emergency };
}

function routeOf(decision: Decision, emergency: EmergencyFinding | null, unsure: boolean): Route {
	// Whoever opts out is not texted, whatever else the text says; the urgency still shows.
	if (decision.intent === 'opt_out') return 'opt_out';
	if (emergency) return 'emergency';
	return unsure ? 'person' : DEFAULT_ROUTES[decision.intent];
}

/**
 * Reads one text: what they want, how soon, and the facts in it. In this order: words about being
 * texted, emergencies, the answer to what was asked last, then the words at large; what stays below
 * the threshold goes to a person with the best guess beside it.
 *
 * Takes any string, never throws, gives the same answer for the same text and context.
 */
export function classify(text: string, context: ReplyContext): Classification {
	const reply = normalizeReply(text);
	const facts = readFacts(reply, context);
	const { decision, emergency } = decide(text, reply, context, facts);
	const threshold = context.threshold ?? DEFAULT_THRESHOLD;
	const confidence = Math.round(decision.confidence * 1000) / 1000;
	const unsure = !emergency && confidence < threshold;
	const read = {
		...decision,
		route: routeOf(decision, emergency, unsure),
		confidence,
		unsure,
		urgency: emergency ? ('emergency' as const) : readUrgency(reply),
		...facts,
		language: detectLanguage(reply),
		evidence: decision.evidence.map((piece) => onOneLine(piece, 160)),
	};
	return { ...read, summary: summarize(read, reply.original) };
}
