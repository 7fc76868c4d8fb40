import type { ICredentialType, INodeProperties } from 'n8n-workflow';

const SCOPES = [
	'contacts.readonly',
	'contacts.write',
	'conversations.readonly',
	'conversations.write',
	'conversations/message.readonly',
	'conversations/message.write',
	'locations.readonly',
	'locations/customFields.readonly',
	'locations/customFields.write',
	'opportunities.readonly',
	'opportunities.write',
	'users.readonly',
];

/** A marketplace app of HighLevel, installed in one sub-account (location). */
export class MissedCallHighLevelOAuth2Api implements ICredentialType {
	name = 'missedCallHighLevelOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Missed Call: HighLevel OAuth2 API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#highlevel';

	icon = { light: 'file:icons/missedCallHighLevel.svg', dark: 'file:icons/missedCallHighLevel.dark.svg' } as const;

	properties: INodeProperties[] = [
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'options',
			options: [
				{ name: 'Standard', value: 'https://marketplace.gohighlevel.com/oauth/chooselocation' },
				{ name: 'White-Label', value: 'https://marketplace.leadconnectorhq.com/oauth/chooselocation' },
			],
			default: 'https://marketplace.gohighlevel.com/oauth/chooselocation',
			required: true,
			description: 'Where the app is installed from. Make it at marketplace.gohighlevel.com, for sub-accounts, with the redirect URL that is shown above. Every plan has private apps.',
		},
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: 'https://services.leadconnectorhq.com/oauth/token' },
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'string',
			default: SCOPES.join(' '),
			description: 'Give the app the same scopes. Those for custom fields, opportunities and users are for the CRM only.',
		},
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
		{
			displayName: 'Location ID',
			name: 'locationId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ve9Example0Location0',
			description: 'ID of the sub-account in which the app is installed. It is in the address of HighLevel after /location/.',
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
			description: 'Only for the webhook action of workflows, which sends it in the header x-missed-call-secret. The webhooks of the app are signed.',
		},
		{
			displayName: 'Webhook Public Key',
			name: 'webhookPublicKey',
			type: 'string',
			default: '',
			description: 'Leave it empty for the key that HighLevel publishes',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://services.leadconnectorhq.com',
			description: 'Address of the API',
		},
	];
}
