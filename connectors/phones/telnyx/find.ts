import { HttpFailure, type FindResult, type Http, type OutboundText } from '../../../engine';
import { isSameWords } from '../sameWords';
import { ask, dataOf, explain, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import type { TelnyxSecrets } from './secrets';
import { asRecord, isE164, own, rowsOf, textIn, type Fields } from './values';

/** The two clocks may differ. Milliseconds. */
const CLOCK_SKEW_MS = 5_000;
const MOST_LISTED = 50;
/** Of so many records the words are asked for, each by a request of its own. */
const MOST_READ = 10;

/** Telnyx took it, and it did not and will not go out. */
const NOT_SENT = new Set(['failed', 'gw_reject', 'sending_failed', 'cancelled']);

const NEVER_SURE = 'Telnyx lists a text only when its way is over, so one that is not in the list may still have been sent. Look in the Telnyx portal under Reporting, Message Detail Records.';

/**
 * Looks for a text that may or may not have been sent. Messages themselves cannot be listed; the detail records can, by
 * sender, recipient and time, but without words, and with final statuses only. So what is found there was sent, and
 * what is not found proves nothing: this never says no.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(http: Http, secrets: TelnyxSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, 'detail_records'), query: queryOf(text, since), timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure) return cannotTell(`Telnyx did not answer (${answer.message}).`);
	if (!isSuccess(answer)) return cannotTell(explain(answer).message);
	const listed = rowsOf(own(asRecord(answer.body), 'data')).filter((record) => isCandidate(record, text, others));
	for (const record of listed.slice(0, MOST_READ)) {
		const message = await read(http, secrets, idOf(record));
		if (message && isSameText(message, text)) return { found: 'yes', providerId: idOf(record), delivered: textIn(record, 'status', 40) === 'delivered' };
	}
	return cannotTell(NEVER_SURE);
}

function queryOf(text: OutboundText, since: number): Readonly<Record<string, string>> {
	return {
		'filter[record_type]': 'messaging',
		'filter[direction]': 'outbound',
		'filter[cld]': text.to,
		...(isE164(text.from) ? { 'filter[cli]': text.from } : {}),
		'filter[created_at][gte]': new Date(since - CLOCK_SKEW_MS).toISOString(),
		sort: '-created_at',
		'page[size]': String(MOST_LISTED),
	};
}

function isCandidate(record: Fields, text: OutboundText, others: ReadonlySet<string>): boolean {
	const id = idOf(record);
	return id !== '' && !others.has(id) && textIn(record, 'cld') === text.to && textIn(record, 'direction') === 'outbound' && !NOT_SENT.has(textIn(record, 'status', 40));
}

function idOf(record: Fields): string {
	return textIn(record, 'uuid', 128) || textIn(record, 'id', 128);
}

async function read(http: Http, secrets: TelnyxSecrets, id: string): Promise<Fields | undefined> {
	const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, `messages/${encodeURIComponent(id)}`), timeoutMs: TIMEOUT_MS });
	return answer instanceof HttpFailure || !isSuccess(answer) ? undefined : dataOf(answer.body);
}

function isSameText(message: Fields, text: OutboundText): boolean {
	const body = own(message, 'text');
	if (text.body === '') return isSameWords(typeof body === 'string' ? body : '', '') && rowsOf(own(message, 'media')).length === text.media.length;
	return typeof body === 'string' && isSameWords(body, text.body);
}

function cannotTell(message: string): FindResult {
	return { found: 'cannot_tell', message };
}
