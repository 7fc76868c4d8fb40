import type { Sql, SqlValue } from '../sql';
import { findConversation } from './conversations';
import { crmDueKey } from './crmNews';
import { planAnew } from './due';

const OF = 'system = ? AND account = ? AND number = ?';

/** Forgets, for a client, which record is a person's and what was written there or was to be. The record itself is the CRM's. */
export async function forgetCrm(sql: Sql, businessId: string, number: string, now: number): Promise<void> {
	const rows = await sql.all(
		`SELECT system, account, business_id FROM crm_contacts c WHERE number = ? AND (business_id = ?
		OR EXISTS (SELECT 1 FROM crm_writes WHERE system = c.system AND account = c.account AND number = c.number AND business_id = ?)) ORDER BY system, account`,
		number,
		businessId,
		businessId,
	);
	for (const row of rows) {
		const of = { system: String(row.system), account: String(row.account), number };
		const key = [of.system, of.account, number] as const;
		const other = row.business_id === businessId ? await otherClient(sql, key, businessId) : String(row.business_id);
		// What a contact says may be of several clients.
		await sql.run(`DELETE FROM crm_writes WHERE ${OF} AND (business_id = ? OR write_key = 'contact' OR ? = 1)`, ...key, businessId, other === undefined ? 1 : 0);
		if (other === undefined) {
			await sql.run(`DELETE FROM crm_contacts WHERE ${OF}`, ...key);
			await sql.run('DELETE FROM due WHERE due_key = ?', crmDueKey(of));
		} else if (row.business_id === businessId) {
			await handOver(sql, of, other, now);
		}
	}
}

/** Another client in the same account of the CRM, who knows the person as well. */
async function otherClient(sql: Sql, key: readonly SqlValue[], businessId: string): Promise<string | undefined> {
	const row = await sql.get(
		`SELECT w.business_id FROM crm_writes w JOIN people p ON p.business_id = w.business_id AND p.number = w.number
		WHERE w.system = ? AND w.account = ? AND w.number = ? AND w.business_id <> ? ORDER BY w.planned_at DESC, w.id DESC LIMIT 1`,
		...key,
		businessId,
	);
	return row && String(row.business_id);
}

async function handOver(sql: Sql, of: { readonly system: string; readonly account: string; readonly number: string }, businessId: string, now: number): Promise<void> {
	const key = [of.system, of.account, of.number] as const;
	const conversation = await findConversation(sql, businessId, of.number);
	await sql.run(`UPDATE crm_contacts SET business_id = ?, conversation_id = ? WHERE ${OF}`, businessId, conversation?.id ?? null, ...key);
	await sql.run('DELETE FROM due WHERE due_key = ?', crmDueKey(of));
	const waits = await sql.get(`SELECT 1 AS found FROM crm_writes WHERE ${OF} AND state = 'pending' LIMIT 1`, ...key);
	if (waits) await planAnew(sql, { key: crmDueKey(of), kind: 'crm_write', businessId, ...(conversation ? { conversationId: conversation.id } : {}), dueAt: now }, now);
}

/** Forgets all of those whom a client does not know any more, unless something was planned since. */
export async function forgetCrmOfNobody(sql: Sql, olderThan: number, businessId: string | undefined, now: number): Promise<void> {
	const rows = await sql.all(
		`SELECT DISTINCT business_id, number FROM (SELECT business_id, number FROM crm_contacts UNION SELECT business_id, number FROM crm_writes) known
		WHERE NOT EXISTS (SELECT 1 FROM people WHERE people.number = known.number AND people.business_id = known.business_id)
		AND NOT EXISTS (SELECT 1 FROM crm_writes WHERE crm_writes.number = known.number AND crm_writes.business_id = known.business_id AND planned_at >= ?)
		${businessId === undefined ? '' : 'AND business_id = ?'} ORDER BY business_id, number`,
		olderThan,
		...(businessId === undefined ? [] : [businessId]),
	);
	for (const row of rows) await forgetCrm(sql, String(row.business_id), String(row.number), now);
}

/** Of people who are still known, the words of what was written there long ago: that it was written stays, so that it is not once more. */
export async function forgetCrmWords(sql: Sql, olderThan: number, businessId: string | undefined): Promise<void> {
	const ofBusiness = businessId === undefined ? '' : 'AND business_id = ?';
	const params = businessId === undefined ? [] : [businessId];
	await sql.run(
		`UPDATE crm_writes SET payload = CASE WHEN write_key = 'contact' THEN ? ELSE ? END WHERE state = 'done' AND done_at < ? ${ofBusiness}`,
		JSON.stringify({ kind: 'contact', fields: [], tags: [], placeholderName: 'Caller' }),
		JSON.stringify({ kind: 'entry', entry: {} }),
		olderThan,
		...params,
	);
	await sql.run(`DELETE FROM crm_writes WHERE state = 'failed' AND planned_at < ? ${ofBusiness}`, olderThan, ...params);
}
