import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { isSameSecret } from '../sameSecret';
import { readEvent } from './event';
import type { RingCentralSecrets } from './secrets';

/**
 * Does this come from RingCentral, for this subscription? Fails closed.
 *
 * There is no signature: each event bears the token that was given with `deliveryMode.verificationToken`, in the header
 * `Verification-Token` (https://developers.ringcentral.com/guide/notifications/webhooks/receiving; one version of that
 * page says `Validation-Token`, which is read as well). No time is signed either, so a repeated event is known by what
 * it says, not here.
 */
export function verifyRequest(request: WebhookRequest, secrets: RingCentralSecrets): Verification {
	if (secrets.tokens.length === 0) {
		return refuse(403, 'secret_missing', 'There is no verification token, so nothing that arrives can be verified. Publish the workflow so that it subscribes at RingCentral, or enter the Verification Token in the credential where you subscribed by hand.');
	}
	const given = [request.headers['verification-token'], request.headers['validation-token']].filter((token) => token !== undefined && token !== '');
	if (given.length === 0) {
		return refuse(403, 'signature_missing', 'A request came without Verification-Token. Either it is not from RingCentral, or a proxy before n8n drops the header: let it pass Verification-Token on.');
	}
	if (!given.some((token) => secrets.tokens.some((ours) => isSameSecret(token ?? '', ours)))) {
		return refuse(403, 'signature_wrong', 'The Verification-Token of a request does not match. Publish the workflow anew, so that it subscribes again; where you subscribed by hand, enter the same Verification Token in the credential.');
	}
	const event = readEvent(request);
	if (!event) return refuse(400, 'body_unreadable', 'The body of a request could not be read as an event of RingCentral. Let no proxy rewrite the body.');
	if (secrets.account !== '' && event.account !== '' && event.account !== secrets.account) {
		return refuse(403, 'wrong_account', 'An event is about another RingCentral account than the one that the workflow subscribed for. Publish the workflow anew with the credential of the account that owns the number.');
	}
	return { ok: true };
}

function refuse(status: 400 | 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
