import type { Database } from './sql';
import { MIGRATIONS } from './schema';

/**
 * Brings the schema up to date. Safe to run from several processes at once: each step is one transaction that
 * first looks whether another process was quicker.
 */
export async function migrate(database: Database): Promise<void> {
	await database.transaction('migrate', async (sql) => {
		await sql.run('CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, at BIGINT NOT NULL)');
	});
	for (const [index, statements] of MIGRATIONS.entries()) {
		const version = index + 1;
		await database.transaction('migrate', async (sql) => {
			if (await sql.get('SELECT version FROM migrations WHERE version = ?', version)) return;
			for (const statement of statements) await sql.run(inDialect(statement, database.dialect));
			await sql.run('INSERT INTO migrations (version, at) VALUES (?, ?)', version, Date.now());
		});
	}
	const newest = await database.read(async (sql) => await sql.get<{ version: number }>('SELECT MAX(version) AS version FROM migrations'));
	if (newest && newest.version > MIGRATIONS.length) {
		throw new Error(
			`The missed-call ledger was written by a newer version of this package (schema ${newest.version}, this version knows ${MIGRATIONS.length}). Update n8n-nodes-missed-call on every process of this n8n.`,
		);
	}
}

/** What the two databases spell differently. */
function inDialect(statement: string, dialect: Database['dialect']): string {
	if (dialect === 'sqlite') return statement.replace('SERIAL_KEY', 'INTEGER PRIMARY KEY AUTOINCREMENT');
	const spelt = statement.replace('SERIAL_KEY', 'BIGSERIAL PRIMARY KEY');
	// Compared by their bytes, as SQLite does, whatever the language of the database.
	return /^\s*(CREATE TABLE|ALTER TABLE \S+ ADD COLUMN)/.test(spelt) ? spelt.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : spelt;
}
