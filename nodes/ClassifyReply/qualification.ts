import {
	ASKED_BY_KIND,
	askedIn,
	askIn,
	firstNameFor,
	humanActive,
	qualify,
	questionBefore,
	questionsOf,
	readAsAnswer,
	type BusinessProfile,
	type Classification,
	type Conversation,
	type Item,
	type LastAsked,
	type Ledger,
	type QualificationPart,
	type QualifyingQuestion,
} from '../../engine';

type Reply = NonNullable<Item['reply']>;

/** Longer conversations have long left the questions behind. */
const LOOK_BACK = 200;

/** The questions of a business, and where they stand before a reply. */
export interface Questions {
	readonly profile: BusinessProfile;
	readonly conversation: Conversation;
	readonly asked: readonly string[];
	/** The question that the reply follows. */
	readonly pending?: QualifyingQuestion;
}

/** Undefined where the business asks none: then nothing is looked up. */
export async function questionsFor(ledger: Ledger, item: Partial<Item>, reply: Reply | undefined): Promise<Questions | undefined> {
	if (!reply || !item.business || !item.conversation) return undefined;
	const profile = (await ledger.getBusiness(item.business.id))?.profile;
	const questions = profile ? questionsOf(profile) : [];
	const conversation = questions.length > 0 ? await ledger.getConversation(item.conversation.id) : undefined;
	if (!profile || !conversation) return undefined;
	const messages = await ledger.messagesOf(conversation.id, LOOK_BACK);
	const pending = questionBefore(questions, messages, reply, conversation.id);
	return { profile, conversation, asked: askedIn(messages, conversation.id), ...(pending ? { pending } : {}) };
}

/** What was asked last, so that the reply is read as the answer to it. */
export const askedBy = (questions: Questions | undefined): { readonly lastAsked?: LastAsked } => (questions?.pending ? { lastAsked: ASKED_BY_KIND[questions.pending.kind] } : {});

/** The reading with the question in mind, and where the questions stand now. The answers are kept. */
export async function withQuestions(ledger: Ledger, item: Partial<Item>, reply: Reply | undefined, read: Classification, questions: Questions | undefined): Promise<{ readonly classification: Classification; readonly qualification?: QualificationPart }> {
	if (!questions || !reply) return { classification: read };
	const { profile, conversation, asked, pending } = questions;
	const classification = readAsAnswer(read, reply.body, conversation.qualification, pending);
	const now = Date.now();
	// What a network shows for a name is often none.
	const name = firstNameFor({ firstName: item.person?.firstName ?? null, name: item.person?.name ?? null }) === undefined ? undefined : (item.person?.name ?? item.person?.firstName);
	const person = { ...(name ? { name } : {}), ...(item.person?.address ? { address: item.person.address } : {}) };
	const stand = qualify({
		profile,
		classification,
		reply: { id: reply.id, body: reply.body, media: reply.media, at: now },
		...(conversation.qualification ? { kept: conversation.qualification } : {}),
		asked,
		...(pending ? { pending } : {}),
		person,
		humanActive: humanActive(conversation, now),
	});
	if (!stand) return { classification };
	const { route, answers, ended, next, complete } = stand;
	const kept = await ledger.keepQualification(conversation.id, { route, answers, ...(ended === undefined ? {} : { ended }) }, now);
	const texts = Object.entries(kept?.answers ?? answers).map(([id, { text }]) => [id, text] as const);
	const spoken = classification.language === 'other' ? item.person?.language : classification.language;
	return {
		classification,
		qualification: { asked, answers: Object.fromEntries(texts), next: next ? { id: next.id, ask: askIn(next, spoken, profile.language) } : null, complete, ended: ended ?? null },
	};
}
