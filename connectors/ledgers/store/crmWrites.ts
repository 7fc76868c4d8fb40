import type { ContactWrite, CrmNumber, CrmSubject, CrmWrite, CrmWriteOutcome, FieldWrite, PlannedCrmWrite } from '../../../engine';
import type { Row, Sql, SqlValue } from '../sql';
import { crmDueKey, meetCrmContact, tellNews } from './crmNews';
import { schedule } from './due';
import { newId } from './ids';

const OF = 'system = ? AND account = ? AND number = ?';
const keyOf = ({ system, account, number }: CrmNumber) => [system, account, number] as const;
/** Fields of the contact wait in one row, whatever makes them known. */
const CONTACT = 'contact';
/** What may change after it was written. */
const CHANGING = new Set(['task', 'deal']);

/** What was planned and is not done by then, because the process died, falls due. */
const SAFETY_MS = 120_000;

export async function planCrmWrites(sql: Sql, subject: CrmSubject, writes: readonly PlannedCrmWrite[], now: number): Promise<number> {
	const news = await meetCrmContact(sql, subject);
	const about = { businessId: subject.businessId, ...(subject.conversationId === undefined ? {} : { conversationId: subject.conversationId }) };
	await schedule(sql, { key: crmDueKey(subject), kind: 'crm_write', ...about, dueAt: now + SAFETY_MS }, now);
	for (const [place, write] of writes.entries()) {
		const key = write.kind === 'contact' ? CONTACT : write.entry.key;
		const row = await sql.get(`SELECT * FROM crm_writes WHERE ${OF} AND write_key = ?`, ...keyOf(subject), key);
		if (!row) await insert(sql, subject, key, write, now, place);
		else await change(sql, row, write, now);
	}
	if (writes.length > 0) await tellNews(sql, subject, subject.news ?? news);
	return news;
}

async function insert(sql: Sql, subject: CrmSubject, key: string, write: PlannedCrmWrite, now: number, place: number): Promise<void> {
	await sql.run(
		`INSERT INTO crm_writes (id, system, account, number, business_id, write_key, payload, state, tries, planned_at, place) VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', 0, ?, ?) ON CONFLICT DO NOTHING`,
		newId('crm', now),
		...keyOf(subject),
		subject.businessId,
		key,
		JSON.stringify(write),
		now,
		place,
	);
}

async function change(sql: Sql, row: Row, write: PlannedCrmWrite, now: number): Promise<void> {
	const before = JSON.parse(String(row.payload)) as PlannedCrmWrite;
	const waits = row.state !== 'done';
	const next = write.kind === 'contact' && before.kind === 'contact' && waits ? merged(before, write) : write;
	const payload = JSON.stringify(next);
	if (write.kind === 'entry' && !waits && (!CHANGING.has(write.entry.kind) || payload === row.payload)) return;
	if (waits && payload === row.payload && row.state === 'pending') return;
	await sql.run("UPDATE crm_writes SET payload = ?, state = 'pending', error = NULL, planned_at = CASE WHEN state = 'done' THEN ? ELSE planned_at END, tries = CASE WHEN state = 'pending' THEN tries ELSE 0 END WHERE id = ?", payload, now, String(row.id));
}

/** Of a field that was to be written twice the later value counts. */
function merged(before: ContactWrite, after: ContactWrite): ContactWrite {
	const fields = new Map<string, FieldWrite>([...before.fields, ...after.fields].map((each) => [each.field, each]));
	return { ...after, fields: [...fields.values()], tags: [...new Set([...before.tags, ...after.tags])] };
}

export async function pendingWrites(sql: Sql, of: CrmNumber): Promise<readonly CrmWrite[]> {
	const rows = await sql.all(`SELECT * FROM crm_writes WHERE ${OF} AND state = 'pending' ORDER BY CASE WHEN write_key = '${CONTACT}' THEN 0 ELSE 1 END, planned_at, place, id`, ...keyOf(of));
	return rows.map(toWrite);
}

export async function latestContactWrite(sql: Sql, of: CrmNumber): Promise<ContactWrite | undefined> {
	const row = await sql.get(`SELECT payload FROM crm_writes WHERE ${OF} AND write_key = '${CONTACT}'`, ...keyOf(of));
	return row && (JSON.parse(String(row.payload)) as ContactWrite);
}

