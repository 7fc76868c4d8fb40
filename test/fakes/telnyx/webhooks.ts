import { randomUUID } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';
import { signed, type AccountKeys } from './sign';

export interface EventTold {
	readonly url: string;
	readonly at: number;
	readonly lookedUp?: Readonly<Record<string, string>>;
}

/** An event of the Voice or the Messaging API. */
export function eventRequest(keys: AccountKeys, type: string, payload: object, { url, at, lookedUp }: EventTold): WebhookRequest {
	const body = {
		data: { record_type: 'event', event_type: type, id: randomUUID(), occurred_at: new Date(at).toISOString(), payload },
		meta: { attempt: 1, delivered_to: url },
	};
	return signed({ url, contentType: 'application/json', rawBody: Buffer.from(JSON.stringify(body)), at, ...(lookedUp ? { lookedUp } : {}) }, keys);
}

/** A callback of TeXML. */
export function texmlRequest(keys: AccountKeys, fields: Readonly<Record<string, string>>, { url, at }: EventTold): WebhookRequest {
	const rawBody = Buffer.from(new URLSearchParams({ ...fields, Timestamp: new Date(at).toISOString() }).toString());
	return signed({ url, contentType: 'application/x-www-form-urlencoded', rawBody, at }, keys);
}
