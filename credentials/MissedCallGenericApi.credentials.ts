import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

const on = (field: string, ...values: string[]): INodeProperties['displayOptions'] => ({ show: { [field]: values } });

/** How requests of any phone system are verified, and how texts are sent through it. No server can be asked, so the nodes test it. */
export class MissedCallGenericApi implements ICredentialType {
	name = 'missedCallGenericApi';

	displayName = 'Missed Call: Generic Webhook API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/generic-webhook.md';

	icon = { light: 'file:icons/missedCallGeneric.svg', dark: 'file:icons/missedCallGeneric.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Account Name',
			name: 'account',
			type: 'string',
			default: '',
			placeholder: 'e.g. front-desk',
			description: 'Any short name. Give each phone system its own, so that equal IDs of two of them are never taken for one. Do not change it later.',
		},
		{
			displayName: 'Verified By',
			name: 'scheme',
			type: 'options',
			options: [
				{ name: 'JWT', value: 'jwt', description: 'A token signed with HS256 that holds a hash of the body (payload_hash)' },
				{ name: 'Secret in a Header', value: 'header', description: 'For systems that sign nothing and let you add a header' },
				{ name: 'Secret in the Query', value: 'query', description: 'For systems that let you enter an address and nothing else. It shows up in logs of servers.' },
				{ name: 'Signature (HMAC)', value: 'hmac', description: 'The best where it is offered: nobody can alter what was signed' },
			],
			default: 'header',
			description: 'How a request proves that it comes from your phone system. Unverified requests are never let in.',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'What the phone system signs with, or 16 or more letters and digits that you make up and enter there too. Some systems sign on certain plans only, and show the secret to administrators.',
		},
		{
			displayName: 'Secret Is',
			name: 'keyWrittenAs',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64', description: 'Bytes in base64, with or without whsec_ before them' },
				{ name: 'Hexadecimal', value: 'hex' },
				{ name: 'Plain Text', value: 'text' },
			],
			default: 'text',
			displayOptions: on('scheme', 'hmac', 'jwt'),
			description: 'How the bytes of the key are written',
		},
		{ displayName: 'Header', name: 'headerName', type: 'string', default: 'X-Webhook-Secret', displayOptions: on('scheme', 'header'), description: 'Header that holds the secret. In Authorization it may stand behind "Bearer".' },
		{ displayName: 'Query Parameter', name: 'queryName', type: 'string', default: 'key', displayOptions: on('scheme', 'query'), description: 'Parameter that holds the secret: add ?key=… behind the address of the trigger' },
		{ displayName: 'Token Header', name: 'jwtHeader', type: 'string', default: 'Authorization', displayOptions: on('scheme', 'jwt'), description: 'Header that holds the token, with or without "Bearer"' },
		{ displayName: 'Signature Header', name: 'signatureHeader', type: 'string', default: 'X-Signature', displayOptions: on('scheme', 'hmac'), description: 'Header that holds the signature' },
		{
			displayName: 'Algorithm',
			name: 'algorithm',
			type: 'options',
			options: [
				{ name: 'HMAC-SHA1', value: 'sha1' },
				{ name: 'HMAC-SHA256', value: 'sha256' },
				{ name: 'HMAC-SHA512', value: 'sha512' },
			],
			default: 'sha256',
			displayOptions: on('scheme', 'hmac'),
		},
		{
			displayName: 'Encoding',
			name: 'encoding',
			type: 'options',
			options: [
				{ name: 'Base64', value: 'base64' },
				{ name: 'Hexadecimal', value: 'hex' },
			],
			default: 'hex',
			displayOptions: on('scheme', 'hmac'),
			description: 'How the signature is written',
		},
		{ displayName: 'Prefix', name: 'prefix', type: 'string', default: '', placeholder: 'e.g. sha256=', displayOptions: on('scheme', 'hmac'), description: 'What stands before the signature: sha256=, v0=, or v1= where the header is t=…,v1=…' },
		{
			displayName: 'Signed Content',
			name: 'signedContent',
			type: 'string',
			default: '{body}',
			placeholder: 'e.g. v0:{timestamp}:{body}',
			displayOptions: on('scheme', 'hmac'),
			description: 'What is signed, as the phone system documents it, with {body}, {timestamp}, {url}, {method} and {header:name}. With {timestamp} a request older than five minutes is refused.',
		},
		{ displayName: 'Timestamp Header', name: 'timeHeader', type: 'string', default: '', placeholder: 'e.g. X-Request-Timestamp', displayOptions: on('scheme', 'hmac'), description: 'Header that holds the time. Empty means: as t= in the signature header, where Signed Content has {timestamp}.' },
		{
			displayName: 'Timestamp Is',
			name: 'timeUnit',
			type: 'options',
			options: [
				{ name: 'ISO 8601', value: 'iso' },
				{ name: 'Milliseconds', value: 'ms' },
				{ name: 'Seconds', value: 's' },
			],
			default: 's',
			displayOptions: on('scheme', 'hmac'),
			description: 'How the time is written, since 1970 where it is a number',
		},
		{ displayName: 'Send URL', name: 'sendUrl', type: 'string', default: '', placeholder: 'e.g. https://api.example.com/v1/messages', description: 'Where the phone system takes texts to send. Empty means: nothing is sent through it. {from}, {to}, {fromDigits} and {toDigits} may stand behind the host.' },
		{
			displayName: 'Send Method',
			name: 'sendMethod',
			type: 'options',
			options: [
				{ name: 'GET', value: 'GET' },
				{ name: 'POST', value: 'POST' },
				{ name: 'PUT', value: 'PUT' },
			],
			default: 'POST',
			displayOptions: { hide: { sendUrl: [''] } },
		},
		{
			displayName: 'Send Authentication',
			name: 'sendAuth',
			type: 'options',
			options: [
				{ name: 'Basic', value: 'basic', description: 'User and password' },
				{ name: 'Bearer Token', value: 'bearer', description: 'Authorization: Bearer …' },
				{ name: 'Header', value: 'header', description: 'A header of the API, such as X-Api-Key' },
				{ name: 'None', value: 'none', description: 'Only within a private network' },
				{ name: 'Query', value: 'query', description: 'A parameter in the address. It shows up in logs of servers.' },
			],
			default: 'bearer',
			displayOptions: { hide: { sendUrl: [''] } },
			description: 'How the API knows who sends. The key needs the right to send texts from your numbers.',
		},
		{ displayName: 'Send Key Name', name: 'sendKeyName', type: 'string', default: '', placeholder: 'e.g. X-Api-Key', displayOptions: { show: { sendAuth: ['header', 'query'] }, hide: { sendUrl: [''] } }, description: 'Of the header or the parameter' },
		{ displayName: 'Send User', name: 'sendUser', type: 'string', default: '', displayOptions: { show: { sendAuth: ['basic'] }, hide: { sendUrl: [''] } } },
		{ displayName: 'Send Key', name: 'sendApiKey', type: 'string', typeOptions: { password: true }, default: '', displayOptions: { hide: { sendAuth: ['none'], sendUrl: [''] } }, description: 'The token, key or password' },
		{
			displayName: 'Send As',
			name: 'sendFormat',
			type: 'options',
			options: [
				{ name: 'Form', value: 'form' },
				{ name: 'JSON', value: 'json' },
				{ name: 'Query', value: 'query' },
			],
			default: 'json',
			displayOptions: { show: { sendMethod: ['POST', 'PUT'] }, hide: { sendUrl: [''] } },
			description: 'With GET it is always the query',
		},
		{
			displayName: 'Send Body',
			name: 'sendBody',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '{ "from": "{from}", "to": "{to}", "text": "{body}", "media": "{media}" }',
			displayOptions: { hide: { sendUrl: [''] } },
			description: 'The fields to send, as JSON whatever they are sent as, with {from}, {to}, {fromDigits}, {toDigits}, {body}, {media} (a list), {firstMedia} and {callback} (the address for receipts). A field of one mark alone is left out where there is nothing to put in.',
		},
		{ displayName: 'Message ID Path', name: 'sendIdPath', type: 'string', default: '', placeholder: 'e.g. messages[0].id', displayOptions: { hide: { sendUrl: [''] } }, description: 'Where the ID of the text stands in the answer. Empty means the usual places.' },
		{ displayName: 'Error Path', name: 'sendErrorPath', type: 'string', default: '', placeholder: 'e.g. error.code', displayOptions: { hide: { sendUrl: [''] } }, description: 'Where a code or words of a refusal stand. Needed for an API that refuses with status 200: anything there but nothing, 0, "ok" or "success" is a refusal.' },
		{ displayName: 'Opted Out If', name: 'optedOutCodes', type: 'string', default: '', placeholder: 'e.g. 451, opted_out', displayOptions: { hide: { sendUrl: [''] } }, description: 'HTTP statuses, codes or words of a refusal that mean that the person has opted out, separated by commas. Usual words are known.' },
		{ displayName: 'Invalid Number If', name: 'invalidCodes', type: 'string', default: '', placeholder: 'e.g. 1004', displayOptions: { hide: { sendUrl: [''] } }, description: 'The same for a number that cannot be texted' },
		{ displayName: 'Throttled If', name: 'throttledCodes', type: 'string', default: '', placeholder: 'e.g. 503', displayOptions: { hide: { sendUrl: [''] } }, description: 'The same for too many texts at once, which are tried again later. Status 429 always means it.' },
	];

	/** For sending only: the address is that of this credential. */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const [kind, name, key] = [trimmed(credentials.sendAuth), trimmed(credentials.sendKeyName), trimmed(credentials.sendApiKey)];
		const withHeader = (header: string, value: string) => ({ ...requestOptions, headers: { ...requestOptions.headers, [header]: value } });
		if (kind === 'bearer') return withHeader('authorization', `Bearer ${key}`);
		if (kind === 'basic') return { ...requestOptions, auth: { username: trimmed(credentials.sendUser), password: key } };
		if (kind === 'header' && name !== '') return withHeader(name, key);
		if (kind === 'query' && name !== '') return { ...requestOptions, qs: { ...requestOptions.qs, [name]: key } };
		return requestOptions;
	};
}

function trimmed(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
