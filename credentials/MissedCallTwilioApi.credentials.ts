import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The Twilio account that owns the business's number. */
export class MissedCallTwilioApi implements ICredentialType {
	name = 'missedCallTwilioApi';

	displayName = 'Missed Call: Twilio API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#twilio';

	icon = { light: 'file:icons/missedCallTwilio.svg', dark: 'file:icons/missedCallTwilio.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Account SID',
			name: 'accountSid',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. AC0123456789abcdef0123456789abcdef',
			description: 'SID of the account, or subaccount, that owns the number. It is on the first page of the Twilio Console.',
		},
		{
			displayName: 'Auth Token',
			name: 'authToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Primary auth token of the same account. It proves that calls and texts really come from Twilio, so it is needed even when an API key is used.',
		},
		{
			displayName: 'Send With',
			name: 'sendWith',
			type: 'options',
			options: [
				{ name: 'Auth Token', value: 'authToken' },
				{ name: 'API Key', value: 'apiKey' },
			],
			default: 'authToken',
			description: 'What requests to Twilio are made with',
		},
		{
			displayName: 'API Key SID',
			name: 'apiKeySid',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			placeholder: 'e.g. SK0123456789abcdef0123456789abcdef',
			displayOptions: { show: { sendWith: ['apiKey'] } },
			description: 'SID of a main or standard key, or of a restricted one that may read and create Messages, read and update Incoming Phone Numbers and Messaging Services, create Calls for spoken alerts, and, for line types, use Lookup',
		},
		{
			displayName: 'API Key Secret',
			name: 'apiKeySecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { show: { sendWith: ['apiKey'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.twilio.com',
			description: 'Address of the API. Change it for a Twilio region or edge, such as https://api.dublin.ie1.twilio.com.',
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
		const keySid = trimmed(credentials.apiKeySid);
		const keySecret = trimmed(credentials.apiKeySecret);
		const withKey = credentials.sendWith !== 'authToken' && keySid !== '' && keySecret !== '';
		const username = withKey ? keySid : trimmed(credentials.accountSid);
		const password = withKey ? keySecret : trimmed(credentials.authToken);
		return { ...requestOptions, auth: { username, password } };
	};

	/** The account itself; with an API key its messages, since a standard key may not read the account. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.twilio.com").trim().replace(/\\/+$/, "") }}',
			url: '=/2010-04-01/Accounts/{{ $credentials.accountSid.trim() }}{{ $credentials.sendWith === "apiKey" ? "/Messages.json?PageSize=1" : ".json" }}',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Twilio does not accept the credential. Check Account SID and Auth Token, or API Key SID and Secret.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'Twilio does not know the account. Check Account SID and Base URL.',
				},
			},
		],
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
