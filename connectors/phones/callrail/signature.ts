import { createHmac } from 'node:crypto';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { isSameSignature } from '../sameSecret';
import { readFields, timeOf } from './fields';
import type { CallRailSecrets } from './secrets';
import { isText } from './texts';

const WINDOW_MS = 3_600_000;

/**
 * Did CallRail send this for one of our companies? Fails closed.
 *
 * `Signature` is base64 HMAC-SHA1 over the raw body, keyed with the signing key of the company:
 * https://apidocs.callrail.com/#webhooks, Validating Payloads.
 *
 * The `timestamp` in the body is that of the call's start, not of the request: a webhook of a call comes up to twenty minutes
 * after the call, and one of a change days later. It guards texts only, which are told at once. A call that is told again counts
 * once, by its id.
 */
export function verifyRequest(request: WebhookRequest, { signingKeys }: CallRailSecrets, now: number): Verification {
	if (signingKeys.length === 0) {
		return refuse('secret_missing', 'No signing key of CallRail is known. Activate the workflow so that it is fetched, or copy it from Settings, Integrations, Webhooks into the credential.');
	}
	const signature = (request.headers.signature ?? '').trim();
	if (signature === '') return refuse('signature_missing', 'A request came without the header Signature. Either it is not from CallRail, or a proxy before n8n drops the header: let it pass Signature on.');
	const told = Buffer.from(signature, 'base64');
	if (!signingKeys.some((key) => isSignedWith(key, request.rawBody, told))) {
		return refuse('signature_wrong', 'The signature of a request does not fit. Each company of CallRail has its own signing key: see that the credential has that of the company whose webhooks come here.');
	}
	const fields = readFields(request);
	const at = isText(fields) ? timeOf(fields.timestamp) : undefined;
	if (at === undefined || Math.abs(now - at) <= WINDOW_MS) return { ok: true };
	return refuse('signature_stale', 'A text came that is more than an hour old. CallRail tells of texts at once, so somebody may be sending an old request again; or the clock of this machine is wrong.');
}

function isSignedWith(key: string, body: Buffer, told: Buffer): boolean {
	return isSameSignature(told, createHmac('sha1', key).update(body).digest());
}

function refuse(reason: RefusalReason, message: string): Verification {
	return { ok: false, status: reason === 'secret_missing' ? 403 : 401, reason, message };
}
