import Client from 'pg/lib/client';
import { Pool } from 'tarn';
import { Connection } from './connection';
import { faultOf, inWords, isOfTheServer } from './errors';
import { DEFAULT_CONNECTIONS, DEFAULT_SCHEMA, placeOf, type PostgresOptions } from './options';

const CONNECT_MS = 10_000;
/** How long one waits for a free connection of this process. */
const ACQUIRE_MS = 15_000;
const IDLE_MS = 30_000;

/** The connections of one process to one ledger: made when needed, kept for a while. */
export class Connections {
	readonly place: string;
	private readonly pool: Pool<Connection>;
	private closed = false;

	constructor(options: PostgresOptions) {
		this.place = placeOf(options);
		this.pool = new Pool<Connection>({
			create: () => connect(options),
			destroy: async (connection) => await connection.end().catch(() => undefined),
			validate: (connection) => connection.usable,
			min: 0,
			max: options.maxConnections ?? DEFAULT_CONNECTIONS,
			acquireTimeoutMillis: ACQUIRE_MS,
			createTimeoutMillis: CONNECT_MS + 1_000,
			idleTimeoutMillis: IDLE_MS,
			propagateCreateError: true,
		});
	}

	async take(): Promise<Connection> {
		if (this.closed) throw new Error('This missed-call ledger was closed.');
		return await this.pool.acquire().promise;
	}

	giveBack(connection: Connection): void {
		this.pool.release(connection);
	}

	async close(): Promise<void> {
		this.closed = true;
		await this.pool.destroy();
	}

	/** The fault as the user should read it. */
	told(error: unknown): Error {
		const fault = faultOf(error);
		if (isOfTheServer(fault)) return inWords(this.place, fault, error);
		if ((error as Error | undefined)?.name === 'TimeoutError') {
			return new Error(`The missed-call ledger at ${this.place} had no free connection for ${ACQUIRE_MS / 1000} seconds. Look for transactions there that do not end, or raise max_connections in its address.`, { cause: error });
		}
		return error instanceof Error ? error : new Error(fault.message);
	}
}

async function connect(options: PostgresOptions): Promise<Connection> {
	const { url, host, port, database, user, password, ssl, schema = DEFAULT_SCHEMA } = options;
	const client = new Client({
		...(url === undefined ? { host, port, database, user, password, ssl: ssl ?? false } : { connectionString: url }),
		application_name: 'missed-call',
		connectionTimeoutMillis: CONNECT_MS,
		keepAlive: true,
	});
	const connection = new Connection(client);
	try {
		await client.connect();
		await connection.script(`SET search_path TO "${schema}"; ${SETTINGS} ${DURABLE}`);
	} catch (error) {
		await connection.end().catch(() => undefined);
		throw error;
	}
	return connection;
}

/**
 * Nothing waits for ever, and a process that hangs in a transaction does not hold up the others for ever. Tables are
 * entered by their indexes: a table that is read whole is in conflict with everybody who writes to it.
 */
const SETTINGS = [
	'statement_timeout = 30000',
	'lock_timeout = 15000',
	'idle_in_transaction_session_timeout = 60000',
	'enable_seqscan = off',
	'jit = off',
	'client_min_messages = warning',
].map((setting) => `SET ${setting};`).join(' ');

/** A claim that a power cut takes back is a second text, so a server that does not wait for its disk does for us. */
const DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
