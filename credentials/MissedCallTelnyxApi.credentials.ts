import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The Telnyx account that owns the business's number. */
export class MissedCallTelnyxApi implements ICredentialType {
	name = 'missedCallTelnyxApi';

	displayName = 'Missed Call: Telnyx API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#telnyx';

	icon = { light: 'file:icons/missedCallTelnyx.svg', dark: 'file:icons/missedCallTelnyx.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. KEY0123…',
			description: 'API V2 key of the account that owns the number, from the Telnyx portal under Account Settings, Keys & Credentials. Any paid plan will do; the account must be verified and allowed to send messages, and line types need Number Lookup, which is billed per number.',
		},
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			default: '',
			required: true,
			description: 'Public key of the same account, on the same page of the portal: 44 characters that end with "=". It proves that calls and texts really come from Telnyx.',
		},
		{
			displayName: 'Messaging Profile ID',
			name: 'messagingProfileId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 01234567-89ab-cdef-0123-456789abcdef',
			description: 'Only where texts are sent from an alphanumeric sender ID instead of a number: the profile that has it. A number is sent from by the profile that it is assigned to.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.telnyx.com',
			description: 'Address of the API, without /v2',
		},
	];

	/**
	 * A function, where n8n also takes an object of expressions: an expression costs an isolate, some 20 ms, on every
	 * request.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const apiKey = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, Authorization: `Bearer ${apiKey}` } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.telnyx.com").trim().replace(/\\/+$/, "") }}',
			url: '/v2/messaging_profiles?page[size]=1',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Telnyx does not accept the API Key. Check that it is a V2 key, that no character is missing, and that it was not deleted.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The API Key may not read messaging profiles. Use a key of the account that owns the number.',
				},
			},
		],
	};
}
