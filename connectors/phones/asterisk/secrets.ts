/** What the connector needs of the credential: Asterisk has no account, only a secret that both sides know. */
export interface AsteriskSecrets {
	readonly secret: string;
}

/** Lower case, as header names arrive. */
export const SECRET_HEADER = 'x-missed-call-secret';
export const SIGNATURE_HEADER = 'x-missed-call-signature';

/** As it is written into the dialplan. */
export const SECRET_HEADER_NAME = 'X-Missed-Call-Secret';

const LEAST_LENGTH = 16;

/** Reads the data of the credential type `missedCallAsteriskApi`. Surrounding white space goes, as it comes from pasting. */
export function readAsteriskSecrets(credential: Readonly<Record<string, unknown>>): AsteriskSecrets {
	return { secret: typeof credential.secret === 'string' ? credential.secret.trim() : '' };
}

/**
 * Whether a secret may be written into a dialplan and is hard to guess; for the test of the credential, which has no server to
 * ask. Commas, semicolons, brackets and dollar signs mean something to Asterisk.
 * @returns what is wrong with it and how to mend it, or undefined when it is fine
 */
export function faultOfSecret(credential: Readonly<Record<string, unknown>>): string | undefined {
	const { secret } = readAsteriskSecrets(credential);
	if (secret === '') return 'The secret is empty. Make one up, and write the same into the dialplan of Asterisk.';
	if (!/^[\w.~-]+$/.test(secret)) return 'The secret has characters that mean something to Asterisk. Use letters, digits, hyphens and underscores only.';
	if (secret.length < LEAST_LENGTH) return `The secret is too short to be hard to guess. Use ${LEAST_LENGTH} characters or more.`;
	return undefined;
}
