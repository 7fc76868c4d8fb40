import { createHmac } from 'node:crypto';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { isSameSignature } from '../sameSecret';
import type { QuoSecrets } from './secrets';

/** What a request claims: the times and signatures of its header, and what each was made over. */
interface Claim {
	/** Epoch milliseconds. */
	readonly at: number;
	readonly signed: Buffer;
	/** Base64. */
	readonly signature: string;
}

/** Requests that were signed longer ago, or further ahead, may be copies that somebody plays back. Milliseconds. */
const WINDOW_MS = 300_000;
/** A key of fewer bytes is not one that Quo made, and one of none would let everybody in. */
const SHORTEST_KEY_BYTES = 8;
const MOST_SIGNATURES = 10;

/**
 * Did this request come from Quo, lately and unchanged? Fails closed.
 *
 * Webhooks of the dated API follow Standard Webhooks: base64 HMAC-SHA256 over `id.timestamp.body`, the key being what
 * follows `whsec_`, decoded (https://www.quo.com/docs/2026-03-30/webhooks-signature-validation). Those of v1 and of the
 * app carry `openphone-signature: hmac;1;milliseconds;signature` over `timestamp.body`, the key being base64
 * (https://support.quo.com/core-concepts/integrations/webhooks). Both sign the time.
 */
export function verifyRequest(request: WebhookRequest, secrets: QuoSecrets, now: number): Verification {
	const keys = secrets.signingKeys.map(bytesOf).filter((key) => key.length >= SHORTEST_KEY_BYTES);
	if (keys.length === 0) {
		return refuse(403, 'secret_missing', 'There is no key to verify what arrives from Quo. Activate the workflow so that the trigger sets up its webhook and gets the key, or enter the signing secret of a webhook made by hand in the Quo credential.');
	}
	const claims = claimsOf(request);
	if (!claims) {
		return refuse(403, 'signature_missing', 'A request came without a signature of Quo. Either it is not from Quo, or a proxy before n8n drops headers: let it pass webhook-id, webhook-timestamp, webhook-signature and openphone-signature on.');
	}
	const right = claims.filter((claim) => keys.some((key) => isSignedWith(claim, key)));
	if (right.length === 0) {
		return refuse(403, 'signature_wrong', 'The signature of a request does not match. If the webhook was made by hand, enter its signing secret in the Quo credential; else switch the workflow off and on again, which makes the webhook anew. No proxy may rewrite the body.');
	}
	if (!right.some(({ at }) => Math.abs(now - at) <= WINDOW_MS)) {
		return refuse(403, 'signature_stale', 'A request was signed more than five minutes ago, or ahead. It may be a copy that somebody plays back; if all are refused so, set the clock of this machine.');
	}
	return { ok: true };
}

/** By the header that is there; undefined where there is neither. Empty where what is there cannot be read. */
function claimsOf(request: WebhookRequest): readonly Claim[] | undefined {
	if (header(request, 'webhook-signature') !== '') return standardClaims(request);
	if (header(request, 'openphone-signature') !== '') return openPhoneClaims(request);
	return undefined;
}

/** `v1,base64`, several with spaces between while a key is being changed. */
function standardClaims(request: WebhookRequest): readonly Claim[] {
	const id = header(request, 'webhook-id');
	const timestamp = header(request, 'webhook-timestamp');
	if (id === '' || !/^\d{1,12}$/.test(timestamp)) return [];
	const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.rawBody]);
	return split(header(request, 'webhook-signature'), ' ').flatMap((entry) => {
		const [version = '', signature = '', ...more] = entry.split(',');
		return version === 'v1' && signature !== '' && more.length === 0 ? [{ at: Number(timestamp) * 1000, signed, signature }] : [];
	});
}

/** `hmac;1;milliseconds;base64`; Quo says that there may be several one day, with commas between. */
function openPhoneClaims(request: WebhookRequest): readonly Claim[] {
	return split(header(request, 'openphone-signature'), ',').flatMap((entry) => {
		const [scheme = '', version = '', timestamp = '', signature = '', ...more] = entry.split(';');
		if (scheme !== 'hmac' || version !== '1' || !/^\d{1,15}$/.test(timestamp) || signature === '' || more.length > 0) return [];
		return [{ at: Number(timestamp), signed: Buffer.concat([Buffer.from(`${timestamp}.`), request.rawBody]), signature }];
	});
}

function split(value: string, separator: string): readonly string[] {
	return value
		.split(separator)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '')
		.slice(0, MOST_SIGNATURES);
}

function isSignedWith({ signed, signature }: Claim, key: Buffer): boolean {
	return isSameSignature(Buffer.from(signature), Buffer.from(createHmac('sha256', key).update(signed).digest('base64')));
}

function bytesOf(key: string): Buffer {
	return Buffer.from(key.replace(/^whsec_/, ''), 'base64');
}

function header({ headers }: WebhookRequest, name: string): string {
	return Object.hasOwn(headers, name) ? String(headers[name]).trim() : '';
}

function refuse(status: 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
