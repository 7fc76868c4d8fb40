import { randomUUID } from 'node:crypto';
import type { Sql } from '../sql';

/** Under this name the ledger's own id is kept; it moves with a backup. */
const NAME = 'id';

export async function readIdentity(sql: Sql): Promise<string | undefined> {
	const row = await sql.get('SELECT value FROM ledger_meta WHERE name = ?', NAME);
	return row && String(row.value);
}

/** Gives a new ledger its id. Whoever comes second takes the one that is there. */
export async function makeIdentity(sql: Sql): Promise<string> {
	await sql.run('INSERT INTO ledger_meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', NAME, randomUUID());
	const made = await readIdentity(sql);
	if (made === undefined) throw new Error('The database returned no id for a ledger that was just given one.');
	return made;
}
