import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that does not depend on where, or in length, the two differ. */
export function isSameSecret(given: string, expected: string): boolean {
	return timingSafeEqual(digest(given), digest(expected));
}

/** Compares signatures, the length of which is no secret, in a time that does not depend on where they differ. */
export function isSameSignature(given: Buffer, expected: Buffer): boolean {
	return given.length === expected.length && timingSafeEqual(given, expected);
}

function digest(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
