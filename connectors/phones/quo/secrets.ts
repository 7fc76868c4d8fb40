import type { ConnectorSource } from '../connector';

/** What the connector needs of the credential and of the subscription. */
export interface QuoSecrets {
	/** Keys that sign webhooks, as Quo shows them: `whsec_…` of the dated API, plain base64 of the older one. */
	readonly signingKeys: readonly string[];
	/** Origin of the API, without a trailing slash. */
	readonly baseUrl: string;
}

export const QUO_BASE_URL = 'https://api.quo.com';

/** More keys than anybody has webhooks of one trigger: each costs a hash of every request. */
const MOST_KEYS = 20;

/** Reads the data of the credential type `missedCallQuoApi`, and the key that the subscription was given. */
export function readQuoSecrets({ credential, kept }: Pick<ConnectorSource, 'credential' | 'kept'>): QuoSecrets {
	const signingKeys = [...keysIn(kept.key), ...keysIn(credential.signingSecrets)];
	return { signingKeys: [...new Set(signingKeys)].slice(0, MOST_KEYS), baseUrl: originOf(credential.baseUrl) };
}

function keysIn(value: unknown): readonly string[] {
	return text(value)
		.split(/[\s,;]+/)
		.filter((key) => key !== '');
}

/** Examples of Quo write the version along with the address: both work. */
function originOf(value: unknown): string {
	return text(value).replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '') || QUO_BASE_URL;
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
