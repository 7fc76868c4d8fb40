/** What the connector needs of the credential. */
export interface TwilioSecrets {
	/** `AC…` of the account, or of the subaccount, that owns the number. */
	readonly accountSid: string;
	/** Signs every webhook of that account, so it is needed even where an API key does the sending. */
	readonly authToken: string;
	/** `SK…`; present, with its secret, when requests to Twilio are made with an API key. */
	readonly apiKeySid?: string;
	readonly apiKeySecret?: string;
	/** Origin of the REST API, without a trailing slash. */
	readonly baseUrl: string;
}

export const TWILIO_BASE_URL = 'https://api.twilio.com';

/**
 * Reads the data of the credential type `missedCallTwilioApi`. Surrounding white space goes, as it comes from pasting;
 * an API key counts only where the credential says that it is to be used.
 */
export function readTwilioSecrets(credential: Readonly<Record<string, unknown>>): TwilioSecrets {
	const apiKeySid = text(credential.apiKeySid);
	const apiKeySecret = text(credential.apiKeySecret);
	const withKey = credential.sendWith !== 'authToken' && apiKeySid !== '' && apiKeySecret !== '';
	return {
		accountSid: text(credential.accountSid),
		authToken: text(credential.authToken),
		...(withKey ? { apiKeySid, apiKeySecret } : {}),
		baseUrl: text(credential.baseUrl).replace(/\/+$/, '') || TWILIO_BASE_URL,
	};
}

function text(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
