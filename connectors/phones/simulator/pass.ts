import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * A word that only the page served by this process knows. The page runs in a sandbox without an origin, and so does
 * any frame that a foreign web page may open in the same browser: the word tells them apart.
 */
export const PAGE_PASS = randomBytes(16).toString('hex');

/** Compares in a time that does not depend on where, or in length, the two differ. */
export function sameSecret(given: string, expected: string): boolean {
	return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text, 'utf8').digest();
}
