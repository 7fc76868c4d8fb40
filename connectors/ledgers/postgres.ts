import { migrate } from './migrate';
import type { Connection } from './pg/connection';
import type { Connections } from './pg/connections';
import { commit, pause, rollBack } from './pg/ending';
import { faultOf, isDisconnected, isDoubtful, isLost, isStalePlan } from './pg/errors';
import { checkedSchema, DEFAULT_SCHEMA, type PostgresOptions } from './pg/options';
import type { Database, Snapshot, Sql } from './sql';

/** How long a transaction is run again and again before it gives up; as long as SQLite's. */
const GIVE_UP_MS = 15_000;
/** How long a lost connection is made anew before the fault is told. */
const RECONNECT_MS = 5_000;
/** A key that is there already is there the next time too, unless it was a race. */
const MOST_DOUBTS = 3;

/**
 * The ledger in Postgres 13 or newer, for several processes and hosts: in a schema of its own, so that it may share
 * n8n's database. Needs connections that stay with one session: not a pooler in transaction mode.
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
	const schema = checkedSchema(options.schema ?? DEFAULT_SCHEMA);
	// The driver is loaded by those who use it.
	const { Connections } = require('./pg/connections') as typeof import('./pg/connections');
	const database = new PostgresDatabase(new Connections({ ...options, schema }), schema);
	try {
		await database.makeSchema();
		await migrate(database);
	} catch (error) {
		await database.close();
		throw error;
	}
	return database;
}

class PostgresDatabase implements Database {
	readonly dialect = 'postgres';
	/** Transactions of this process about the same thing take turns, without holding a connection while they wait. */
	private readonly turns = new Map<string, Promise<unknown>>();

	constructor(
		private readonly connections: Connections,
		private readonly schema: string,
	) {}

	async makeSchema(): Promise<void> {
		await this.transaction('migrate', async (sql) => {
			const found = await sql.get('SELECT to_regnamespace(?)::text AS name', `"${this.schema}"`);
			if (found?.name === null) await sql.run(`CREATE SCHEMA IF NOT EXISTS "${this.schema}"`);
		});
	}

	/** Each statement sees all that was committed before it. */
	async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.patiently(async () => await this.connected(work));
	}

	async transaction<T>(key: string, work: (sql: Sql) => Promise<T>): Promise<T> {
		const before = this.turns.get(key);
		const mine = (before ?? Promise.resolve()).then(async () => await this.untilCommitted(key, work));
		const turn = mine.catch(() => undefined);
		this.turns.set(key, turn);
		try {
			return await mine;
		} finally {
			if (this.turns.get(key) === turn) this.turns.delete(key);
		}
	}

	async snapshot(): Promise<Snapshot> {
		const connection = await this.patiently(async () => await this.connections.take());
		try {
			await connection.script('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
		} catch (error) {
			this.connections.giveBack(connection);
			throw this.connections.told(error);
		}
		return {
			all: async (text, ...params) => await connection.all(text, ...params),
			get: async (text, ...params) => await connection.get(text, ...params),
			run: async (text, ...params) => await connection.run(text, ...params),
			end: async () => await this.leave(connection),
		};
	}

	async close(): Promise<void> {
		await Promise.all(this.turns.values());
		await this.connections.close();
	}

	/**
	 * SERIALIZABLE: what was read and decided upon holds, or all of it is done again. The advisory lock adds nothing to
	 * that; it makes those who would lose against one another wait instead.
	 */
	private async untilCommitted<T>(key: string, work: (sql: Sql) => Promise<T>): Promise<T> {
		const deadline = Date.now() + GIVE_UP_MS;
		let doubts = 0;
		for (let attempt = 1; ; attempt += 1) {
			try {
				const done = await this.patiently(async () => await this.attempt(key, work));
				if (done && (done.inDoubt === undefined || (await this.wasCommitted(done.inDoubt)))) return done.result;
				if (Date.now() <= deadline) continue;
			} catch (error) {
				const fault = faultOf(error);
				const again = isLost(fault) || (isDoubtful(fault) && (doubts += 1) <= MOST_DOUBTS);
				if (!again) throw error;
				if (Date.now() <= deadline) {
					await pause(attempt);
					continue;
				}
			}
			throw new Error(`The missed-call ledger at ${this.connections.place} was too busy for ${GIVE_UP_MS / 1000} seconds: others kept changing the same thing. Look for a process that hangs in a transaction, then try again.`);
		}
	}

	/**
	 * Runs the work once. Undefined when somebody else was at it: by then they have finished. `inDoubt` is the
	 * transaction's id where the connection was lost just when it was to be committed.
	 */
	private async attempt<T>(key: string, work: (sql: Sql) => Promise<T>): Promise<{ readonly result: T; readonly inDoubt?: string } | undefined> {
		return await this.connected(async (connection) => {
			const lock = `hashtextextended(${connection.literal(`missed-call:${this.schema}:${key}`)}, 0)`;
			// Asked for and not waited for: a transaction that waits would wake up with the view it had before.
			const [, began] = await connection.script(`BEGIN ISOLATION LEVEL SERIALIZABLE; SELECT pg_try_advisory_xact_lock(${lock})::int AS free, pg_current_xact_id()::text AS id`);
			if (began?.rows[0]?.free !== 1) {
				await connection.script(`ROLLBACK; SELECT pg_advisory_xact_lock(${lock})`);
				return undefined;
			}
			let result: T;
			try {
				result = await work(connection);
			} catch (error) {
				await rollBack(connection);
				throw error;
			}
			return (await commit(connection)) ? { result } : { result, inDoubt: String(began.rows[0].id) };
		});
	}

	/** The server knows what became of a transaction whose connection was lost at its end. */
	private async wasCommitted(id: string): Promise<boolean> {
		for (;;) {
			const row = await this.read(async (sql) => await sql.get<{ status: string | null }>('SELECT pg_xact_status(?::text::xid8) AS status', id));
			if (row?.status === 'committed') return true;
			if (row?.status === 'aborted') return false;
			if (row?.status !== 'in progress') throw new Error(`The connection to the missed-call ledger at ${this.connections.place} was lost while a change was being kept, and the server no longer knows whether it was.`);
			await pause(3);
		}
	}

	/** Done again on another connection while the server is away for a moment: a restart, a fail-over. */
	private async patiently<T>(work: () => Promise<T>): Promise<T> {
		const deadline = Date.now() + RECONNECT_MS;
		for (let attempt = 1; ; attempt += 1) {
			try {
				return await work();
			} catch (error) {
				const fault = faultOf(error);
				if (isLost(fault) || isDoubtful(fault)) {
					// A plan that went stale outside a transaction; inside one, all of it is done again.
					if (!isStalePlan(fault) || attempt > MOST_DOUBTS) throw error;
				} else if (!isDisconnected(fault) || Date.now() > deadline) {
					throw this.connections.told(error);
				}
				await pause(attempt);
			}
		}
	}

	private async connected<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
		const connection = await this.connections.take();
		try {
			return await work(connection);
		} finally {
			this.connections.giveBack(connection);
		}
	}

	private async leave(connection: Connection): Promise<void> {
		await rollBack(connection);
		this.connections.giveBack(connection);
	}
}
