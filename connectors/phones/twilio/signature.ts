import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { readBody, type Parameters, type ReadBody } from './fields';
import type { TwilioSecrets } from './secrets';

/**
 * Did this request come from Twilio, for this account? Fails closed.
 *
 * `X-Twilio-Signature` is base64 HMAC-SHA1, keyed with the account's auth token, over the public URL and the sorted
 * form parameters; of a JSON body the URL holds the SHA-256 (`bodySHA256`). Twilio's own library checks it, with and
 * without the port and in the older encodings of the query. The URL's fragment only configures retries: Twilio does
 * not sign it.
 */
export function verifyRequest(request: WebhookRequest, secrets: TwilioSecrets): Verification {
	const authToken = secrets.authToken.trim();
	if (authToken === '') {
		return refuse(403, 'secret_missing', 'The Twilio credential has no Auth Token, so nothing that arrives can be verified. Enter the Auth Token of the account: it is needed even where an API key does the sending.');
	}
	const signature = (request.headers['x-twilio-signature'] ?? '').trim();
	if (signature === '') {
		return refuse(403, 'signature_missing', 'A request came without X-Twilio-Signature. Either it is not from Twilio, or a proxy before n8n drops the header: let it pass X-Twilio-Signature on.');
	}
	const body = readBody(request);
	if (!body) {
		return refuse(400, 'body_unreadable', 'The body of a request could not be read as a form or as JSON. Leave the webhook at Twilio on HTTP POST, and let no proxy rewrite the body.');
	}
	if (!isSigned(request, body, signature, authToken)) {
		return refuse(403, 'signature_wrong', 'The signature of a request does not match. Check two things. 1. The public URL: Twilio must call exactly the URL that n8n shows for this trigger; behind a proxy or a tunnel set WEBHOOK_URL to the public address. 2. The Auth Token in the credential: it must be the primary one of the account, or subaccount, that owns the number.');
	}
	if (isForeign(body.parameters, secrets.accountSid.trim())) {
		return refuse(403, 'wrong_account', 'A request is about another Twilio account than the one in the credential. Use the Account SID and Auth Token of the account, or subaccount, that owns the number.');
	}
	return { ok: true };
}

function isSigned(request: WebhookRequest, body: ReadBody, signature: string, authToken: string): boolean {
	const url = request.url.split('#')[0] ?? '';
	try {
		if (body.carrier === 'json') return validateRequestWithBody(authToken, signature, url, request.rawBody.toString('utf8'));
		return validateRequest(authToken, signature, url, body.carrier === 'form' ? { ...body.parameters } : {});
	} catch {
		// What is no URL was signed by nobody.
		return false;
	}
}

function isForeign(parameters: Parameters, accountSid: string): boolean {
	const named = parameters.AccountSid;
	if (named === undefined) return false;
	return (typeof named === 'string' ? [named] : named).some((sid) => sid !== accountSid);
}

function refuse(status: 400 | 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
