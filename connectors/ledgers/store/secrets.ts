import { randomBytes } from 'node:crypto';
import type { Sql } from '../sql';

/** Kept in a table of its own, which no export and no backup holds. */
export const SECRETS = 'secrets';
const LINKS = 'links';

/** What links are signed with; made when it is first needed, and the same from then on. */
export async function linkSecret(sql: Sql): Promise<Buffer | undefined> {
	const row = await sql.get('SELECT value FROM secrets WHERE name = ?', LINKS);
	return row && Buffer.from(String(row.value), 'base64url');
}

/** Whoever comes second takes the one that is there. */
export async function makeLinkSecret(sql: Sql): Promise<Buffer> {
	await sql.run('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING', LINKS, randomBytes(32).toString('base64url'));
	const made = await linkSecret(sql);
	if (!made) throw new Error('The database returned no secret where one was just made.');
	return made;
}
