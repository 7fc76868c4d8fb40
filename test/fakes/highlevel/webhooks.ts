import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';

export const WEBHOOK_URL = 'https://hooks.example.com/webhook/highlevel/calls';

/** A key pair in the place of HighLevel's own, whose private half nobody else has. */
export function newKeys(): { readonly privateKey: KeyObject; readonly publicKey: string } {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	return { privateKey, publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

/** As an app's webhooks come: Ed25519 over the raw body, in base64. */
export function signedRequest(body: unknown, privateKey: KeyObject): WebhookRequest {
	const request = requestWith(body, {});
	return { ...request, headers: { ...request.headers, 'x-ghl-signature': sign(null, request.rawBody, privateKey).toString('base64') } };
}

export function requestWith(body: unknown, headers: Readonly<Record<string, string>>): WebhookRequest {
	const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	return { method: 'POST', url: WEBHOOK_URL, query: {}, headers: { 'content-type': 'application/json', ...headers }, rawBody, body, remoteAddress: '203.0.113.7' };
}
