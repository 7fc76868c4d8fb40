import type { Sql } from '../sql';
import { dropOldAlerts } from './alerts';
import { dropUsedLinks } from './links';
import { dropOldTallies } from './pace';

/** Due work that was done so long ago is of no use to anybody. */
const KEEP_DONE_MS = 30 * 24 * 3_600_000;

/** Deletes what nothing will ask for again and nobody needs as a record. */
export async function tidy(sql: Sql, now: number): Promise<void> {
	await dropOldTallies(sql, now);
	await dropUsedLinks(sql, now);
	await dropOldAlerts(sql, now);
	await sql.run('DELETE FROM due WHERE done_at IS NOT NULL AND done_at < ?', now - KEEP_DONE_MS);
	await sql.run('DELETE FROM breakers WHERE until < ?', now - KEEP_DONE_MS);
}
