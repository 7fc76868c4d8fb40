import { isReaction, readConsent, type Consent } from '../texts';
import { isBareAnswer, readAnswer } from './answers';
import type { Method, ReplyContext } from './classification';
import { likestCustom, type CustomIntent } from './custom';
import type { Facts } from './facts';
import type { Intent } from './intents';
import { thresholds, wordsFor, type Reading } from './model';
import type { NormalizedReply } from './normalize';
import { mayBeEmergency, WITH_EMERGENCY, type SeenEmergency } from './seen-emergency';

/** What was decided about a text, before the facts are put beside it. */
export interface Decision {
	intent: Intent;
	also: Intent[];
	confidence: number;
	method: Method;
	evidence: string[];
	/** The business's own intent, where that is likelier than any of ours. */
	custom?: CustomIntent;
	/** A person reads it however confident the reading is. */
	doubtful?: true;
}

/** What a decision goes by. */
export interface Grounds {
	readonly context: ReplyContext;
	readonly facts: Facts;
	readonly reading: Reading;
	readonly emergency: SeenEmergency | null;
}

/** A short text that may be an answer is one, unless the model is as sure as this of something else. */
const MORE_THAN_AN_ANSWER = 0.75;
const ANSWERED_BY: ReadonlySet<Intent> = new Set(['booking', 'service_request', 'acknowledgement', 'other']);

/** Intents beside which no other counts: a seller's patter speaks for everything. */
const ALONE: ReadonlySet<Intent> = new Set(['vendor', 'wrong_number', 'other', 'acknowledgement']);
const MOST_FURTHER = 2;

/** "Don't text, call me" asks for another way to talk and closes no door; where the rules see no opt-out, a person decides. */
const CALL = /\b(?:call|ring|phone) (?:me|us|back|instead)\b|\bll[aá]m[ea]/;

/** No model that was measured on a thousand texts can claim more. */
const SUREST = 0.99;

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
		confidence: 0.95,
		method: 'rule',
		evidence: ['a reaction to our text'],
	};
}

function furtherThan(intent: Intent, { also }: Reading): Intent[] {
	if (ALONE.has(intent)) return [];
	const { alsoFrom } = thresholds();
	return also
		.filter(([other, share]) => other !== intent && share >= alsoFrom)
		.map(([other]) => other)
		.slice(0, MOST_FURTHER);
}

function fromModel(reply: NormalizedReply, reading: Reading): Decision {
	const [first, certain] = reading.intents[0] ?? ['other', 0];
	if (first === 'opt_out' && CALL.test(reply.folded)) {
		return { intent: 'callback', also: [], confidence: Math.min(certain, 0.5), method: 'model', evidence: wordsFor(reply, 'callback'), doubtful: true };
	}
	return {
		intent: first,
		also: furtherThan(first, reading),
		confidence: Math.min(certain, SUREST),
		method: 'model',
		evidence: wordsFor(reply, first),
		// Texting is resumed by the words that the rules know, never by a guess; and no word known is no reading.
		...(first === 'opt_in' || !reading.isKnown || mayBeEmergency(reading) ? { doubtful: true as const } : {}),
	};
}

function fromEmergency({ by, evidence }: SeenEmergency, reading: Reading): Decision {
	const [intent, confidence] = reading.intents.find(([one]) => by === 'model' || WITH_EMERGENCY.has(one)) ?? ['service_request', 0];
	return {
		intent,
		also: furtherThan(intent, reading),
		confidence,
		method: by,
		evidence: evidence.map((piece) => `emergency, ${piece}`),
	};
}

function fromAnswer(reply: NormalizedReply, { context, facts, reading }: Grounds): Decision | null {
	const [first, certain] = reading.intents[0] ?? ['other', 0];
	if (!ANSWERED_BY.has(first) && certain >= MORE_THAN_AN_ANSWER) return null;
	const answer = readAnswer(reply, context.lastAsked, { when: facts.when ?? null, name: facts.name ?? null, address: facts.address ?? null });
	return answer && { intent: answer.intent, also: [], confidence: answer.confidence, method: 'rule', evidence: [answer.evidence] };
}

function fromWords(reply: NormalizedReply, grounds: Grounds): Decision {
	const { context, facts, reading } = grounds;
	const answer = fromAnswer(reply, grounds);
	if (answer) return answer;
	if (reply.tokens.length === 0 || isBareAnswer(reply)) {
		return { intent: 'other', also: [], confidence: reply.tokens.length === 0 ? 0 : 0.3, method: 'none', evidence: [] };
	}
	// An address or a number by itself continues what was said before: a person reads it.
	const bareFact = facts.address ?? facts.callbackNumber;
	if (bareFact && bareFact.length >= reply.original.trim().length - 8) {
		return { intent: 'other', also: [], confidence: 0.85, method: 'rule', evidence: [bareFact] };
	}
	const read = fromModel(reply, reading);
	const custom = likestCustom(reply, context.customIntents, read.confidence);
	if (!custom) return read;
	return { intent: 'other', also: [read.intent], confidence: custom.confidence, method: 'model', evidence: [`like “${custom.example}”`], custom: custom.intent };
}

/** What a text is after. */
export function decide(text: string, reply: NormalizedReply, grounds: Grounds): Decision {
	const consent = readConsent(text);
	if (consent && (!consent.onlyIfOptedOut || grounds.context.optedOut)) return fromConsent(consent);
	if (isReaction(text)) return fromReaction(text);
	return grounds.emergency ? fromEmergency(grounds.emergency, grounds.reading) : fromWords(reply, grounds);
}
