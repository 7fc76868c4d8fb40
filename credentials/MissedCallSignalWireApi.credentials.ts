import type { ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

/** The SignalWire project that owns the business's number. */
export class MissedCallSignalWireApi implements ICredentialType {
	name = 'missedCallSignalWireApi';

	displayName = 'Missed Call: SignalWire API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#signalwire';

	icon = { light: 'file:icons/missedCallSignalWire.svg', dark: 'file:icons/missedCallSignalWire.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Space',
			name: 'space',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. example.signalwire.com',
			description: 'Address of your Space, as in the address bar of the Dashboard',
		},
		{
			displayName: 'Project ID',
			name: 'projectId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 01234567-89ab-cdef-0123-456789abcdef',
			description: 'ID of the project that owns the number. It is in the Dashboard under API Credentials.',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Token of the same project with the scopes Messaging, Voice and Numbers. It makes requests to SignalWire.',
		},
		{
			displayName: 'Signing Key',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'In the Dashboard under API Credentials, Signing Key, Show; another than the API Token. It proves that calls and texts really come from SignalWire.',
		},
	];

	/**
	 * A function, where n8n also takes an object of expressions: an expression costs an isolate, some 20 ms, on every
	 * request.
	 */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		return { ...requestOptions, auth: { username: trimmed(credentials.projectId), password: trimmed(credentials.apiToken) } };
	};

	/** One message, which every token that can text may read. */
	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ $credentials.space.trim().toLowerCase().startsWith("http://") ? "http://" : "https://" }}{{ $credentials.space.trim().replace(/^https?:\\/\\//i, "").replace(/[\\/?#].*$/, "").replace(/^([^.:]+)$/, "$1.signalwire.com") }}',
			url: '=/api/laml/2010-04-01/Accounts/{{ $credentials.projectId.trim() }}/Messages.json?PageSize=1',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'SignalWire does not accept the credential. Check Project ID and API Token, and that the token has the scope Messaging.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no such project in this Space. Check Space and Project ID.',
				},
			},
		],
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
