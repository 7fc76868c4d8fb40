import type { BusinessProfile, QualifyingQuestion } from '../business';
import type { KeptQualification, QualificationAnswer, QualificationEnd } from '../conversations';
import type { Classification, Intent, Route } from '../replies';
import { questionsOf } from './questions';

/** What questions and answers are decided by. Times are epoch milliseconds. */
export interface QualificationFacts {
	readonly profile: BusinessProfile;
	readonly classification: Classification;
	readonly reply: { readonly id: string; readonly body: string; readonly media: readonly string[]; readonly at: number };
	/** What is kept of the conversation so far. */
	readonly kept?: KeptQualification;
	/** Ids of the questions that were put. */
	readonly asked: readonly string[];
	/** The question that the reply follows. */
	readonly pending?: QualifyingQuestion;
	readonly person?: { readonly name?: string; readonly address?: string };
	/** A human has the conversation. */
	readonly humanActive: boolean;
}

/** Where the questions stand after a reply. */
export interface Qualification extends KeptQualification {
	readonly asked: readonly string[];
	readonly next?: QualifyingQuestion;
	/** Nothing is left to ask: every question is answered or was put, and none was cut off. */
	readonly complete: boolean;
}

/** Routes on which questions begin. */
const BEGINS: ReadonlySet<Route> = new Set(['booking', 'sales']);

/** Readings that answer no question, whatever it was. */
const NO_ANSWER: ReadonlySet<Intent> = new Set(['acknowledgement', 'callback', 'cancel', 'declined', 'opt_out', 'opt_in', 'help', 'vendor', 'wrong_number']);

/** Readings that a short text which is an answer may be taken for. */
const VAGUE: ReadonlySet<Intent> = new Set(['other', 'booking', 'service_request', 'quote']);

/** Longer texts say more than an answer does: a person reads them where their reading is unsure. */
const LONGEST_ANSWER_WORDS = 12;
const LONGEST_KEPT = 500;
const SURE = 0.92;

/**
 * Which question comes next, and what is answered. Undefined where the business asks none, or this is not the moment.
 * A question is put once; what is known already is not asked; an emergency, an opt-out, a human in the conversation and
 * the wish to be called end the questions for good. Pure.
 */
export function qualify(facts: QualificationFacts): Qualification | undefined {
	const { profile, classification, kept, asked } = facts;
	const questions = questionsOf(profile);
	if (questions.length === 0 || (!kept && !BEGINS.has(classification.route))) return undefined;
	const answers = { ...kept?.answers };
	for (const question of questions) {
		const answer = answerTo(question, facts, answers[question.id]);
		if (answer) answers[question.id] = answer;
	}
	const ended = kept?.ended ?? endOf(facts);
	const next = ended === undefined ? questions.find(({ id }) => !Object.hasOwn(answers, id) && !asked.includes(id)) : undefined;
	return {
		route: kept?.route ?? classification.route,
		answers,
		asked,
		complete: ended === undefined && next === undefined,
		...(ended === undefined ? {} : { ended }),
		...(next === undefined ? {} : { next }),
	};
}

/**
 * A short text that follows a question, and by itself says too little, is the answer to it: it goes on where the
 * question came from instead of to a person.
 */
export function readAsAnswer(classification: Classification, body: string, kept: KeptQualification | undefined, pending: QualifyingQuestion | undefined): Classification {
	const { route, urgency, intent, custom } = classification;
	if (!pending || !kept || kept.ended !== undefined || route !== 'person' || urgency === 'emergency' || custom !== undefined) return classification;
	if (!VAGUE.has(intent) || !isAnswer(classification, body) || body.trim().split(/\s+/).length > LONGEST_ANSWER_WORDS) return classification;
	return { ...classification, route: kept.route as Route, unsure: false, method: 'rule', confidence: Math.max(classification.confidence, SURE), evidence: [`the answer to “${pending.id}”`, ...classification.evidence] };
}

/** What is kept when both are: an answer that was read out of a text before one that was taken whole, the newer before the older. */
export function mergeQualification(kept: KeptQualification | undefined, now: KeptQualification): KeptQualification {
	const answers = { ...kept?.answers };
	for (const [id, answer] of Object.entries(now.answers)) if (answers[id] === undefined || answer.read) answers[id] = answer;
	const ended = kept?.ended ?? now.ended;
	return { route: kept?.route ?? now.route, answers, ...(ended === undefined ? {} : { ended }) };
}

function answerTo(question: QualifyingQuestion, facts: QualificationFacts, before: QualificationAnswer | undefined): QualificationAnswer | undefined {
	const { reply, pending, classification } = facts;
	const said = saidOf(question, facts);
	if (said !== undefined) return { text: said.slice(0, LONGEST_KEPT), read: true, at: reply.at, replyId: reply.id };
	if (before) return undefined;
	const known = knownOf(question, facts);
	if (known !== undefined) return { text: known.slice(0, LONGEST_KEPT), read: true, at: reply.at };
	if (pending?.id !== question.id || question.kind === 'photo' || !isAnswer(classification, reply.body)) return undefined;
	return { text: reply.body.trim().slice(0, LONGEST_KEPT), read: false, at: reply.at, replyId: reply.id };
}

/** What the reply itself says of it. */
function saidOf({ kind }: QualifyingQuestion, { classification, reply }: QualificationFacts): string | undefined {
	switch (kind) {
		case 'address':
			return classification.address;
		case 'name':
			return classification.name;
		case 'time':
			return classification.when?.text;
		case 'service':
			return classification.service;
		case 'photo':
			return reply.media.length > 0 ? reply.media.join(' ') : undefined;
		case 'anything':
			return undefined;
	}
}

/** What was known before. */
function knownOf({ kind }: QualifyingQuestion, { person }: QualificationFacts): string | undefined {
	return kind === 'address' ? person?.address : kind === 'name' ? person?.name : undefined;
}

function isAnswer({ intent, urgency }: Classification, body: string): boolean {
	return !NO_ANSWER.has(intent) && urgency !== 'emergency' && body.trim() !== '' && !/\?\s*$/.test(body);
}

function endOf({ classification, humanActive }: QualificationFacts): QualificationEnd | undefined {
	if (classification.route === 'opt_out') return 'opt_out';
	if (classification.urgency === 'emergency') return 'emergency';
	if (humanActive) return 'human';
	return classification.intent === 'callback' || classification.also.includes('callback') ? 'call' : undefined;
}
