import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { asFields, asList, askHighLevel, isSuccess, segment, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';

const MOST_CONVERSATIONS = 3;

/** A refusal or a silence; whoever asked knows what it means for them. */
export type NoAnswer = HttpAnswer | HttpFailure;
export type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: NoAnswer };

export interface Page {
	/** Newest first. */
	readonly messages: readonly Fields[];
	/** Where the next page begins; absent on the last. */
	readonly after?: string;
}

/** Ids of the conversations with a contact, of which there is one as a rule. */
export async function conversationsWith(http: Http, secrets: HighLevelSecrets, contactId: string): Promise<Asked<readonly string[]>> {
	const query = { locationId: secrets.locationId, contactId, limit: String(MOST_CONVERSATIONS) };
	const answer = await askHighLevel(http, secrets, { method: 'GET', path: '/conversations/search', query });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return { ok: false, answer };
	const ids = asList(asFields(answer.body).conversations).map((conversation) => textOf(asFields(conversation), 'id'));
	return { ok: true, value: ids.filter((id) => id !== '').slice(0, MOST_CONVERSATIONS) };
}

/** One page of a conversation. HighLevel's description has the list at the top of the answer, HighLevel one level below. */
export async function messagesOf(http: Http, secrets: HighLevelSecrets, conversationId: string, { limit, after }: { readonly limit: number; readonly after?: string }): Promise<Asked<Page>> {
	const query = { limit: String(limit), ...(after === undefined ? {} : { lastMessageId: after }) };
	const answer = await askHighLevel(http, secrets, { method: 'GET', path: `/conversations/${segment(conversationId)}/messages`, query });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return { ok: false, answer };
	const top = asFields(answer.body);
	const page = Array.isArray(top.messages) ? top : asFields(top.messages);
	if (!Array.isArray(page.messages)) return { ok: false, answer };
	const last = textOf(page, 'lastMessageId');
	return { ok: true, value: { messages: page.messages.map(asFields), ...(page.nextPage === true && last !== '' && last !== after ? { after: last } : {}) } };
}
