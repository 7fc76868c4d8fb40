import { HttpFailure, type FindResult, type Http, type HttpAnswer, type OutboundText } from '../../../engine';
import { isSameWords } from '../sameWords';
import { ask, asRecord, isSuccess, PAGE_SIZE, pageOf, resourceUrl, TIMEOUT_MS, type Page } from './api';
import { digitsOf } from './companies';
import { messageId, messagesOf } from './conversation';
import { explain } from './errors';
import type { CallRailSecrets } from './secrets';

const DAY_MS = 86_400_000;
/** CallRail writes times by its own clock. Milliseconds. */
const CLOCK_SKEW_MS = 5_000;
const MOST_PAGES = 10;

/**
 * Looks for a text that may or may not have been sent: in the conversations of those days, and there among the texts that went
 * out. Days are taken one wider on each side, as it is not said by which time zone they are counted; nothing is searched by
 * number, as it is not said which forms of one are found.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(http: Http, secrets: CallRailSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	const query = { ...(secrets.companyId === '' ? {} : { company_id: secrets.companyId }), start_date: dayOf(since - DAY_MS), end_date: dayOf(Date.now() + DAY_MS), per_page: String(PAGE_SIZE) };
	for (let page = 1; page <= MOST_PAGES; page++) {
		const listed = readPage(await get(http, secrets, 'text-messages.json', { ...query, page: String(page) }));
		if ('found' in listed) return listed;
		for (const conversation of listed.items.filter((one) => isBetween(one, text))) {
			const result = await findIn(http, secrets, conversation, text, since, others);
			if (result.found !== 'no') return result;
		}
		if (page >= listed.pages) return { found: 'no' };
	}
	return cannotTell('CallRail has more conversations of these days than were looked through.');
}

async function findIn(http: Http, secrets: CallRailSecrets, { id }: Page['items'][number], text: OutboundText, since: number, others: ReadonlySet<string>): Promise<FindResult> {
	if (typeof id !== 'string') return { found: 'no' };
	const answer = await get(http, secrets, `text-messages/${encodeURIComponent(id)}.json`);
	if ('found' in answer) return answer;
	const matches = messagesOf(answer.body).filter(({ outgoing, body, at }) => outgoing && isSameWords(body, text.body) && (at ?? since) >= since - CLOCK_SKEW_MS);
	if (matches.some(({ at }) => at === undefined)) return cannotTell('CallRail does not say when it sent a text in these words.');
	const ids = matches.map(({ at }) => messageId(id, at ?? 0));
	const providerId = ids.find((one) => !others.has(one));
	return providerId === undefined ? { found: 'no' } : { found: 'yes', providerId, delivered: false };
}

function isBetween(conversation: Page['items'][number], text: OutboundText): boolean {
	const lines = [conversation.current_tracking_number, conversation.initial_tracking_number, conversation.tracking_phone_number];
	const known = lines.filter((line) => typeof line === 'string');
	return isNumber(conversation.customer_phone_number, text.to) && (known.length === 0 || known.some((line) => isNumber(line, text.from)));
}

function isNumber(told: unknown, number: string): boolean {
	return typeof told === 'string' && digitsOf(told) === digitsOf(number);
}

async function get(http: Http, secrets: CallRailSecrets, resource: string, query: Readonly<Record<string, string>> = {}): Promise<HttpAnswer | Extract<FindResult, { found: 'cannot_tell' }>> {
	const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, resource), query, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure) return cannotTell(`CallRail did not answer (${answer.message}).`);
	return isSuccess(answer) ? answer : cannotTell(explain(answer).message);
}

function readPage(answer: Awaited<ReturnType<typeof get>>): Page | Extract<FindResult, { found: 'cannot_tell' }> {
	if ('found' in answer) return answer;
	return pageOf(asRecord(answer.body), 'conversations') ?? cannotTell('CallRail’s answer is not a list of conversations. Check the Base URL in the credential.');
}

/** `YYYY-MM-DD`, UTC. */
function dayOf(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}

function cannotTell(message: string): Extract<FindResult, { found: 'cannot_tell' }> {
	return { found: 'cannot_tell', message };
}
