/** What the connectors need of the credential; the token itself is put on by whoever sends the request. */
export interface HighLevelSecrets {
	/** The sub-account, which HighLevel's API calls a location. */
	readonly locationId: string;
	/** What the webhook action of a workflow sends along. Empty where only an app reports. */
	readonly webhookSecret: string;
	/** PEM, or its base64 alone, of the key that app webhooks are signed with. */
	readonly publicKey: string;
	/** The number of the business, for reports that do not name the one that was called. May be empty. */
	readonly number: string;
	/** Origin of the API, without a trailing slash. */
	readonly baseUrl: string;
}

export const HIGHLEVEL_BASE_URL = 'https://services.leadconnectorhq.com';

/**
 * The key of `X-GHL-Signature`, the same for all apps and public:
 * https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide
 */
export const HIGHLEVEL_SIGNS_WITH = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';

/** Reads the data of the credential types `missedCallHighLevelApi` and `missedCallHighLevelOAuth2Api`. */
export function readHighLevelSecrets(credential: Readonly<Record<string, unknown>>): HighLevelSecrets {
	return {
		locationId: trimmed(credential.locationId),
		webhookSecret: trimmed(credential.webhookSecret),
		publicKey: trimmed(credential.webhookPublicKey) || HIGHLEVEL_SIGNS_WITH,
		number: trimmed(credential.number),
		baseUrl: trimmed(credential.baseUrl).replace(/\/+$/, '') || HIGHLEVEL_BASE_URL,
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
