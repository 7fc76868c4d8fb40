import { openPostgres, openSqlite, type LedgerChoice } from '../../connectors';
import { ok, warn, type Finding } from './check';

const DAY_MS = 24 * 3_600_000;
/** Work that is so much behind was due while nobody looked. */
const OVERDUE_MS = 10 * 60_000;

/** What is in the ledger that somebody should know of. Opens it as n8n does. @throws Error in words */
export async function contents(choice: LedgerChoice, now: number): Promise<readonly Finding[]> {
	const database = choice.kind === 'file' ? await openSqlite(choice.path) : await openPostgres(choice.options);
	try {
		return await database.read(async (sql) => {
			const count = async (from: string, ...params: readonly (string | number)[]) => Number((await sql.get(`SELECT COUNT(*) AS count FROM ${from}`, ...params))?.count ?? 0);
			const version = Number((await sql.get('SELECT MAX(version) AS version FROM migrations'))?.version ?? 0);
			const refused = await sql.all('SELECT place, reason, SUM(count) AS count FROM refusals WHERE day >= ? GROUP BY place, reason ORDER BY 3 DESC', new Date(now - DAY_MS).toISOString().slice(0, 10));
			const stopped = await sql.all('SELECT business_id, because, until FROM breakers WHERE until > ? ORDER BY business_id', now);
			const crm = await sql.all("SELECT system, state, error, COUNT(*) AS count FROM crm_writes WHERE state <> 'done' GROUP BY system, state, error ORDER BY state, 4 DESC");
			return [
				ok('ledger schema', `Version ${version}, up to date.`),
				ok('businesses', `${await count('businesses')} saved, ${await count('conversations WHERE closed_at IS NULL')} conversations open.`),
				owed(await count('calls WHERE owed_at IS NOT NULL AND owed_at <= ?', now - OVERDUE_MS)),
				overdue(await count('due WHERE done_at IS NULL AND due_at <= ?', now - OVERDUE_MS)),
				...crmWrites(crm.map((row) => ({ system: String(row.system), failed: row.state === 'failed', error: row.error === null ? undefined : String(row.error), count: Number(row.count) }))),
				refusals(refused.map((row) => ({ where: String(row.place), reason: String(row.reason), count: Number(row.count) }))),
				...breakers(stopped.map((row) => ({ business: String(row.business_id), because: String(row.because), until: Number(row.until) }))),
			];
		});
	} finally {
		await database.close();
	}
}

function owed(calls: number): Finding {
	return calls === 0 ? ok('owed calls', 'None.') : warn('owed calls', `${calls} calls wait for their workflow for more than ten minutes. See that the workflow with the Missed Call Trigger is active and n8n runs.`);
}

function overdue(count: number): Finding {
	return count === 0 ? ok('due work', 'Nothing is overdue.') : warn('due work', `${count} held texts, reminders or escalation steps are more than ten minutes overdue. See that a workflow with a Follow-Up Trigger is active.`);
}

interface OpenWrites {
	readonly system: string;
	readonly failed: boolean;
	readonly error: string | undefined;
	readonly count: number;
}

/** What a CRM refused is told with its words: somebody has to mend it. What waits is only worth a line. */
function crmWrites(open: readonly OpenWrites[]): readonly Finding[] {
	const refused = open.filter(({ failed }) => failed);
	const waiting = open.filter(({ failed }) => !failed);
	const why = waiting.find(({ error }) => error !== undefined)?.error;
	const total = waiting.reduce((sum, { count }) => sum + count, 0);
	return [
		...refused.map(({ system, count, error }) => warn('CRM', `${system} refused ${count} writes: ${error ?? 'it does not say why.'} Mend it there or in the credential, then run "Finish Pending Writes".`)),
		ok('CRM writes', total === 0 ? 'None wait.' : `${total} wait and are tried again by themselves, where a Follow-Up Trigger’s CRM Write leads to an Upsert CRM Contact node.${why === undefined ? '' : ` Last heard: ${why}`}`),
	];
}

function refusals(refused: ReadonlyArray<{ readonly where: string; readonly reason: string; readonly count: number }>): Finding {
	const total = refused.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return ok('refused requests', 'None since yesterday.');
	const most = refused.slice(0, 3).map(({ where, reason, count }) => `${where}: ${reason} (${count})`);
	return warn('refused requests', `${total} since yesterday: ${most.join(', ')}. Where they are of your own phone system, see that its secret in the credential and WEBHOOK_URL are right.`);
}

function breakers(stopped: ReadonlyArray<{ readonly business: string; readonly because: string; readonly until: number }>): readonly Finding[] {
	if (stopped.length === 0) return [ok('circuit breakers', 'None is open.')];
	return stopped.map(({ business, because, until }) => warn('circuit breakers', `Texts of "${business}" are stopped until ${new Date(until).toISOString()} (${because}): see what is wrong before they go on.`));
}
