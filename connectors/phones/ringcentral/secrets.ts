import type { ConnectorSource } from '../connector';
import { asRecord, text } from './values';

export const RINGCENTRAL_SERVER = 'https://platform.ringcentral.com';

/** What the connector needs of the credential and of what the set-up kept. */
export interface RingCentralSecrets {
	/** Origin of the REST API, without a trailing slash. */
	readonly serverUrl: string;
	readonly clientId: string;
	/** Internal id of the extension that the JWT stands for; empty where the JWT does not say. */
	readonly owner: string;
	/** What every genuine event bears; more than one where a subscription was also made by hand. */
	readonly tokens: readonly string[];
	/** Internal id of the account that the subscription reports; empty where it is not known. */
	readonly account: string;
}

/** Reads the data of the credential type `missedCallRingCentralApi` and the secrets of the subscription. */
export function readRingCentralSecrets({ credential, kept }: ConnectorSource): RingCentralSecrets {
	return {
		serverUrl: text(credential.serverUrl).replace(/\/+$/, '') || RINGCENTRAL_SERVER,
		clientId: text(credential.clientId),
		owner: ownerOf(credential.jwtToken),
		tokens: [text(kept.token), text(credential.verificationToken)].filter((token) => token !== ''),
		account: text(kept.account),
	};
}

/** The user of the JWT; it stays the same when the JWT or the app is replaced. */
export function accountOf({ owner, clientId }: RingCentralSecrets): string {
	return owner || clientId;
}

/** `sub` of the JWT's claims (RFC 7519, 4.1.2). The JWT is the user's own and is not verified here: it only names. */
function ownerOf(jwt: unknown): string {
	const claims = (typeof jwt === 'string' ? jwt : '').trim().split('.')[1] ?? '';
	try {
		return text(asRecord(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).sub);
	} catch {
		return '';
	}
}
