import { checkedSchema, DEFAULT_SCHEMA, type PostgresOptions } from './options';

/**
 * The fields of a "Missed Call: Ledger (Postgres)" credential as options.
 * @throws Error in words that names the field
 */
export function readPostgresCredential(fields: Readonly<Record<string, unknown>>): PostgresOptions {
	const port = Number(fields.port ?? 5432);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error('"Port" in the credential of the ledger must be a number from 1 to 65535. Postgres listens on 5432 unless it was told otherwise.');
	return {
		host: needed(fields, 'host', 'Host'),
		port,
		database: needed(fields, 'database', 'Database'),
		user: needed(fields, 'user', 'User'),
		password: typeof fields.password === 'string' ? fields.password : '',
		ssl: encryption(fields),
		schema: checkedSchema(text(fields.schema) || DEFAULT_SCHEMA),
	};
}

function encryption(fields: Readonly<Record<string, unknown>>): NonNullable<PostgresOptions['ssl']> {
	const ca = text(fields.caCertificate);
	switch (fields.encryption) {
		case 'none':
			return false;
		case 'unverified':
			return { rejectUnauthorized: false };
		default:
			return ca === '' ? true : { ca, rejectUnauthorized: true };
	}
}

function needed(fields: Readonly<Record<string, unknown>>, name: string, label: string): string {
	const value = text(fields[name]);
	if (value === '') throw new Error(`"${label}" in the credential of the ledger is empty. Fill it in.`);
	return value;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
