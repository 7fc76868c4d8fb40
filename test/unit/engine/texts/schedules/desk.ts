import { ledgerOver, openSqlite } from '../../../../../connectors/ledgers';
import { checkProfile, type Ledger } from '../../../../../engine';

export const BUSINESS = 'smith';
export const LINES = ['+14155550100', '+14155550101'] as const;
export const PEOPLE = ['+14155550120', '+14155550121'] as const;

/** Tuesday 10 March 2026 in New York, late in the morning, and shortly before quiet hours begin. */
export const MORNING = Date.parse('2026-03-10T11:00:00-04:00');
export const EVENING = Date.parse('2026-03-10T20:58:00-04:00');

/** One real ledger for many schedules: what opening it costs is paid once, and each finds it empty. */
export interface Desk {
	readonly ledger: Ledger;
	/** Forgets everything but the business. */
	clear(): Promise<void>;
	/** How much is unfinished: calls that are owed, texts without an outcome, texts on the due list. */
	unfinished(): Promise<number>;
	close(): Promise<void>;
}

export async function openDesk(): Promise<Desk> {
	const database = await openSqlite(':memory:');
	const ledger = ledgerOver(database);
	const checked = await checkProfile({
		id: BUSINESS,
		name: 'Smith Plumbing',
		timezone: 'America/New_York',
		numbers: LINES.map((number) => ({ number })),
		quietHours: { firstText: 'hold', zone: 'business' },
		circuitBreaker: { enabled: false },
	});
	if (!checked.ok) throw new Error(checked.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
	await ledger.saveBusiness(checked.profile, 0);
	const tables = await database.read(async (sql) => await sql.all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"));
	const emptied = tables.map(({ name }) => String(name)).filter((name) => !KEPT.includes(name));
	return {
		ledger,
		clear: async () =>
			await database.transaction('all', async (sql) => {
				for (const table of emptied) await sql.run(`DELETE FROM ${table}`);
			}),
		unfinished: async () => await database.read(async (sql) => Number((await sql.get(UNFINISHED))?.count)),
		close: async () => await ledger.close(),
	};
}

const KEPT = ['businesses', 'business_numbers', 'ledger_meta', 'migrations', 'schema_version', 'schema_migrations'];

const UNFINISHED = `SELECT (SELECT COUNT(*) FROM calls WHERE owed_at IS NOT NULL)
	+ (SELECT COUNT(*) FROM messages WHERE direction = 'out' AND status IN ('claimed', 'unknown', 'held'))
	+ (SELECT COUNT(*) FROM due WHERE kind = 'held_text' AND done_at IS NULL) AS count`;
