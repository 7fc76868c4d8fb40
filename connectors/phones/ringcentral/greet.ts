import type { WebhookAnswer, WebhookRequest } from '../connector';
import { readEvent } from './event';
import type { RingCentralSecrets } from './secrets';

/**
 * Answers the question that RingCentral puts to the URL when a subscription is made: `Validation-Token` comes back as a
 * header, with 200, within 3 s and 1,024 bytes, as JSON even where there is no body, else the subscription is refused
 * with SUB-525: https://developers.ringcentral.com/guide/notifications/webhooks/creating-webhooks
 *
 * Older documents name the token of events by the same header: what is an event, or bears a token of ours, is no
 * greeting.
 */
export function greet(request: WebhookRequest, secrets: RingCentralSecrets): WebhookAnswer | undefined {
	const token = request.headers['validation-token'] ?? '';
	if (!/^[\x21-\x7e]{1,512}$/.test(token) || secrets.tokens.includes(token) || readEvent(request)) return undefined;
	return { status: 200, contentType: 'application/json', body: '', headers: { 'Validation-Token': token } };
}
