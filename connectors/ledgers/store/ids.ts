import { randomBytes } from 'node:crypto';

/** An id that sorts by the time it was made: eleven hexadecimal digits of milliseconds, then randomness. */
export function newId(prefix: string, now: number): string {
	return `${prefix}_${Math.max(0, now).toString(16).padStart(11, '0')}${randomBytes(8).toString('hex')}`;
}