export async function tallyWrites(sql: Sql, of: CrmNumber): Promise<{ readonly pending: number; readonly failed: number; readonly error?: string }> {
	const rows = await sql.all(`SELECT state, COUNT(*) AS n, MAX(error) AS error FROM crm_writes WHERE ${OF} AND state <> 'done' GROUP BY state`, ...keyOf(of));
	const of_ = (state: string) => rows.find((row) => row.state === state);
	const error = of_('failed')?.error ?? of_('pending')?.error ?? null;
	return { pending: Number(of_('pending')?.n ?? 0), failed: Number(of_('failed')?.n ?? 0), ...(error === null ? {} : { error: String(error) }) };
}

export async function beginCrmWrite(sql: Sql, of: CrmNumber, fence: number, id: string, now: number): Promise<boolean> {
	if (!(await holds(sql, of, fence))) return false;
	return (await sql.run("UPDATE crm_writes SET tries = tries + 1, begun_at = ? WHERE id = ? AND state = 'pending'", now, id)) > 0;
}

export async function endCrmWrite(sql: Sql, of: CrmNumber, fence: number, id: string, outcome: CrmWriteOutcome, now: number): Promise<void> {
	if (!(await holds(sql, of, fence))) return;
	const begun = outcome.state === 'pending' && outcome.begun;
	const state = outcome.state !== 'pending' && outcome.written && (await saysMore(sql, id, outcome.written)) ? 'pending' : outcome.state;
	await sql.run(
		`UPDATE crm_writes SET state = ?, record_id = COALESCE(?, record_id), error = ?, begun_at = CASE WHEN ? = 1 THEN begun_at ELSE NULL END, done_at = ? WHERE id = ?`,
		state,
		outcome.state === 'done' ? (outcome.recordId ?? null) : null,
		outcome.state === 'done' ? null : outcome.error.slice(0, 500),
		begun ? 1 : 0,
		state === 'done' ? now : null,
		id,
	);
}

/** Whether something was planned since that what was written does not say. */
async function saysMore(sql: Sql, id: string, written: PlannedCrmWrite): Promise<boolean> {
	if (written.kind === 'entry' && !CHANGING.has(written.entry.kind)) return false;
	const row = await sql.get('SELECT payload FROM crm_writes WHERE id = ?', id);
	return row !== undefined && row.payload !== JSON.stringify(written);
}

async function holds(sql: Sql, of: CrmNumber, fence: number): Promise<boolean> {
	return (await sql.get(`SELECT fence FROM crm_contacts WHERE ${OF} AND fence = ?`, ...keyOf(of), fence)) !== undefined;
}

export async function openCrmWrites(sql: Sql, filter: { readonly system?: string; readonly account?: string; readonly number?: string; readonly state?: CrmWrite['state']; readonly limit: number }): Promise<readonly CrmWrite[]> {
	const where: string[] = [filter.state === undefined ? "state <> 'done'" : 'state = ?'];
	const params: SqlValue[] = filter.state === undefined ? [] : [filter.state];
	for (const name of ['system', 'account', 'number'] as const) {
		const value = filter[name];
		if (value === undefined) continue;
		where.push(`${name} = ?`);
		params.push(value);
	}
	const rows = await sql.all(`SELECT * FROM crm_writes WHERE ${where.join(' AND ')} ORDER BY planned_at, place, id LIMIT ?`, ...params, filter.limit);
	return rows.map(toWrite);
}

export async function retryCrmWrites(sql: Sql, of: CrmNumber, now: number): Promise<number> {
	const contact = await sql.get(`SELECT business_id, conversation_id FROM crm_contacts WHERE ${OF}`, ...keyOf(of));
	const count = await sql.run(`UPDATE crm_writes SET state = 'pending', error = NULL, tries = 0 WHERE ${OF} AND state = 'failed'`, ...keyOf(of));
	if (contact && count > 0) {
		const about = { businessId: String(contact.business_id), ...(contact.conversation_id === null ? {} : { conversationId: String(contact.conversation_id) }) };
		await schedule(sql, { key: crmDueKey(of), kind: 'crm_write', ...about, dueAt: now }, now);
	}
	return count;
}

function toWrite(row: Row): CrmWrite {
	return {
		id: String(row.id),
		system: String(row.system),
		account: String(row.account),
		number: String(row.number),
		key: String(row.write_key),
		write: JSON.parse(String(row.payload)) as PlannedCrmWrite,
		state: row.state as CrmWrite['state'],
		...(row.record_id === null ? {} : { recordId: String(row.record_id) }),
		tries: Number(row.tries),
		...(row.begun_at === null ? {} : { begunAt: Number(row.begun_at) }),
		...(row.error === null ? {} : { error: String(row.error) }),
		plannedAt: Number(row.planned_at),
	};
}
