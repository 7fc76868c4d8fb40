import type { ICredentialType, INodeProperties } from 'n8n-workflow';

/** A Postgres that keeps the ledger. Tested by the nodes of this package: see `nodes/shared/ledger.ts`. */
export class MissedCallLedgerApi implements ICredentialType {
	name = 'missedCallLedgerApi';

	displayName = 'Missed Call: Ledger (Postgres)';

	documentationUrl = 'https://github.com/n8n-nodes-missed-call/n8n-nodes-missed-call#the-ledger';

	icon = { light: 'file:icons/missedCallLedger.svg', dark: 'file:icons/missedCallLedger.dark.svg' } as const;

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
			placeholder: 'e.g. n8n',
			description: 'May be the one that n8n itself uses: the ledger has a schema of its own',
		},
		{
			displayName: 'User',
			name: 'user',
			type: 'string',
			default: '',
			required: true,
			description: 'Needs the right to create the schema, or to own it',
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Schema',
			name: 'schema',
			type: 'string',
			default: 'missed_call',
			description: 'Where the tables lie. All nodes that work for a business must name the same.',
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
