import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { readBody, toFields, type Parameters, type ReadBody } from './fields';
import type { Flavour } from './flavour';
import type { TwilioSecrets } from './secrets';

/**
 * Did this request come from the vendor, for this account? Fails closed. No time is signed, so there is no window.
 *
 * The signature is base64 HMAC-SHA1, keyed with the account's secret, over the public URL and the sorted form parameters;
 * of a JSON body the URL holds the SHA-256 (`bodySHA256`). Twilio's own library checks it, with and without the port and in
 * the older encodings of the query. The URL's fragment only configures retries: Twilio does not sign it.
 */
export function verifyRequest(flavour: Flavour, request: WebhookRequest, secrets: TwilioSecrets): Verification {
	const { title, sentences, signatureHeaders } = flavour;
	const secret = secrets.authToken.trim();
	if (secret === '') return refuse(403, 'secret_missing', sentences.secretMissing);
	const signatures = signatureHeaders.map((name) => (request.headers[name.toLowerCase()] ?? '').trim()).filter((value) => value !== '');
	if (signatures.length === 0) {
		return refuse(403, 'signature_missing', `A request came without ${signatureHeaders[0]}. Either it is not from ${title}, or a proxy before n8n drops the header: let it pass ${signatureHeaders[0]} on.`);
	}
	const body = readBody(request);
	if (!body) {
		return refuse(400, 'body_unreadable', `The body of a request could not be read as a form or as JSON. Leave the webhook at ${title} on HTTP POST, and let no proxy rewrite the body.`);
	}
	if (!signatures.some((signature) => isSigned(flavour, request, body, signature, secret))) {
		return refuse(403, 'signature_wrong', `The signature of a request does not match. Check two things. 1. The public URL: ${title} must call exactly the URL that n8n shows for this trigger; behind a proxy or a tunnel set WEBHOOK_URL to the public address. 2. ${sentences.secretWrong}`);
	}
	if (isForeign(body.parameters, secrets.accountSid.trim())) return refuse(403, 'wrong_account', sentences.wrongAccount);
	return { ok: true };
}

function isSigned({ signedOtherwise }: Flavour, request: WebhookRequest, body: ReadBody, signature: string, secret: string): boolean {
	const url = request.url.split('#')[0] ?? '';
	try {
		if (body.carrier === 'json' ? validateRequestWithBody(secret, signature, url, request.rawBody.toString('utf8')) : validateRequest(secret, signature, url, body.carrier === 'form' ? { ...body.parameters } : {})) return true;
	} catch {
		// What is no URL was signed by nobody.
		return false;
	}
	return signedOtherwise?.(request, signature, secret) ?? false;
}

/** Under its own name, or under the one that Studio gives it. */
function isForeign(parameters: Parameters, account: string): boolean {
	const named = [parameters.AccountSid ?? toFields(parameters).AccountSid ?? []].flat();
	return named.some((sid) => sid !== account);
}

function refuse(status: 400 | 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
