import type { ConnectorSource } from '../connector';

/** What the connector needs of the credential, and of the set-up. */
export interface CallRailSecrets {
	readonly apiKey: string;
	/** `ACC…`, or the number that older accounts have. */
	readonly accountId: string;
	/** `COM…`; empty where the company is found by its tracking numbers. */
	readonly companyId: string;
	/** Every company has one of its own, so an account may have many; any of them may have signed a webhook. */
	readonly signingKeys: readonly string[];
	/** Origin of the API, without a trailing slash. */
	readonly baseUrl: string;
}

export const CALLRAIL_BASE_URL = 'https://api.callrail.com';

/** The set-up keeps the keys under this name, with the number of the integration behind it. */
export const KEPT_KEY = 'signingKey';

/** Reads the data of the credential type `missedCallCallRailApi`. Surrounding white space goes, as it comes from pasting. */
export function readCallRailSecrets({ credential, kept }: Pick<ConnectorSource, 'credential' | 'kept'>): CallRailSecrets {
	const learned = Object.entries(kept).flatMap(([name, value]) => (name.startsWith(KEPT_KEY) ? [text(value)] : []));
	return {
		apiKey: text(credential.apiKey),
		accountId: text(credential.accountId),
		companyId: text(credential.companyId),
		signingKeys: [...new Set([...learned, text(credential.signingSecret)])].filter((key) => key !== ''),
		baseUrl: text(credential.baseUrl).replace(/\/+$/, '') || CALLRAIL_BASE_URL,
	};
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
