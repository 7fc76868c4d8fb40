import { HttpFailure, type FindResult, type Http, type HttpAnswer, type OutboundText } from '../../../engine';
import { isSameWords } from '../sameWords';
import { ask, isAbsent, isSuccess, listOf, type Asked } from './api';
import { lineIdsOf } from './lines';
import { refusalOf } from './refusal';
import type { QuoSecrets } from './secrets';
import { asRecord, instant, word, words, type Fields } from './values';

/** Its clock may run a little ahead of ours, or behind. Milliseconds. */
const CLOCK_SKEW_MS = 5_000;
const PAGE_SIZE = '50';
const MOST_PAGES = 10;

/** Quo took it, and it did not arrive. */
const NOT_SENT = new Set(['failed', 'undelivered']);

/**
 * Looks for a text that may or may not have been sent, among those of this number to this person.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(http: Http, secrets: QuoSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	const earliest = since - CLOCK_SKEW_MS;
	const dated = await look(http, secrets, datedList(text, earliest), 'after', (message) => isMatch(message, text, earliest, others));
	if (!(isAnswer(dated) && isAbsent(dated))) return resultOf(dated);
	const v1 = await v1List(http, secrets, text, earliest);
	if ('found' in v1) return v1;
	return resultOf(await look(http, secrets, v1, 'pageToken', (message) => isMatch(message, text, earliest, others)));
}

type Looked = FindResult | HttpAnswer | HttpFailure;

/** https://www.quo.com/docs/2026-03-30/messages/list-messages */
function datedList({ from, to }: OutboundText, earliest: number): Asked {
	const sender = from.startsWith('PN') ? { phoneNumberId: from } : { from };
	return { method: 'GET', path: '/messages', query: { ...sender, to, direction: 'outgoing', 'createdAt[gt]': new Date(earliest).toISOString(), limit: PAGE_SIZE } };
}

/** https://www.quo.com/docs/mdx/api-reference/messages/list-messages: asks for the id of the number. */
async function v1List(http: Http, secrets: QuoSecrets, { from, to }: OutboundText, earliest: number): Promise<Asked | FindResult> {
	const ids = from.startsWith('PN') ? [from] : await lineIdsOf(http, secrets, 'v1', [from]);
	if (ids instanceof HttpFailure || 'status' in ids) return resultOf(ids);
	const [phoneNumberId] = ids;
	if (phoneNumberId === undefined) return cannotTell('Quo does not know the sending number. Use the credential of the workspace that it belongs to.');
	return { method: 'GET', path: '/v1/messages', query: { phoneNumberId, participants: to, createdAfter: new Date(earliest).toISOString(), maxResults: PAGE_SIZE } };
}

async function look(http: Http, secrets: QuoSecrets, asked: Asked, cursor: 'after' | 'pageToken', fits: (message: Fields) => boolean): Promise<Looked> {
	let next: string | undefined;
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await ask(http, secrets, { ...asked, query: { ...asked.query, [cursor]: next } });
		if (!isSuccess(answer)) return answer;
		const messages = listOf(answer);
		if (!messages) return cannotTell('Quo’s answer is not a list of messages. Check the Base URL in the credential.');
		const match = messages.find(fits);
		if (match) return { found: 'yes', providerId: word(match, 'id'), delivered: word(match, 'status') === 'delivered' };
		next = word(asRecord(answer.body), cursor === 'after' ? 'nextCursor' : 'nextPageToken') || undefined;
		if (next === undefined) return { found: 'no' };
	}
	return cannotTell('There are more texts between these two numbers than were looked through.');
}

function isMatch(message: Fields, text: OutboundText, earliest: number, others: ReadonlySet<string>): boolean {
	const id = word(message, 'id');
	if (id === '' || others.has(id) || word(message, 'direction') !== 'outgoing' || NOT_SENT.has(word(message, 'status'))) return false;
	const to = words(message, 'to');
	// Of a group text somebody else got it too: not ours.
	if (to.length !== 1 || to[0] !== text.to) return false;
	if ((instant(message, 'createdAt') ?? earliest) < earliest) return false;
	return isSameWords(typeof message.text === 'string' ? message.text : '', text.body);
}

function isAnswer(looked: Looked): looked is HttpAnswer {
	return 'status' in looked;
}

function resultOf(looked: Looked): FindResult {
	if (looked instanceof HttpFailure) return cannotTell(`Quo did not answer (${looked.message}).`);
	return isAnswer(looked) ? cannotTell(refusalOf(looked).message) : looked;
}

function cannotTell(message: string): FindResult {
	return { found: 'cannot_tell', message };
}
