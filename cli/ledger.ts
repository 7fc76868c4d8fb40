import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chooseLedger, choiceOf, closeLedger, nameOfLedger, openLedger, type LedgerChoice } from '../connectors';
import type { Ledger } from '../engine';
import { Refusal } from './exit';

/** What `--ledger` names, else that of the n8n with this environment. @throws Error in words */
export function ledgerChoice(named: string | undefined): LedgerChoice {
	if (named === undefined) return chooseLedger();
	return choiceOf(/^(?:postgres(?:ql)?|sqlite):/i.test(named) ? named : resolve(named));
}

/**
 * Works with a ledger that is there, and closes it.
 * @param make whether one that is not there is made
 */
export async function withLedger<T>(named: string | undefined, work: (ledger: Ledger, name: string) => Promise<T>, make = false): Promise<T> {
	const choice = ledgerChoice(named);
	const name = nameOfLedger(choice);
	if (!make && choice.kind === 'file' && !existsSync(choice.path)) {
		throw new Refusal(`There is no ledger at ${name}. Run this as the user and with the environment of n8n (N8N_USER_FOLDER, MISSED_CALL_LEDGER), or name it with --ledger.`);
	}
	const ledger = await openLedger(choice);
	try {
		return await work(ledger, name);
	} finally {
		await closeLedger(choice);
	}
}

export const LEDGER_HELP = `  --ledger PATH       the ledger: a file, or postgres://user:password@host:5432/database; otherwise the one that n8n uses,
                      by MISSED_CALL_LEDGER and N8N_USER_FOLDER`;
