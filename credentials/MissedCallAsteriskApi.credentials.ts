import type { ICredentialDataDecryptedObject, ICredentialType, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

/** A PBX that reports to us: there is no server to ask, so the nodes of this package test the secret itself. */
export class MissedCallAsteriskApi implements ICredentialType {
	name = 'missedCallAsteriskApi';

	displayName = 'Missed Call: Asterisk API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/phone-systems.md#asterisk-and-freepbx';

	icon = { light: 'file:icons/missedCallAsterisk.svg', dark: 'file:icons/missedCallAsterisk.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'Make up 16 or more letters, digits, hyphens and underscores, and write the same into the dialplan. Asterisk sends it in the header X-Missed-Call-Secret, which proves that a report comes from your PBX. Needs access to the dialplan, or in FreePBX to extensions_custom.conf.',
		},
	];

	/** What the PBX does: so that a request node can try the trigger out in its place. */
	authenticate = async (credentials: ICredentialDataDecryptedObject, requestOptions: IHttpRequestOptions): Promise<IHttpRequestOptions> => {
		const secret = typeof credentials.secret === 'string' ? credentials.secret.trim() : '';
		return { ...requestOptions, headers: { ...requestOptions.headers, 'X-Missed-Call-Secret': secret } };
	};
}
