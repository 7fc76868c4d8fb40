import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** What any API with a key is asked with. The addresses themselves are in the node. */
export class MissedCallCrmHttpApi implements ICredentialType {
	name = 'missedCallCrmHttpApi';

	displayName = 'Missed Call: CRM over HTTP API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#any-crm-over-http';

	icon = { light: 'file:icons/missedCallCrmHttp.svg', dark: 'file:icons/missedCallCrmHttp.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'Basic', value: 'basic', description: 'User and password' },
				{ name: 'Bearer Token', value: 'bearer', description: 'Authorization: Bearer …' },
				{ name: 'Header', value: 'header', description: 'A header of the API, such as X-Api-Key' },
				{ name: 'None', value: 'none', description: 'Only within a private network' },
				{ name: 'Query', value: 'query', description: 'A parameter in the address. It shows up in logs of servers: prefer a header where there is one.' },
			],
			default: 'bearer',
			description: 'How the API knows who asks: see its documentation. The key needs the right to read, create and change contacts, and to write notes where a log is kept.',
		},
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			placeholder: 'e.g. X-Api-Key',
			displayOptions: { show: { kind: ['header', 'query'] } },
			description: 'Of the header or the parameter',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			displayOptions: { show: { kind: ['basic'] } },
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			displayOptions: { hide: { kind: ['none'] } },
			description: 'The token, key or password',
		},
		{
			displayName: 'Test URL',
			name: 'testUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://crm.example.com/api/me',
			description: 'An address of the API that answers whoever has a good key. Used by the test of this credential only.',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const [kind, name, secret] = [trimmed(credentials.kind), trimmed(credentials.name), trimmed(credentials.secret)];
		const withHeader = (header: string, value: string) => ({ ...requestOptions, headers: { ...requestOptions.headers, [header]: value } });
		if (kind === 'bearer') return withHeader('authorization', `Bearer ${secret}`);
		if (kind === 'basic') return { ...requestOptions, auth: { username: trimmed(credentials.user), password: secret } };
		if (kind === 'header' && name !== '') return withHeader(name, secret);
		if (kind === 'query' && name !== '') return { ...requestOptions, qs: { ...requestOptions.qs, [name]: secret } };
		return requestOptions;
	};

	test: ICredentialTestRequest = {
		request: {
			url: '={{ $credentials.testUrl.trim() }}',
		},
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
