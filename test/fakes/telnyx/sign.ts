import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';

/** The keys of an account, as Telnyx has them: the public one is shown as base64 of its 32 bytes. */
export interface AccountKeys {
	readonly privateKey: KeyObject;
	readonly publicKey: string;
}

export function newKeys(): AccountKeys {
	const { privateKey, publicKey } = generateKeyPairSync('ed25519');
	return { privateKey, publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64') };
}

export interface Unsigned {
	readonly url: string;
	readonly contentType: string;
	readonly rawBody: Buffer;
	/** Epoch milliseconds. */
	readonly at: number;
	readonly lookedUp?: Readonly<Record<string, string>>;
}

/** A request as Telnyx makes it. */
export function signed({ url, contentType, rawBody, at, lookedUp }: Unsigned, keys: AccountKeys): WebhookRequest {
	const timestamp = String(Math.floor(at / 1000));
	const signature = sign(null, Buffer.concat([Buffer.from(`${timestamp}|`), rawBody]), keys.privateKey).toString('base64');
	return {
		method: 'POST',
		url,
		query: Object.fromEntries(new URL(url).searchParams),
		headers: { 'content-type': contentType, 'user-agent': 'telnyx-webhooks', 'telnyx-timestamp': timestamp, 'telnyx-signature-ed25519': signature },
		rawBody,
		body: contentType.startsWith('application/json') ? (JSON.parse(rawBody.toString('utf8')) as unknown) : Object.fromEntries(new URLSearchParams(rawBody.toString('utf8'))),
		remoteAddress: '192.0.2.10',
		...(lookedUp ? { lookedUp } : {}),
	};
}
