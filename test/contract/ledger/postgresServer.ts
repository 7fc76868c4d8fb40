import Client from 'pg/lib/client';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { ledgerOver, openPostgres } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import type { OpenLedger } from './world';

/** Where the Postgres of the tests is: the variables that psql knows, else one on this machine. */
const HOST = process.env.PGHOST ?? '127.0.0.1';
const PORT = process.env.PGPORT ?? '5432';
const USER = process.env.PGUSER ?? 'postgres';
const DATABASE = process.env.PGDATABASE ?? 'test';
const PASSWORD = process.env.PGPASSWORD === undefined ? '' : `:${encodeURIComponent(process.env.PGPASSWORD)}`;
export const SERVER_URL = `postgres://${USER}${PASSWORD}@${HOST}:${PORT}/${DATABASE}`;

export const urlOf = (schema: string): string => `${SERVER_URL}?schema=${schema}`;

/** Statements of a test, past the ledger. */
export async function onServer<T>(work: (client: InstanceType<typeof Client>) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 3_000 });
	try {
		await client.connect();
		return await work(client);
	} finally {
		await client.end().catch(() => undefined);
	}
}

/** Names of schemas that nobody has, dropped when the tests of the file are over. */
export function freshSchemas(): () => string {
	const made: string[] = [];
	afterAll(async () => {
		if (made.length === 0) return;
		await onServer(async (client) => {
			for (const schema of made) await client.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
		});
	});
	return () => {
		const schema = `test_${randomBytes(6).toString('hex')}`;
		made.push(schema);
		return schema;
	};
}

/**
 * Gives an empty ledger each time. A schema whose ledger was closed is emptied and used again: to make all tables anew
 * for each test would take most of its time.
 */
export function emptyLedgers(): OpenLedger {
	const newSchema = freshSchemas();
	const free: string[] = [];
	return async () => {
		const used = free.pop();
		if (used !== undefined) await empty(used);
		const schema = used ?? newSchema();
		const ledger = ledgerOver(await openPostgres(readPostgresUrl(urlOf(schema))));
		const close = async () => {
			await ledger.close();
			free.push(schema);
		};
		return { ...ledger, close };
	};
}

async function empty(schema: string): Promise<void> {
	await onServer(async (client) => {
		const { rows } = await client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migrations'", [schema]);
		await client.query(rows.map(({ name }) => `DELETE FROM ${schema}.${name};`).join(' '));
	});
}

/**
 * The tests in it run where a Postgres answers. Where none does they are skipped, which is told; with REQUIRE_POSTGRES=1
 * they fail instead.
 */
export function describeOnPostgres(name: string, tests: () => void): void {
	if (isThere()) {
		describe(name, tests);
		return;
	}
	if (process.env.REQUIRE_POSTGRES === '1') {
		it(name, () => {
			throw new Error(`No Postgres answers at ${HOST}:${PORT}, and REQUIRE_POSTGRES=1 asks for one.`);
		});
		return;
	}
	process.stderr.write(`Skipped, as no Postgres answers at ${HOST}:${PORT} (PGHOST, PGPORT): ${name}\n`);
	describe.skip(name, () => {
		it('needs a Postgres', () => undefined);
	});
}

let there: boolean | undefined;

/** Tests are listed before anything can be awaited, so another process looks. */
function isThere(): boolean {
	there ??= spawnSync(process.execPath, ['-e', PROBE, HOST, PORT], { timeout: 5_000 }).status === 0;
	return there;
}
const PROBE = "require('node:net').connect(Number(process.argv[2]), process.argv[1]).on('connect', () => process.exit(0)).on('error', () => process.exit(1))";
