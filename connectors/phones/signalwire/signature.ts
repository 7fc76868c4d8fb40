import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '../connector';
import { isSameSignature } from '../sameSecret';

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * SignalWire's own two ways beside Twilio's, as its server SDKs check them (`validateWebhookSignature`):
 * - hex HMAC-SHA1 over the URL and the body as it came;
 * - Twilio's, with every value of a repeated parameter in the order in which it came.
 */
export function signedBySignalWire({ url, rawBody, headers, method }: WebhookRequest, signature: string, signingKey: string): boolean {
	const body = method.toUpperCase() === 'GET' ? Buffer.alloc(0) : rawBody;
	return urlsOf(url.split('#')[0] ?? '').some((address) => {
		if (isEqual(signature, createHmac('sha1', signingKey).update(address).update(body).digest('hex'))) return true;
		const isForm = (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded');
		return isForm && isEqual(signature, createHmac('sha1', signingKey).update(address + inOrder(body.toString('utf8'))).digest('base64'));
	});
}

/** With and without the port that goes without saying. */
function urlsOf(url: string): readonly string[] {
	const [, scheme = '', host = '', port, rest = ''] = /^(https?:)\/\/([^/?#:]+)(?::(\d+))?(.*)$/is.exec(url) ?? [];
	const usual = PORTS[scheme.toLowerCase()];
	if (usual === undefined) return [url];
	if (port === undefined) return [url, `${scheme}//${host}:${usual}${rest}`];
	return port === usual ? [url, `${scheme}//${host}${rest}`] : [url];
}

/** Sorted by name; the sort is stable. */
function inOrder(form: string): string {
	return [...new URLSearchParams(form)]
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([name, value]) => name + value)
		.join('');
}

function isEqual(given: string, expected: string): boolean {
	return isSameSignature(Buffer.from(given), Buffer.from(expected));
}
