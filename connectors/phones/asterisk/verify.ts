import { createHmac } from 'node:crypto';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { isSameSecret, isSameSignature } from '../sameSecret';
import { SECRET_HEADER, SIGNATURE_HEADER, type AsteriskSecrets } from './secrets';

/** How far the clocks of the two machines may differ, and how long a signed report may be under way. Seconds. */
const WINDOW_SECONDS = 300;

/**
 * Does this come from somebody who knows the secret? Fails closed.
 *
 * Asterisk signs nothing. Its dialplan sends the secret itself, in `X-Missed-Call-Secret`, over TLS. A script that forwards
 * records may sign instead: `X-Missed-Call-Signature: t=<epoch seconds>,v1=<hex HMAC-SHA256 of "<t>." and the body>`. Where there
 * is a signature it decides alone.
 */
export function verifyRequest(request: WebhookRequest, { secret }: AsteriskSecrets, now: number): Verification {
	if (secret === '') {
		return refuse('secret_missing', 'The Asterisk credential has no secret, so nothing that arrives can be verified. Make up a long one, and write the same into the dialplan.');
	}
	const signature = (request.headers[SIGNATURE_HEADER] ?? '').trim();
	if (signature !== '') return verifySignature(signature, request.rawBody, secret, now);
	const told = (request.headers[SECRET_HEADER] ?? '').trim();
	if (told === '') {
		return refuse('signature_missing', 'A report came without X-Missed-Call-Secret. Add the header to the dialplan, or let the proxy before n8n pass it on.');
	}
	if (isSecret(told, secret)) return { ok: true };
	return refuse('signature_wrong', 'A report came with another secret. Write the secret of the Asterisk credential into the dialplan, and reload the dialplan.');
}

function verifySignature(header: string, body: Buffer, secret: string, now: number): Verification {
	const parts = /^t=(\d{1,12}),\s*v1=([0-9a-f]{64})$/i.exec(header);
	const [, time, signature] = parts ?? [];
	if (time === undefined || signature === undefined) {
		return refuse('signature_wrong', 'A report came with X-Missed-Call-Signature in another form than t=<epoch seconds>,v1=<hex>. Correct the script that signs it.');
	}
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
	if (!isSameSignature(Buffer.from(signature, 'hex'), expected)) {
		return refuse('signature_wrong', 'The signature of a report does not fit. Sign "<epoch seconds>." and the body as it is sent, with the secret of the Asterisk credential.');
	}
	if (Math.abs(now / 1000 - Number(time)) <= WINDOW_SECONDS) return { ok: true };
	return refuse('signature_stale', 'The signature of a report is more than five minutes old. Set the clocks of the two machines by NTP.');
}

/** `CURLOPT(httpheader)` adds a header each time it is set on a channel: a handler that was pushed twice sends the secret twice. */
function isSecret(told: string, secret: string): boolean {
	return isSameSecret(told, secret) || told.split(', ').every((part) => isSameSecret(part, secret));
}

function refuse(reason: RefusalReason, message: string): Verification {
	return { ok: false, status: reason === 'secret_missing' ? 403 : 401, reason, message };
}
