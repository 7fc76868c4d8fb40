import { HttpFailure, type FindResult, type Http, type OutboundText } from '../../../engine';
import { asList, askHighLevel, contactIn, contactOfNumber, isSuccess, readTime, shownWords, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import { conversationsWith, messagesOf, type NoAnswer } from './conversation';
import { kindOf } from './kinds';

const CLOCK_SKEW_MS = 5_000;
const PAGE_SIZE = 100;
const MOST_PAGES = 5;
/** Shorter words may begin another text by chance. */
const LEAST_TO_BE_A_BEGINNING = 20;

/** HighLevel took it, and it did not and will not go out. */
const NOT_SENT = new Set(['failed', 'undelivered', 'opt_out']);

/**
 * Looks for a text that may or may not have been sent in the conversation with the person. HighLevel does not tell there
 * from which of several numbers a text went.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(http: Http, secrets: HighLevelSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	const answer = await askHighLevel(http, secrets, contactOfNumber(secrets, text.to));
	if (answer instanceof HttpFailure || !isSuccess(answer)) return cannotTell(answer);
	const contact = contactIn(answer.body);
	// Nothing is ever sent before the contact is there.
	if (!contact) return { found: 'no' };
	const conversations = await conversationsWith(http, secrets, contact.id);
	if (!conversations.ok) return cannotTell(conversations.answer);
	for (const id of conversations.value) {
		const found = await findIn(http, secrets, id, text, since - CLOCK_SKEW_MS, others);
		if (found.found !== 'no') return found;
	}
	return { found: 'no' };
}

async function findIn(http: Http, secrets: HighLevelSecrets, conversationId: string, text: OutboundText, earliest: number, others: ReadonlySet<string>): Promise<FindResult> {
	let after: string | undefined;
	for (let number = 0; number < MOST_PAGES; number++) {
		const page = await messagesOf(http, secrets, conversationId, { limit: PAGE_SIZE, ...(after === undefined ? {} : { after }) });
		if (!page.ok) return cannotTell(page.answer);
		const { messages } = page.value;
		const match = messages.find((message) => isSent(message, earliest) && !others.has(textOf(message, 'id')) && isSame(message, text));
		if (match) return { found: 'yes', providerId: textOf(match, 'id'), delivered: ['delivered', 'read'].includes(textOf(match, 'status')) };
		after = page.value.after;
		if (after === undefined || messages.every((message) => (timeOf(message) ?? earliest) < earliest)) return { found: 'no' };
	}
	return { found: 'cannot_tell', message: 'There are more messages in the conversation at HighLevel than were looked through.' };
}

function isSent(message: Fields, earliest: number): boolean {
	return textOf(message, 'id') !== '' && textOf(message, 'direction') === 'outbound' && kindOf(message) === 'text' && !NOT_SENT.has(textOf(message, 'status')) && (timeOf(message) ?? earliest) >= earliest;
}

/** By its setting SMS Compliance HighLevel puts the sender's name and the way to opt out behind a text. */
function isSame(message: Fields, text: OutboundText): boolean {
	const [theirs, ours] = [comparable(textOf(message, 'body')), comparable(text.body)];
	if (ours === '') return theirs === '' && asList(message.attachments).length === text.media.length;
	return theirs === ours || (ours.length >= LEAST_TO_BE_A_BEGINNING && theirs.startsWith(ours));
}

function comparable(body: string): string {
	return body
		.normalize('NFKC')
		.replace(/[\u2018\u2019]/g, "'")
		.replace(/[\u201C\u201D]/g, '"')
		.replace(/[\u2013\u2014]/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

function timeOf(message: Fields): number | undefined {
	return readTime(textOf(message, 'dateAdded'));
}

function cannotTell(answer: NoAnswer): FindResult {
	return { found: 'cannot_tell', message: answer instanceof HttpFailure ? `HighLevel did not answer (${answer.message}).` : shownWords(answer) };
}
