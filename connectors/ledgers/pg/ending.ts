import type { Connection } from './connection';
import { faultOf, isDisconnected } from './errors';

/** False when the connection was lost, so that nobody here knows. */
export async function commit(connection: Connection): Promise<boolean> {
	let done: { readonly command: string } | undefined;
	try {
		[done] = await connection.script('COMMIT');
	} catch (error) {
		if (isDisconnected(faultOf(error))) return false;
		throw error;
	}
	// What Postgres answers where a statement had failed and the work went on regardless.
	if (done?.command !== 'COMMIT') throw new Error('A transaction of the missed-call ledger went on after a statement had failed.');
	return true;
}

/** A connection that cannot even do this is not used again. */
export async function rollBack(connection: Connection): Promise<void> {
	if (!connection.usable) return;
	await connection.script('ROLLBACK').catch(() => (connection.usable = false));
}

/** The longer the more often it was in vain, and never the same for two who met. */
export async function pause(attempt: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(5 * 2 ** attempt, 250)));
}
