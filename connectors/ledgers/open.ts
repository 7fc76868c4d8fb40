import type { Ledger } from '../../engine';
import { ledgerPath } from '../dataFolder';
import { ledgerOver } from './ledger';
import { openSqlite } from './sqlite';

const open = new Map<string, Promise<Ledger>>();

/**
 * The ledger of this process: opened once, however many nodes ask. A failed opening is not kept, so that the next
 * execution tries again after the cause (a full disk, a wrong owner of the folder) is mended.
 */
export async function openLedger(path: string = ledgerPath()): Promise<Ledger> {
	let ledger = open.get(path);
	if (!ledger) {
		ledger = openSqlite(path).then(ledgerOver);
		open.set(path, ledger);
		ledger.catch(() => open.delete(path));
	}
	return await ledger;
}

/** Closes a ledger that {@link openLedger} opened; used when a process or a test ends. */
export async function closeLedger(path: string = ledgerPath()): Promise<void> {
	const ledger = open.get(path);
	open.delete(path);
	if (ledger) await (await ledger).close();
}
