import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** The HubSpot account that the contacts are in. */
export class MissedCallHubSpotApi implements ICredentialType {
	name = 'missedCallHubSpotApi';

	displayName = 'Missed Call: HubSpot API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#hubspot';

	icon = { light: 'file:icons/missedCallHubSpot.svg', dark: 'file:icons/missedCallHubSpot.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Service key of the account (Development > Keys > Service Keys), or the access token of a private app that there is already. Any plan has them; a super admin makes them. Scopes: crm.objects.contacts.read, crm.objects.contacts.write, crm.schemas.contacts.read, crm.objects.owners.read, crm.objects.deals.read, and, for deals, crm.objects.deals.write and crm.schemas.deals.read. To make the fields, crm.schemas.contacts.write as well.',
		},
		{
			displayName: 'Hub ID',
			name: 'portalId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 1234567',
			description: 'Number of the account, under its name in the menu at the top right of HubSpot. What is remembered of contacts belongs to it, and stays when the token changes.',
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
		const token = typeof credentials.accessToken === 'string' ? credentials.accessToken.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, Authorization: `Bearer ${token}` } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.hubapi.com',
			url: '/crm/objects/2026-03/contacts?limit=1',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message: 'HubSpot does not accept the access token. Copy it again from the service key or private app.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message: 'The access token may not read contacts. Give it all the scopes that its description names.',
				},
			},
		],
	};
}
