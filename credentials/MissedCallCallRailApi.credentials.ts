import type { ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

/** The CallRail account whose tracking numbers the business has. */
export class MissedCallCallRailApi implements ICredentialType {
	name = 'missedCallCallRailApi';

	displayName = 'Missed Call: CallRail API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#callrail';

	icon = { light: 'file:icons/missedCallCallRail.svg', dark: 'file:icons/missedCallCallRail.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A V3 key, made under your name, API Keys, by an administrator: others may not set up webhooks. For texts CallRail asks for 10DLC registration, and its support must enable sending by the API.',
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ACC0123456789abcdef0123456789abcdef',
			description: 'The account ID, which begins with ACC or is a number of nine digits. It is shown beside the name of the account.',
		},
		{
			displayName: 'Company ID',
			name: 'companyId',
			type: 'string',
			default: '',
			placeholder: 'e.g. COM0123456789abcdef0123456789abcdef',
			description: 'The company that the tracking numbers belong to. Empty means: it is found by the numbers, which takes a request more each time.',
		},
		{
			displayName: 'Webhook Signing Key',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only where the webhooks are entered by hand: the signing key from Settings, Integrations, Webhooks of that company. Set-up fetches it by itself.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.callrail.com',
			description: 'Address of the API',
		},
	];

	/** A function, where n8n also takes an object of expressions: those cost an isolate on every request. */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const key = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, Authorization: `Token token="${key}"` } };
	};

	/** The account itself. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.callrail.com").trim().replace(/\\/+$/, "") }}',
			url: '=/v3/a/{{ $credentials.accountId.trim() }}.json',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'CallRail does not accept the API key. Check it for missing characters, and that it is a V3 key.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'CallRail does not know the account, or the user of the key may not see it. Check Account ID and Base URL.',
				},
			},
		],
	};
}
