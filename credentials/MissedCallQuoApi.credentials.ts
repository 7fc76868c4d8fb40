import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The Quo (OpenPhone) workspace that owns the business's number. */
export class MissedCallQuoApi implements ICredentialType {
	name = 'missedCallQuoApi';

	displayName = 'Missed Call: Quo API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#quo-openphone';

	icon = { light: 'file:icons/missedCallQuo.svg', dark: 'file:icons/missedCallQuo.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Key of the Quo (OpenPhone) workspace. An owner or admin makes it in Quo under Settings, API; it may do everything. Texts to the US need the US carrier registration (A2P 10DLC), and texts by API are paid from credits.',
		},
		{
			displayName: 'Webhook Signing Secrets',
			name: 'signingSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only for webhooks that were made by hand: what Reveal Signing Secret shows in the webhook’s menu at Quo. Several, with commas between them. The trigger keeps the secret of a webhook that it sets up by itself.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.quo.com',
			description: 'Address of the API. The former one, https://api.openphone.com, works too, with the older webhooks.',
		},
	];

	/** Quo takes the key as it is, without a word before it. */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const key = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim().replace(/^Bearer\s+/i, '') : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, Authorization: key } };
	};

	/** The numbers of the workspace. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.quo.com").trim().replace(/\\/+$/, "").replace(/\\/v1$/, "") }}',
			url: '/v1/phone-numbers',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Quo does not accept the API key. Copy it again from Settings, API, or make a new one there.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'Quo does not let this API key read the numbers. It must be made by an owner or admin.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no API of Quo at this address. Check the Base URL.',
				},
			},
		],
	};
}
