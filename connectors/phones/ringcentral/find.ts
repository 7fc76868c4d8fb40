import { HttpFailure, type FindResult, type Http, type OutboundText } from '../../../engine';
import { isSameWords } from '../sameWords';
import { ask, isSuccess, restUrl, TIMEOUT_MS } from './api';
import { explain } from './errors';
import { numberOf, readMessage, type Message } from './message';
import type { RingCentralSecrets } from './secrets';
import { asRecord, asRecords } from './values';

/** RingCentral's clock and ours differ. Milliseconds. */
const CLOCK_SKEW_MS = 5_000;
const PAGE_SIZE = 100;
const MOST_PAGES = 10;
/** RingCentral took it, and it did not and will not go out. */
const NOT_SENT = new Set(['SendingFailed', 'DeliveryFailed']);

/**
 * Looks for a text that may or may not have been sent, in the message store of the user who sends.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(http: Http, secrets: RingCentralSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	const earliest = since - CLOCK_SKEW_MS;
	for (let page = 1; page <= MOST_PAGES; page++) {
		const answer = await ask(http, {
			method: 'GET',
			url: restUrl(secrets, 'account/~/extension/~/message-store'),
			query: { messageType: 'SMS', direction: 'Outbound', phoneNumber: text.to, dateFrom: new Date(earliest).toISOString(), perPage: String(PAGE_SIZE), page: String(page) },
			timeoutMs: TIMEOUT_MS,
		});
		if (answer instanceof HttpFailure) return cannotTell(`RingCentral did not answer (${answer.message}).`);
		if (!isSuccess(answer)) return cannotTell(explain(answer).message);
		const { records } = asRecord(answer.body);
		if (!Array.isArray(records)) return cannotTell('RingCentral’s answer is not a list of messages. Check the Server URL in the credential.');
		const messages = asRecords(records, records.length).map(readMessage);
		const match = messages.find((message) => message !== undefined && !others.has(message.id) && isOurs(message, text, earliest));
		if (match) return { found: 'yes', providerId: match.id, delivered: match.status === 'Delivered' };
		if (records.length < PAGE_SIZE) return { found: 'no' };
	}
	return cannotTell('There are more texts between these two numbers than were looked through.');
}

function isOurs(message: Message, text: OutboundText, earliest: number): boolean {
	return (
		message.outbound &&
		!NOT_SENT.has(message.status) &&
		(message.at ?? earliest) >= earliest &&
		isSameNumber(numberOf(message.from), text.from) &&
		message.to.some((recipient) => isSameNumber(numberOf(recipient), text.to)) &&
		isSameWords(message.body, text.body)
	);
}

/** With and without the plus sign. */
function isSameNumber(a: string, b: string): boolean {
	const [one, other] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')];
	return one !== '' && one === other;
}

function cannotTell(message: string): FindResult {
	return { found: 'cannot_tell', message };
}
