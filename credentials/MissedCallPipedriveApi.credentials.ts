import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The Pipedrive company that the people are in. */
export class MissedCallPipedriveApi implements ICredentialType {
	name = 'missedCallPipedriveApi';

	displayName = 'Missed Call: Pipedrive API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#pipedrive';

	icon = { light: 'file:icons/missedCallPipedrive.svg', dark: 'file:icons/missedCallPipedrive.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Company Domain',
			name: 'companyDomain',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. acme',
			description: 'First part of the address of Pipedrive: acme of acme.pipedrive.com',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Token of a user who may see all people and deals, under Personal Preferences > API. Any plan has it, unless an admin took the permission away. Calls are logged as this user’s. Making fields and labels takes an admin.',
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
		const token = typeof credentials.apiToken === 'string' ? credentials.apiToken.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, 'x-api-token': token } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL:
				'={{ "https://" + $credentials.companyDomain.trim().toLowerCase().replace(/^https?:[/][/]/, "").replace(/[.]pipedrive[.]com.*$/, "").replace(/[^a-z0-9-]/g, "") + ".pipedrive.com" }}',
			url: '/api/v1/users/me',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Pipedrive does not accept the API token. Copy it again from Personal Preferences > API.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'Pipedrive does not know the company. Check Company Domain.',
				},
			},
		],
	};
}
