import type { Database } from './sql';
import { MIGRATIONS } from './schema';

/**
 * Brings the schema up to date. Safe to run from several processes at once: each step is one transaction that
 * first looks whether another process was quicker.
 */
export async function migrate(database: Database, dialect: 'sqlite' | 'postgres'): Promise<void> {
	await database.transaction('migrate', async (sql) => {
		await sql.run('CREATE TABLE IF NOT EXISTS migrations (version BIGINT PRIMARY KEY, at BIGINT NOT NULL)');
	});
	for (const [index, statements] of MIGRATIONS.entries()) {
		const version = index + 1;
		await database.transaction('migrate', async (sql) => {
			if (await sql.get('SELECT version FROM migrations WHERE version = ?', version)) return;
			for (const statement of statements) await sql.run(inDialect(statement, dialect));
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

/** The one thing the two databases spell differently. */
function inDialect(statement: string, dialect: 'sqlite' | 'postgres'): string {
	return statement.replace('SERIAL_KEY', dialect === 'sqlite' ? 'INTEGER PRIMARY KEY AUTOINCREMENT' : 'BIGSERIAL PRIMARY KEY');
}
