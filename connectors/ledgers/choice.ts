import { isAbsolute } from 'node:path';
import { ledgerPath, type Environment } from '../dataFolder';
import { DEFAULT_SCHEMA, placeOf, readPostgresUrl, type PostgresOptions } from './pg/options';

/** Where a ledger is. */
export type LedgerChoice =
	| { readonly kind: 'file'; readonly path: string }
	| { readonly kind: 'postgres'; readonly options: PostgresOptions };

/**
 * The ledger of this n8n: what MISSED_CALL_LEDGER names, else the file in n8n's user folder. Every process of one n8n
 * must come to the same, so in queue mode a file is refused unless it is said that all processes share it.
 * @throws Error in words
 */
export function chooseLedger(environment: Environment = process.env): LedgerChoice {
	const named = environment.MISSED_CALL_LEDGER?.trim() ?? '';
	const choice = named === '' ? fileAt(ledgerPath(environment)) : choiceOf(named);
	if (choice.kind === 'file' && environment.EXECUTIONS_MODE?.trim() === 'queue' && !(named !== '' && environment.MISSED_CALL_LEDGER_SHARED_FILE?.trim() === 'true')) {
		throw new Error(
			`This n8n runs in queue mode, where each process would remember other calls in its own file (${choice.path}), and people would be texted twice or not at all. ` +
				'Keep the ledger in Postgres: set MISSED_CALL_LEDGER=postgres://user:password@host:5432/database on the main, webhook and worker processes alike, or choose a "Missed Call: Ledger (Postgres)" credential in every node. ' +
				'If all processes run on one host and share one disk, set MISSED_CALL_LEDGER=sqlite:/path/to/ledger.sqlite and MISSED_CALL_LEDGER_SHARED_FILE=true on all of them.',
		);
	}
	return choice;
}

/** The choice that a text names: a connection string, or a path with or without `sqlite:` before it. */
export function choiceOf(text: string): LedgerChoice {
	if (/^postgres(ql)?:\/\//i.test(text)) return { kind: 'postgres', options: readPostgresUrl(text) };
	const path = text.replace(/^sqlite:/i, '');
	if (isAbsolute(path)) return fileAt(path);
	// What is written there may hold a password.
	throw new Error('MISSED_CALL_LEDGER cannot be read. Write it as postgres://user:password@host:5432/database?schema=missed_call, or as a path from the root: sqlite:/home/node/.n8n/missed-call/ledger.sqlite.');
}

/** How a ledger is spoken of: never with its password. */
export function nameOf(choice: LedgerChoice): string {
	return choice.kind === 'file' ? choice.path : `Postgres at ${placeOf(choice.options)}, schema ${choice.options.schema ?? DEFAULT_SCHEMA}`;
}

const fileAt = (path: string): LedgerChoice => ({ kind: 'file', path });
