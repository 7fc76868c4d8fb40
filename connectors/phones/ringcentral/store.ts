import { HttpFailure, type Http } from '../../../engine';
import { ask, isSuccess, LOOK_UP_MS, restUrl } from './api';
import type { Event } from './event';
import type { RingCentralSecrets } from './secrets';
import { asRecord, asRecords, readTime, text, type Fields } from './values';

/** A text may be delivered, or fail, so long after it was written. Milliseconds. */
const OLDEST_MS = 24 * 3_600_000;
/** An event tells of what changed just before it; one that was not delivered is made up for by the next. Milliseconds. */
const CHANGED_WITHIN_MS = 180_000;
const PAGE_SIZE = 100;

/**
 * An event of the message store only says how many messages are new or changed: asks for those texts that went out and
 * changed lately. That is how texts of people, and receipts, are learned of:
 * https://developers.ringcentral.com/guide/notifications/event-filters/message
 *
 * Never rejects, since RingCentral blacklists URLs that answer with errors: the next event says it again.
 */
export async function lookUpStore(http: Http, secrets: RingCentralSecrets, event: Event): Promise<Readonly<Record<string, string>>> {
	const changedAt = readTime(event.body.lastUpdated) ?? readTime(event.timestamp);
	if (changedAt === undefined || !isAboutTexts(event.body)) return {};
	const answer = await ask(http, {
		method: 'GET',
		url: restUrl(secrets, `account/~/extension/${event.extension || '~'}/message-store`),
		query: { messageType: 'SMS', direction: 'Outbound', dateFrom: new Date(changedAt - OLDEST_MS).toISOString(), perPage: String(PAGE_SIZE) },
		timeoutMs: LOOK_UP_MS,
	});
	if (answer instanceof HttpFailure || !isSuccess(answer)) return {};
	const changed = asRecords(asRecord(answer.body).records, PAGE_SIZE).filter((record) => (readTime(record.lastModifiedTime) ?? readTime(record.creationTime) ?? 0) >= changedAt - CHANGED_WITHIN_MS);
	return { messages: JSON.stringify(changed) };
}

/** The texts that were looked up. */
export function readStore(lookedUp: Readonly<Record<string, string>> | undefined): readonly Fields[] {
	try {
		return asRecords(JSON.parse(lookedUp?.messages ?? '[]'), PAGE_SIZE);
	} catch {
		return [];
	}
}

function isAboutTexts(body: Fields): boolean {
	return asRecords(body.changes, 20).some(({ type }) => text(type).toUpperCase() === 'SMS');
}
