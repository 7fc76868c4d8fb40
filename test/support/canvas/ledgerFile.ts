import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Row = Readonly<Record<string, string | number | null>>;

export interface CallRow {
	readonly id: string;
	readonly provider_call_id: string;
	readonly caller: string | null;
	readonly outcome: string;
	readonly missed_reason: string | null;
	readonly offers: number;
	readonly facts: string;
	readonly action: string | null;
	readonly reason: string | null;
}

/** The ledger of a running n8n, looked at from outside. */
export class LedgerFile {
	private readonly file: string;

	constructor(userFolder: string) {
		this.file = join(userFolder, '.n8n', 'missed-call', 'ledger.sqlite');
	}

	rows<T = Row>(text: string, ...values: SQLInputValue[]): T[] {
		const database = new DatabaseSync(this.file, { readOnly: true, timeout: 5_000 });
		try {
			return database.prepare(text).all(...values) as T[];
		} finally {
			database.close();
		}
	}

	/** Calls with their decisions, in the order in which they came in. */
	calls(caller?: string): CallRow[] {
		return this.rows<CallRow>(
			`SELECT c.id, c.provider_call_id, c.caller, c.outcome, c.missed_reason, c.offers, c.facts, d.action, d.reason
			FROM calls c LEFT JOIN decisions d ON d.call_id = c.id WHERE ?1 IS NULL OR c.caller = ?1 ORDER BY c.started_at, c.id`,
			caller ?? null,
		);
	}

	/** Texts from and to a person, in the order in which they were written. */
	texts(person: string): Row[] {
		return this.rows('SELECT * FROM messages WHERE recipient = ?1 OR sender = ?1 ORDER BY at, id', person);
	}

	isOptedOut(person: string): boolean {
		return this.rows('SELECT 1 FROM consent_states WHERE number = ? AND opted_out_at IS NOT NULL', person).length > 0;
	}

	/** As if the minute were over in which a person of the team gets one alert. */
	quietMinute(): void {
		const database = new DatabaseSync(this.file, { timeout: 10_000 });
		try {
			database.exec('UPDATE alerts SET send_at = send_at - 60000');
		} finally {
			database.close();
		}
	}

	/** Lets the time run out that claims, leases and plans were given, as if so much of it had passed. */
	timePasses(ms: number): void {
		const database = new DatabaseSync(this.file, { timeout: 10_000 });
		try {
			database.exec('BEGIN IMMEDIATE');
			for (const [table, columns] of Object.entries(TIMES)) {
				database.prepare(`UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} - ?1`).join(', ')}`).run(ms);
			}
			database.exec('COMMIT');
		} finally {
			database.close();
		}
	}
}

const TIMES: Readonly<Record<string, readonly string[]>> = {
	calls: ['owed_at'],
	messages: ['owed_at', 'lease_until', 'retry_at'],
	due: ['due_at', 'lease_until'],
	escalations: ['due_at'],
	alerts: ['send_at'],
};
