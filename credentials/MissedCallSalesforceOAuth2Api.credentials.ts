import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** Where people log in, without a slash at the end. */
const LOGIN = '$self["environment"] === "sandbox" ? "https://test.salesforce.com" : $self["environment"] === "domain" ? $self["myDomain"].trim().replace(/\\/+$/, "") : "https://login.salesforce.com"';

/** An external client app of a Salesforce org. Which instance the org is on comes with its token. */
export class MissedCallSalesforceOAuth2Api implements ICredentialType {
	name = 'missedCallSalesforceOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Missed Call: Salesforce OAuth2 API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#salesforce';

	icon = { light: 'file:icons/missedCallSalesforce.svg', dark: 'file:icons/missedCallSalesforce.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Login At',
			name: 'environment',
			type: 'options',
			options: [
				{ name: 'Production', value: 'production', description: 'At login.salesforce.com' },
				{ name: 'Sandbox', value: 'sandbox', description: 'At test.salesforce.com' },
				{ name: 'My Domain', value: 'domain', description: 'Where logging in at the common address is switched off' },
			],
			default: 'production',
			description: 'Needs an edition with API access (Enterprise, Unlimited, Performance, Developer, or Professional with the add-on), and a user with the permission API Enabled who may edit leads, contacts, tasks and opportunities',
		},
		{
			displayName: 'My Domain',
			name: 'myDomain',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.my.salesforce.com',
			displayOptions: { show: { environment: ['domain'] } },
		},
		{ displayName: 'Grant Type', name: 'grantType', type: 'hidden', default: 'authorizationCode' },
		{ displayName: 'Authorization URL', name: 'authUrl', type: 'hidden', default: `={{ (${LOGIN}) + "/services/oauth2/authorize" }}`, required: true },
		{ displayName: 'Access Token URL', name: 'accessTokenUrl', type: 'hidden', default: `={{ (${LOGIN}) + "/services/oauth2/token" }}`, required: true },
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: 'api refresh_token' },
		{ displayName: 'Auth URI Query Parameters', name: 'authQueryParameters', type: 'hidden', default: '' },
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'header' },
	];
}
