import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';

export const SECRET = 'a-secret-of-the-tests-0001';
export const HOOK = 'https://hooks.example.com/webhook/1/calls';

/** Signs `v0:{timestamp}:{body}` with HMAC-SHA256 in hex behind `v0=`. */
export const SIGNED_CREDENTIAL = {
	account: 'front-desk',
	scheme: 'hmac',
	secret: SECRET,
	signatureHeader: 'X-Phone-Signature',
	algorithm: 'sha256',
	encoding: 'hex',
	prefix: 'v0=',
	signedContent: 'v0:{timestamp}:{body}',
	timeHeader: 'X-Phone-Timestamp',
	timeUnit: 's',
};

/** A request of a phone system that signs so. @param at epoch milliseconds */
export function signed(body: unknown, at: number, secret = SECRET): WebhookRequest {
	const text = JSON.stringify(body);
	const seconds = String(Math.floor(at / 1000));
	return posted(text, { 'x-phone-timestamp': seconds, 'x-phone-signature': `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${text}`).digest('hex')}` });
}

export function posted(body: string | Buffer, headers: Readonly<Record<string, string>> = {}, query: Readonly<Record<string, string>> = {}): WebhookRequest {
	const search = new URLSearchParams(query).toString();
	return {
		method: 'POST',
		url: search === '' ? HOOK : `${HOOK}?${search}`,
		query,
		headers: { host: 'hooks.example.com', 'content-type': 'application/json', ...headers },
		rawBody: Buffer.from(body),
		body: undefined,
		remoteAddress: '203.0.113.7',
	};
}
