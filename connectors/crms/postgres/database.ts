import { CrmFailure } from '../../../engine';
import { commit, faultOf, isDisconnected, isStalePlan, newConnections, placeOf, readPostgresCredential, rollBack, type Connection, type Connections, type PostgresOptions } from '../../ledgers';
import type { Effect } from '../vendorRequests';
import { cannotConnect, statementFailed } from './failures';

/** One process asks for few things at once. */
const MOST_CONNECTIONS = 4;

const pools = new Map<string, Connections>();

/** Closes what this process holds open; connections are made anew when they are needed. */
export async function closePostgresCrms(): Promise<void> {
	const all = [...pools.values()];
	pools.clear();
	await Promise.all(all.map(async (pool) => await pool.close()));
}

/**
 * Whether somebody gets in with a credential, for its test in the node.
 * @throws CrmFailure in words
 */
export async function testPostgresCrm(credential: Readonly<Record<string, unknown>>): Promise<void> {
	await new CrmDatabase(credential).read(async (sql) => await sql.get('SELECT 1 AS fine'));
}

/** A Postgres that holds contacts. Connections are kept by the process, for as long as they are used. */
export class CrmDatabase {
	readonly place: string;
	private readonly options: PostgresOptions;
	/** Connections that were told that our tables may be read whole; those of the ledger rather are not. */
	private readonly ready = new WeakSet<Connection>();

	constructor(credential: Readonly<Record<string, unknown>>) {
		this.options = { ...optionsOf(credential), schema: 'public', maxConnections: MOST_CONNECTIONS };
		this.place = placeOf(this.options);
	}

	/**
	 * Runs statements on one connection. A connection that was found broken before anything was asked is replaced.
	 * @throws CrmFailure
	 */
	async run<T>(effect: Effect, work: (sql: Connection) => Promise<T>): Promise<T> {
		const connection = await this.take();
		try {
			return await work(connection);
		} catch (error) {
			throw statementFailed(this.place, effect, error);
		} finally {
			this.pool().giveBack(connection);
		}
	}

	/** A read is harmless: it is made once more where the plan that the server had kept was of an older table. */
	async read<T>(work: (sql: Connection) => Promise<T>): Promise<T> {
		const again = async (sql: Connection): Promise<T> => {
			try {
				return await work(sql);
			} catch (error) {
				if (!isStalePlan(faultOf(error))) throw error;
				return await this.run('reads', work);
			}
		};
		return await this.run('reads', again);
	}

	/** All or nothing. */
	async transaction<T>(work: (sql: Connection) => Promise<T>): Promise<T> {
		return await this.run('writes', async (sql) => {
			await sql.script('BEGIN');
			let result: T;
			try {
				result = await work(sql);
			} catch (error) {
				await rollBack(sql);
				// Before COMMIT nothing is kept, whatever became of the connection.
				if (isDisconnected(faultOf(error))) throw new CrmFailure('busy', `The connection to Postgres at ${this.place} broke, and nothing was changed. It is asked again later.`, { retryAfterSeconds: 2 });
				throw error;
			}
			if (await commit(sql)) return result;
			throw new CrmFailure('unknown', `The connection to Postgres at ${this.place} broke just when a change was being kept.`, { retryAfterSeconds: 2 });
		});
	}

	private async take(): Promise<Connection> {
		let connection: Connection | undefined;
		try {
			connection = await this.pool().take();
			if (!this.ready.has(connection)) {
				await connection.script('SET enable_seqscan = on');
				this.ready.add(connection);
			}
			return connection;
		} catch (error) {
			if (connection) this.pool().giveBack(connection);
			throw cannotConnect(this.place, error);
		}
	}

	private pool(): Connections {
		const key = JSON.stringify(this.options);
		let pool = pools.get(key);
		if (!pool) {
			pool = newConnections(this.options);
			pools.set(key, pool);
		}
		return pool;
	}
}

function optionsOf(credential: Readonly<Record<string, unknown>>): PostgresOptions {
	try {
		return readPostgresCredential({ ...credential, schema: '' });
	} catch (error) {
		throw new CrmFailure('refused', (error as Error).message.replace('the credential of the ledger', 'the Postgres credential'));
	}
}
