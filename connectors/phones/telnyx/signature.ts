import { verify } from 'node:crypto';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { readBody } from './body';
import { readPublicKey } from './publicKey';
import type { TelnyxSecrets } from './secrets';

/** How old, or how far ahead of our clock, a request may be. Seconds. Source: Telnyx, webhook signing. */
const WINDOW_SECONDS = 300;
const SIGNATURE_BYTES = 64;

/**
 * Did this request come from Telnyx, for this account, lately and unchanged? Fails closed.
 *
 * `telnyx-signature-ed25519` is the base64 Ed25519 signature of `{telnyx-timestamp}|{raw body}`, made with the one key of
 * the account; it is the same for messages, for calls and for TeXML.
 */
export function verifyRequest(request: WebhookRequest, secrets: TelnyxSecrets, now: number): Verification {
	if (secrets.publicKey === '') {
		return refuse(403, 'secret_missing', 'The Telnyx credential has no Public Key, so nothing that arrives can be verified. Copy it from the Telnyx portal (Account Settings, Keys & Credentials, Public Key).');
	}
	const key = readPublicKey(secrets.publicKey);
	if (!key) {
		return refuse(403, 'secret_missing', 'The Public Key in the Telnyx credential is none: it has 44 characters and ends with “=”. Copy it anew from the Telnyx portal (Account Settings, Keys & Credentials, Public Key); it is not the API key.');
	}
	const signature = (request.headers['telnyx-signature-ed25519'] ?? '').trim();
	const timestamp = (request.headers['telnyx-timestamp'] ?? '').trim();
	if (signature === '' || timestamp === '') {
		return refuse(403, 'signature_missing', 'A request came without telnyx-signature-ed25519 or telnyx-timestamp. Either it is not from Telnyx, or a proxy before n8n drops the headers, or something passes Telnyx’s requests on without them: let the headers and the body through unchanged.');
	}
	const signed = Buffer.concat([Buffer.from(`${timestamp}|`, 'utf8'), request.rawBody]);
	if (!isSignatureOf(signed, signature, key)) {
		return refuse(403, 'signature_wrong', 'The signature of a request does not match. Check that the Public Key in the credential is the one of the Telnyx account that owns the number, and that no proxy rewrites the body.');
	}
	if (!isRecent(timestamp, now)) {
		return refuse(403, 'signature_stale', 'A request was signed more than five minutes ago, or in the future. Check the clock of the server; if it is right, somebody sent an old request again.');
	}
	if (!readBody(request)) {
		return refuse(400, 'body_unreadable', 'The body of a request could not be read as JSON or as a form. Let no proxy rewrite the body, and set the webhook API version at Telnyx to 2.');
	}
	return { ok: true };
}

function isSignatureOf(signed: Buffer, signature: string, key: NonNullable<ReturnType<typeof readPublicKey>>): boolean {
	if (!/^[A-Za-z0-9+/]{86}(?:==)?$/.test(signature)) return false;
	const bytes = Buffer.from(signature, 'base64');
	return bytes.length === SIGNATURE_BYTES && verify(null, signed, key, bytes);
}

function isRecent(timestamp: string, now: number): boolean {
	return /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= WINDOW_SECONDS;
}

function refuse(status: 400 | 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
