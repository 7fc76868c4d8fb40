import { createPublicKey, type KeyObject } from 'node:crypto';

const KEY_BYTES = 32;

/**
 * The portal shows an account's key as base64 of its 32 raw bytes, which is what a JWK holds too, in the alphabet of URLs.
 * @returns undefined for a text that is no such key
 */
export function readPublicKey(base64: string): KeyObject | undefined {
	if (!/^[A-Za-z0-9+/]{43}=?$/.test(base64)) return undefined;
	const raw = Buffer.from(base64, 'base64');
	if (raw.length !== KEY_BYTES) return undefined;
	try {
		return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
	} catch {
		return undefined;
	}
}
