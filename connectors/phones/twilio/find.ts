import { HttpFailure, type FindResult, type Http, type OutboundText } from '../../../engine';
import { isSameWords } from '../sameWords';
import { asRecord, ask, explain, isMessagingService, isSuccess, nextPageUrl, resourceUrl, TIMEOUT_MS } from './api';
import type { Flavour } from './flavour';
import type { TwilioSecrets } from './secrets';
import { readTime } from './values';

/** The vendors keep whole seconds, by clocks of their own. Milliseconds. */
const CLOCK_SKEW_MS = 5_000;
const PAGE_SIZE = 200;
const MOST_PAGES = 10;
/** A list is newest first, but by which of its dates is not said: looking on so much further misses nothing. */
const PAGE_MARGIN_MS = 3_600_000;

/** The vendor took it, and it did not and will not go out. */
const NOT_SENT = new Set(['failed', 'undelivered', 'canceled']);

/**
 * Looks for a text that may or may not have been sent, among those of this sender to this person.
 *
 * The list is not narrowed by `DateSent`: a text that still waits in the vendor's queue has no such date, the filter
 * leaves it out, and it would be sent twice. The dates are compared here instead.
 * @param since epoch milliseconds before which the text cannot have been created
 * @param others ids of texts that are known to be others, however equal
 */
export async function findText(flavour: Flavour, http: Http, secrets: TwilioSecrets, text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
	let url: string | undefined = resourceUrl(flavour, secrets, 'Messages.json');
	let query: Record<string, string> | undefined = {
		To: text.to,
		...(isMessagingService(text.from) ? {} : { From: text.from }),
		PageSize: String(PAGE_SIZE),
	};
	for (let page = 0; page < MOST_PAGES; page++) {
		const answer = await ask(http, { method: 'GET', url, query, timeoutMs: TIMEOUT_MS });
		if (answer instanceof HttpFailure) return cannotTell(`${flavour.title} did not answer (${answer.message}).`);
		if (!isSuccess(answer)) return cannotTell(explain(flavour, answer).message);
		const body = asRecord(answer.body);
		if (!Array.isArray(body.messages)) return cannotTell(`${flavour.title}’s answer is not a list of messages. Check the ${flavour.addressField} in the credential.`);
		const messages = body.messages.map(asRecord);
		const match = messages.find((message) => isSent(message) && !others.has(String(message.sid)) && isOurs(message, text, since - CLOCK_SKEW_MS));
		if (match) return { found: 'yes', providerId: String(match.sid), delivered: match.status === 'delivered' || match.status === 'read' };
		url = nextPageUrl(flavour, secrets, body.next_page_uri);
		query = undefined;
		if (url === undefined || isAllOlder(messages, since - PAGE_MARGIN_MS)) return { found: 'no' };
	}
	return cannotTell('There are more texts between these two numbers than were looked through.');
}

type Listed = Readonly<Record<string, unknown>>;

function isSent(message: Listed): boolean {
	return (
		typeof message.sid === 'string' &&
		typeof message.direction === 'string' &&
		message.direction.startsWith('outbound') &&
		!(typeof message.status === 'string' && NOT_SENT.has(message.status))
	);
}

function isOurs(message: Listed, text: OutboundText, earliest: number): boolean {
	if ((latestOf(message) ?? earliest) < earliest) return false;
	if (isMessagingService(text.from) && message.messaging_service_sid !== text.from) return false;
	const [theirs, ours] = [withoutTrial(typeof message.body === 'string' ? message.body : ''), withoutTrial(text.body)];
	return isSameWords(theirs, ours) && (!isSameWords(ours, '') || Number(message.num_media) === text.media.length);
}

function latestOf(message: Listed): number | undefined {
	const dates = [message.date_created, message.date_sent].map((date) => (typeof date === 'string' ? readTime(date) : undefined));
	const known = dates.filter((date) => date !== undefined);
	return known.length === 0 ? undefined : Math.max(...known);
}

function isAllOlder(messages: readonly Listed[], than: number): boolean {
	return messages.length > 0 && messages.every((message) => (latestOf(message) ?? than) < than);
}

const TRIAL_PREFIX = 'Sent from your Twilio trial account - ';

/** Twilio may put its trial's words before a text. */
function withoutTrial(body: string): string {
	return body.startsWith(TRIAL_PREFIX) ? body.slice(TRIAL_PREFIX.length) : body;
}

function cannotTell(message: string): FindResult {
	return { found: 'cannot_tell', message };
}
