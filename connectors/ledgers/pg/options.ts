import type { ConnectionOptions } from 'node:tls';

/** Where a Postgres ledger is, and how to get in. */
export interface PostgresOptions {
	/** `postgres://user:password@host:port/database`, with `sslmode` and the like behind it. Instead of the fields below. */
	readonly url?: string;
	readonly host?: string;
	readonly port?: number;
	readonly database?: string;
	readonly user?: string;
	readonly password?: string;
	/** `true` checks the certificate against the authorities that Node knows. */
	readonly ssl?: boolean | Pick<ConnectionOptions, 'ca' | 'rejectUnauthorized'>;
	/** Schema that the tables lie in; made when it is not there. */
	readonly schema?: string;
	/** Most connections of this process. */
	readonly maxConnections?: number;
}

export const DEFAULT_SCHEMA = 'missed_call';
/** Enough for what one process does at once; a Postgres as it is delivered takes 100 in all. */
export const DEFAULT_CONNECTIONS = 10;

/** Modes that the driver treats as `verify-full`, and warns about: one that says less must not be weaker. */
const FULLY_VERIFIED = ['prefer', 'require', 'verify-ca'];

/**
 * A connection string as options: `schema` and `max_connections` are ours, the rest is the driver's.
 * @throws Error in words, without the string: it holds a password.
 */
export function readPostgresUrl(text: string): PostgresOptions {
	const url = parsed(text);
	const schema = url.searchParams.get('schema');
	const most = url.searchParams.get('max_connections');
	url.searchParams.delete('schema');
	url.searchParams.delete('max_connections');
	if (FULLY_VERIFIED.includes(url.searchParams.get('sslmode') ?? '')) url.searchParams.set('sslmode', 'verify-full');
	if (most !== null && !/^[1-9]\d{0,2}$/.test(most)) throw new Error(`max_connections in the address of the Postgres ledger must be a whole number from 1 to 999, not "${most.slice(0, 20)}".`);
	return { url: url.toString(), ...(schema ? { schema: checkedSchema(schema) } : {}), ...(most === null ? {} : { maxConnections: Number(most) }) };
}

/** A name that may stand in double quotes as it is. */
export function checkedSchema(name: string): string {
	if (/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name) && !/^(pg_.*|information_schema)$/i.test(name)) return name;
	throw new Error(`"${name.slice(0, 80)}" cannot be the schema of the missed-call ledger. Use letters, digits and underscores, such as ${DEFAULT_SCHEMA}; names that begin with pg_ belong to Postgres.`);
}

/** Host, port and database for messages: never the user's name or the password. */
export function placeOf(options: PostgresOptions): string {
	const { host, port, database } = options.url === undefined ? options : fromUrl(options.url);
	return `${host ?? 'localhost'}:${port ?? 5432}/${database ?? ''}`;
}

function fromUrl(text: string): Pick<PostgresOptions, 'host' | 'port' | 'database'> {
	const url = parsed(text);
	const host = url.hostname || url.searchParams.get('host');
	return { ...(host ? { host } : {}), ...(url.port ? { port: Number(url.port) } : {}), database: decodeURIComponent(url.pathname.slice(1)) };
}

function parsed(text: string): URL {
	try {
		return new URL(text.trim());
	} catch {
		throw new Error('The address of the Postgres ledger cannot be read. Write it as postgres://user:password@host:5432/database?schema=missed_call, with special characters of the password percent-encoded (@ as %40, / as %2F).');
	}
}
