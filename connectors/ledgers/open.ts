import type { Ledger } from '../../engine';
import { chooseLedger, nameOf, type LedgerChoice } from './choice';
import { ledgerOver } from './ledger';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

interface Opened {
	readonly choice: LedgerChoice;
	readonly ledger: Promise<Ledger>;
}

const open = new Map<string, Opened>();

/**
 * A ledger of this process: opened once, however many nodes ask. A failed opening is not kept, so that the next
 * execution tries again after the cause (a full disk, a database that is down) is mended.
 * @param choice by default that of this n8n: see {@link chooseLedger}. A text is the path of a file.
 */
export async function openLedger(choice: LedgerChoice | string = chooseLedger()): Promise<Ledger> {
	const chosen = asChoice(choice);
	const key = JSON.stringify(chosen);
	let found = open.get(key);
	if (!found) {
		found = { choice: chosen, ledger: connect(chosen).then(ledgerOver) };
		open.set(key, found);
		found.ledger.catch(() => open.delete(key));
	}
	return await found.ledger;
}

/** Closes a ledger that {@link openLedger} opened; used when a process or a test ends. */
export async function closeLedger(choice: LedgerChoice | string = chooseLedger()): Promise<void> {
	const key = JSON.stringify(asChoice(choice));
	const found = open.get(key);
	open.delete(key);
	if (found) await (await found.ledger).close();
}

/**
 * Makes sure that no two ledgers of this process know one business: what one remembers (an opt-out, a text that was
 * sent) the other would not.
 * @throws Error that names both and says what to do
 */
export async function assertOneMemory(businessId: string): Promise<void> {
	const knowing = new Map<string, string>();
	for (const { choice, ledger } of open.values()) {
		const opened = await ledger.catch(() => undefined);
		if (!opened || !(await opened.getBusiness(businessId))) continue;
		// One ledger may have been asked for by two names.
		knowing.set(await opened.identity(), nameOf(choice));
	}
	if (knowing.size < 2) return;
	throw new Error(
		`The business "${businessId}" is kept in ${knowing.size} ledgers: ${[...knowing.values()].join('; ')}. Calls and opt-outs that one of them knows the other does not. ` +
			'Choose the same ledger in all nodes that work for this business, then remove it from the other one (Business Profile node, operation Remove).',
	);
}

async function connect(choice: LedgerChoice) {
	return choice.kind === 'file' ? await openSqlite(choice.path) : await openPostgres(choice.options);
}

const asChoice = (choice: LedgerChoice | string): LedgerChoice => (typeof choice === 'string' ? { kind: 'file', path: choice } : choice);
