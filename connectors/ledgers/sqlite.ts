import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { cannotOpen } from './cannotOpen';
import { migrate } from './migrate';
import { storable, type Database, type Row, type Snapshot, type Sql, type SqlValue } from './sql';

/** How long a process waits for another one's transaction before it gives up, and how long it blocks its own event loop at a time. */
const GIVE_UP_MS = 15_000;
const BLOCK_MS = 50;

/**
 * The embedded ledger: one SQLite file in WAL mode, shared by all processes of one host.
 * `synchronous=FULL`, because a claim that a power cut takes back is a second text.
 * @throws Error in words where the file cannot be made or written
 */
export async function openSqlite(path: string): Promise<Database> {
	const file = openFile(path);
	const database = new SqliteDatabase(file, path);
	try {
		// As a pragma: the option of the same name came with Node 22.16.
		file.exec(`PRAGMA busy_timeout=${BLOCK_MS}`);
		await database.untilFree(() => file.exec('PRAGMA journal_mode=WAL'));
		file.exec('PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY');
		await migrate(database);
	} catch (error) {
		file.close();
		throw cannotOpen(path, error);
	}
	return database;
}

/** Takes the secrets out of a copy of a ledger file, also from the pages that they lay on. */
export function eraseSecrets(path: string): void {
	const { DatabaseSync } = nodeSqlite();
	const file = new DatabaseSync(path);
	try {
		file.exec('PRAGMA secure_delete=ON; DELETE FROM secrets');
	} finally {
		file.close();
	}
}

function openFile(path: string): DatabaseSync {
	const { DatabaseSync } = nodeSqlite();
	try {
		if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		return new DatabaseSync(path);
	} catch (error) {
		throw cannotOpen(path, error);
	}
}

/** Node's own SQLite, or a sentence that says which Node has it. */
function nodeSqlite(): typeof import('node:sqlite') {
	// `process.getBuiltinModule` answers undefined where a plain import would fail with a stack trace.
	const found = (process as { getBuiltinModule?: (id: string) => unknown }).getBuiltinModule?.('node:sqlite');
	if (found) return found as typeof import('node:sqlite');
	throw new Error(
		`The missed-call ledger needs Node 22.13 or newer, and this n8n runs on Node ${process.versions.node}. ` +
			'Update Node (the n8n Docker image from 2.0 on has it) and start n8n again.',
	);
}

class SqliteDatabase implements Database, Sql {
	private readonly statements = new Map<string, StatementSync>();
	/** Transactions of this process take turns: they share one connection. */
	private turn: Promise<unknown> = Promise.resolve();

	readonly dialect = 'sqlite';

	constructor(
		private readonly file: DatabaseSync,
		private readonly path: string,
	) {}

	async read<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.inTurn(() => work(this));
	}

	async transaction<T>(_key: string, work: (sql: Sql) => Promise<T>): Promise<T> {
		return await this.inTurn(async () => {
			// IMMEDIATE: a transaction that starts by reading and writes later would fail at once when another wrote between.
			await this.untilFree(() => this.file.exec('BEGIN IMMEDIATE'));
			try {
				const result = await work(this);
				this.file.exec('COMMIT');
				return result;
			} catch (error) {
				this.rollBack();
				throw error;
			}
		});
	}

	/** Through a connection of its own, which in WAL mode neither waits nor is waited for. */
	async snapshot(): Promise<Snapshot> {
		// Memory has one connection, and nobody beside this process who could write.
		if (this.path === ':memory:') return { all: this.all.bind(this), get: this.get.bind(this), run: this.run.bind(this), end: async () => undefined };
		const { DatabaseSync } = nodeSqlite();
		const file = new DatabaseSync(this.path, { readOnly: true });
		const view = new SqliteDatabase(file, this.path);
		file.exec(`PRAGMA busy_timeout=${BLOCK_MS}; BEGIN`);
		// The view is that of the first statement.
		await view.get('SELECT COUNT(*) AS tables FROM sqlite_master');
		return { all: view.all.bind(view), get: view.get.bind(view), run: view.run.bind(view), end: view.close.bind(view) };
	}

	async all<T extends Row>(text: string, ...params: readonly SqlValue[]): Promise<readonly T[]> {
		return this.statement(text).all(...params.map(storable)) as unknown as T[];
	}

	async get<T extends Row>(text: string, ...params: readonly SqlValue[]): Promise<T | undefined> {
		return this.statement(text).get(...params.map(storable)) as T | undefined;
	}

	async run(text: string, ...params: readonly SqlValue[]): Promise<number> {
		return Number(this.statement(text).run(...params.map(storable)).changes);
	}

	async close(): Promise<void> {
		await this.inTurn(async () => {
			this.statements.clear();
			this.file.close();
		});
	}

	async untilFree(attempt: () => void): Promise<void> {
		const deadline = Date.now() + GIVE_UP_MS;
		for (;;) {
			try {
				attempt();
				return;
			} catch (error) {
				if (!isBusy(error)) throw error;
				if (Date.now() > deadline) {
					throw new Error('The missed-call ledger stayed locked by another process for 15 seconds. Look for a process that holds the file open, then try again.', { cause: error });
				}
				await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 9));
			}
		}
	}

	/** SQLite may have rolled back by itself (a full disk), and whether it has cannot be asked before Node 22.16. */
	private rollBack(): void {
		try {
			this.file.exec('ROLLBACK');
		} catch {
			// There was nothing left to roll back: the error that led here is the one to tell.
		}
	}

	private statement(text: string): StatementSync {
		let statement = this.statements.get(text);
		if (!statement) {
			statement = this.file.prepare(text);
			this.statements.set(text, statement);
		}
		return statement;
	}

	private async inTurn<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.turn.then(work, work);
		this.turn = mine.catch(() => undefined);
		return await mine;
	}
}

/** SQLITE_BUSY (5) and its extended codes, SQLITE_LOCKED (6). */
function isBusy(error: unknown): boolean {
	const code = (error as { errcode?: number }).errcode;
	return code !== undefined && ((code & 0xff) === 5 || (code & 0xff) === 6);
}
