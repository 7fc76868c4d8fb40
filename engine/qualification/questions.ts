import type { BusinessProfile, Language, QualifyingQuestion } from '../business';
import type { LastAsked } from '../replies';
import type { Message } from '../texts';
import { PRESET_QUESTIONS } from './presets';

/** The questions of a business, in their order; none where its profile names none. */
export function questionsOf({ qualification, industry }: Pick<BusinessProfile, 'qualification' | 'industry'>): readonly QualifyingQuestion[] {
	if (qualification === undefined) return [];
	return qualification === 'preset' ? PRESET_QUESTIONS[industry] : qualification.questions;
}

/** A question in the person's language, where it is there in that. */
export function askIn(question: QualifyingQuestion, language: string | null | undefined, ofBusiness: Language): string {
	const wanted = language === 'en' || language === 'es' ? language : ofBusiness;
	return (wanted === 'es' ? question.ask_es : question.ask_en) ?? question.ask;
}

/** What a reply to a question is read as an answer to. */
export const ASKED_BY_KIND: Readonly<Record<QualifyingQuestion['kind'], LastAsked>> = {
	address: 'address',
	name: 'name',
	time: 'booking_time',
	photo: 'photo',
	service: 'anything',
	anything: 'anything',
};

/** The key under which a question goes out once in a conversation, ever. */
export const questionKey = (conversationId: string, questionId: string): string => `question:${conversationId}:${questionId}`;

/** Which questions were put in a conversation, whatever became of their texts: each is put once. */
export function askedIn(messages: readonly Message[], conversationId: string): readonly string[] {
	const start = questionKey(conversationId, '');
	return messages.flatMap(({ direction, purpose, key }) => (direction === 'out' && purpose === 'question' && key?.startsWith(start) === true ? [key.slice(start.length)] : []));
}

const WENT_OUT: ReadonlySet<Message['status']> = new Set(['claimed', 'sent', 'delivered', 'unknown']);

/** The question that a reply follows: our last text before it, where that was one. @param messages the oldest first */
export function questionBefore(questions: readonly QualifyingQuestion[], messages: readonly Message[], reply: Pick<Message, 'id' | 'from'>, conversationId: string): QualifyingQuestion | undefined {
	const at = messages.findIndex(({ id }) => id === reply.id);
	const last = messages.slice(0, Math.max(0, at)).findLast(({ direction, to, status }) => direction === 'out' && to === reply.from && WENT_OUT.has(status));
	const [asked] = last ? askedIn([last], conversationId) : [];
	return questions.find(({ id }) => id === asked);
}
