import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** A Postgres whose table holds the contacts. Tested by the node that writes there. */
export class MissedCallCrmPostgresApi implements ICredentialType {
	name = 'missedCallCrmPostgresApi';

	displayName = 'Missed Call: CRM in Postgres API';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call/blob/main/docs/crms.md#a-postgres-table';

	icon = { light: 'file:icons/missedCallCrmPostgres.svg', dark: 'file:icons/missedCallCrmPostgres.dark.svg' } as const;

	properties: INodeProperties[] = [
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: 'localhost',
			required: true,
			placeholder: 'e.g. db.example.com',
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 5432,
			description: 'Port of the server itself, or of a pooler that keeps sessions apart. One in transaction mode does not work.',
		},
		{
			displayName: 'Database',
			name: 'database',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. crm',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			description: 'Needs SELECT, INSERT and UPDATE on the table of contacts and on those beside it, and CREATE on the schema to have tables and columns made',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Encryption',
			name: 'encryption',
			type: 'options',
			options: [
				{ name: 'None', value: 'none', description: 'Only within one host or a private network' },
				{ name: 'TLS', value: 'verified', description: 'Encrypted, and the certificate of the server is checked' },
				{ name: 'TLS Without Verification', value: 'unverified', description: 'Encrypted, but whoever answers is believed' },
			],
			default: 'verified',
		},
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { rows: 4, password: true },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			displayOptions: { show: { encryption: ['verified'] } },
			description: 'Of the authority that signed the certificate of the server, as PEM. Empty means: one that Node knows.',
		},
	];
}
