import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** A personal access token for the base that holds the contacts. */
export class MissedCallAirtableApi implements ICredentialType {
	name = 'missedCallAirtableApi';

	displayName = 'Missed Call: Airtable API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#airtable';

	icon = { light: 'file:icons/missedCallAirtable.svg', dark: 'file:icons/missedCallAirtable.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Personal Access Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'From airtable.com/create/tokens, on any plan. Scopes: data.records:read, data.records:write, schema.bases:read, and schema.bases:write to have missing fields made. Add the base under Access.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.airtable.com',
			description: 'Address of the API. Change it only for a proxy.',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...requestOptions,
		headers: { ...requestOptions.headers, authorization: `Bearer ${trimmed(credentials.token)}` },
	});

	/** Who the token belongs to: needs no scope, so that it says whether the token is good and no more. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://api.airtable.com").trim().replace(/\\/+$/, "") }}',
			url: '/v0/meta/whoami',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'Airtable does not accept the token. Make one at airtable.com/create/tokens and paste all of it.',
				},
			},
		],
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
