/** What the connector needs of the credential. */
export interface TelnyxSecrets {
	/** Base64 of the 32 bytes of the account's Ed25519 public key: it verifies every webhook. */
	readonly publicKey: string;
	/** Messaging profile that sends where the sender is no phone number; empty where none is needed. */
	readonly messagingProfileId: string;
	/** Origin of the REST API, without a trailing slash. */
	readonly baseUrl: string;
}

export const TELNYX_BASE_URL = 'https://api.telnyx.com';

/** Reads the data of the credential type `missedCallTelnyxApi`. White space goes, as it comes from pasting. The API key stays with n8n. */
export function readTelnyxSecrets(credential: Readonly<Record<string, unknown>>): TelnyxSecrets {
	return {
		publicKey: text(credential.publicKey).replace(/\s+/g, ''),
		messagingProfileId: text(credential.messagingProfileId),
		baseUrl: text(credential.baseUrl).replace(/\/+$/, '') || TELNYX_BASE_URL,
	};
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
