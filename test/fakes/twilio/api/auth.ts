import type { Operation } from './routes';
import { refusal } from './errors';

/** Who may call this instance. */
export interface Credentials {
	accountSid: string;
	authToken: string;
	/** A Standard key may do all but read the account itself; a Main key may do that too. */
	apiKey: { sid: string; secret: string; type: 'standard' | 'main' };
}

/**
 * Refuses a request whose Basic credentials do not open the account in its path.
 * @throws ApiError 20003 with status 401
 */
export function authenticate(
	credentials: Credentials,
	authorization: string | undefined,
	accountSid: string | undefined,
	operation: Operation,
): void {
	const [user, password] = basicPair(authorization);
	const withToken = user === credentials.accountSid && password === credentials.authToken;
	const withKey = user === credentials.apiKey.sid && password === credentials.apiKey.secret;
	if (!withToken && !withKey) throw unauthorized();
	if (accountSid !== undefined && accountSid !== credentials.accountSid) throw unauthorized();
	// Twilio's help centre: only Main keys reach /Accounts; others get 20003 though the secret is right.
	const keyTooWeak = withKey && credentials.apiKey.type === 'standard' && operation === 'account.fetch';
	if (keyTooWeak) throw unauthorized();
}

function basicPair(authorization: string | undefined): [string, string] {
	const encoded = /^Basic\s+([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
	if (!encoded) return ['', ''];
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

function unauthorized(): Error {
	return refusal(20003, '', { 'WWW-Authenticate': 'Basic realm="Twilio API"' });
}
