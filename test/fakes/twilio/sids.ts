import { randomBytes } from 'node:crypto';

/** Two-letter prefixes of the resources this fake hands out. */
export type SidPrefix = 'AC' | 'CA' | 'MG' | 'MM' | 'PN' | 'RE' | 'SK' | 'SM' | 'TR';

/** A fresh resource identifier: the prefix and 32 hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
	return prefix + randomBytes(16).toString('hex');
}
