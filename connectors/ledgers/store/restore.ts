import type { ExportedRow } from '../../../engine';
import type { Database, Sql } from '../sql';
import { MIGRATIONS } from '../schema';
import { SECRETS } from './secrets';
import { tablesOf, type Table } from './tables';

/** Tables that say something of the ledger itself: they do not make it a ledger that is in use. */
const ITS_OWN = ['migrations', 'ledger_meta', SECRETS];

/**
 * Writes exported rows into a ledger in which nothing is yet. It becomes the one that was exported: it has its identity.
 * @returns number of rows
 */
export async function restoreRows(sql: Sql, dialect: Database['dialect'], rows: AsyncIterable<ExportedRow> | Iterable<ExportedRow>): Promise<number> {
	const tables = new Map((await tablesOf(sql, dialect)).map((table) => [table.name, table]));
	await requireEmpty(sql, [...tables.values()]);
	await sql.run('DELETE FROM ledger_meta');
	let count = 0;
	for await (const exported of rows) {
		if (exported.table === 'migrations') requireKnownVersion(Number(exported.row.version));
		else await insert(sql, tables, exported);
		count += 1;
	}
	// Explicit numbers do not move Postgres's own counter.
	if (dialect === 'postgres') await sql.get("SELECT setval(pg_get_serial_sequence('events', 'seq'), COALESCE((SELECT MAX(seq) FROM events), 0) + 1, false) AS next");
	return count;
}

async function requireEmpty(sql: Sql, tables: readonly Table[]): Promise<void> {
	for (const { name } of tables) {
		if (ITS_OWN.includes(name) || !(await sql.get(`SELECT 1 AS found FROM ${name} LIMIT 1`))) continue;
		throw new Error(`A backup can be restored into an empty ledger only, and in this one "${name}" has rows. Choose a new file, or a new schema in Postgres.`);
	}
}

function requireKnownVersion(version: number): void {
	if (version <= MIGRATIONS.length) return;
	throw new Error(`The backup was written by a newer version of this package (schema ${version}, this version knows ${MIGRATIONS.length}). Update n8n-nodes-missed-call first.`);
}

async function insert(sql: Sql, tables: ReadonlyMap<string, Table>, { table: name, row }: ExportedRow): Promise<void> {
	const table = tables.get(name);
	const fields = Object.keys(row);
	const strange = fields.find((field) => table?.columns.includes(field) !== true);
	// No backup of ours has secrets: whoever wrote them there would know what links are signed with.
	if (!table || name === SECRETS || strange !== undefined || fields.length === 0) {
		throw new Error(`The backup has something that this version does not know: ${table && strange !== undefined ? `the field "${strange ?? ''}" of "${name}"` : `the table "${name.slice(0, 80)}"`}. Restore it with the version that wrote it, then update.`);
	}
	await sql.run(`INSERT INTO ${name} (${fields.join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`, ...fields.map((field) => row[field] ?? null));
}
