import type { ICredentialDataDecryptedObject, ICredentialTestRequest, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

/** A private integration of one sub-account (location) of HighLevel. */
export class MissedCallHighLevelApi implements ICredentialType {
	name = 'missedCallHighLevelApi';

	displayName = 'Missed Call: HighLevel API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#highlevel';

	icon = { light: 'file:icons/missedCallHighLevel.svg', dark: 'file:icons/missedCallHighLevel.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Private Integration Token',
			name: 'token',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Made in the sub-account under Settings → Private Integrations; every plan has them. Scopes for the phone system: contacts.readonly, contacts.write, conversations.readonly, conversations.write, conversations/message.readonly, conversations/message.write, locations.readonly. For the CRM also: locations/customFields.readonly, locations/customFields.write, opportunities.readonly, opportunities.write, users.readonly.',
		},
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ve9Example0Location0',
			description: 'ID of the sub-account. It is in the address of HighLevel after /location/, and under Settings → Business Profile.',
		},
		{
			displayName: 'Business Number',
			name: 'number',
			type: 'string',
			default: '',
			placeholder: 'e.g. +14155550199',
			description: 'Number of the sub-account, with its country code. Used for reports that do not name the number that was called.',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Made up by you, 32 characters or more. Send it in the header x-missed-call-secret of the webhook action of your workflows, which HighLevel does not sign. Leave it empty if a marketplace app reports.',
		},
		{
			displayName: 'Webhook Public Key',
			name: 'webhookPublicKey',
			type: 'string',
			default: '',
			description: 'Key that the webhooks of a marketplace app are verified with. Leave it empty for the one that HighLevel publishes; fill it in should HighLevel change that.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://services.leadconnectorhq.com',
			description: 'Address of the API',
		},
	];

	/** A function, for an object of expressions costs an isolate on every request. */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const token = typeof credentials.token === 'string' ? credentials.token.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, authorization: `Bearer ${token}` } };
	};

	/** The location itself. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ ($credentials.baseUrl || "https://services.leadconnectorhq.com").trim().replace(/\\/+$/, "") }}',
			url: '=/locations/{{ encodeURIComponent($credentials.locationId.trim()) }}',
			headers: { version: '2021-07-28', accept: 'application/json' },
		},
		rules: [
			{
				type: 'responseCode',
				properties: { value: 401, message: 'HighLevel does not accept the token, or it lacks the scope locations.readonly. Check it under Settings → Private Integrations.' },
			},
			{
				type: 'responseCode',
				properties: { value: 403, message: 'The token may not read this location. Make the private integration in the sub-account whose Location ID is entered.' },
			},
			{
				type: 'responseCode',
				properties: { value: 400, message: 'HighLevel does not know the location. Check the Location ID.' },
			},
		],
	};
}
