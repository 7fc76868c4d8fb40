import { randomBytes } from 'node:crypto';

/**
 * A word that only the page served by this process knows. The page runs in a sandbox without an origin, and so does
 * any frame that a foreign web page may open in the same browser: the word tells them apart.
 */
export const PAGE_PASS = randomBytes(16).toString('hex');
