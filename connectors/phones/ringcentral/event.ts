import type { WebhookRequest } from '../connector';
import { asRecord, text, type Fields } from './values';

/** RingCentral's events are a few kilobytes; more than this is read by nobody. Bytes. */
const BODY_LIMIT = 256 * 1024;

/** What an event is about, by its filter. */
export type Topic = 'session' | 'message' | 'store' | 'other';

export interface Event {
	readonly topic: Topic;
	/** Internal id of the account; empty where the event has `~` for it. */
	readonly account: string;
	readonly extension: string;
	/** When it was sent, as written. */
	readonly timestamp: unknown;
	readonly body: Fields;
}

/**
 * The event in a request. RingCentral wraps it in `uuid`, `event` (the filter), `timestamp`, `subscriptionId` and
 * `ownerId`: https://developers.ringcentral.com/guide/notifications/event-filters
 * @returns undefined where the body is too large, no JSON object, or names no filter
 */
export function readEvent({ rawBody }: WebhookRequest): Event | undefined {
	if (rawBody.length === 0 || rawBody.length > BODY_LIMIT) return undefined;
	const envelope = asRecord(parsed(rawBody));
	const filter = text(envelope.event);
	if (filter === '') return undefined;
	return {
		topic: topicOf(filter.split('?')[0] ?? ''),
		account: /\/accounts?\/(\d+)(?:\/|$)/.exec(filter)?.[1] ?? '',
		extension: /\/extension\/(\d+)(?:\/|$)/.exec(filter)?.[1] ?? '',
		timestamp: envelope.timestamp,
		body: asRecord(envelope.body),
	};
}

function parsed(rawBody: Buffer): unknown {
	try {
		return JSON.parse(rawBody.toString('utf8')) as unknown;
	} catch {
		return undefined;
	}
}

/** Calls are reported for the whole account or for one extension, in the same words. */
function topicOf(path: string): Topic {
	if (path.endsWith('/telephony/sessions')) return 'session';
	if (path.endsWith('/message-store/instant')) return 'message';
	return path.endsWith('/message-store') ? 'store' : 'other';
}
