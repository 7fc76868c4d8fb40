import type { CrmFacts, CrmNumber, CrmSubject, CrmTaken, KeptCrmContact } from '../../../engine';
import type { Row, Sql } from '../sql';
import { crmDueKey, meetCrmContact, newsSeen } from './crmNews';
import { latestContactWrite, pendingWrites, tallyWrites } from './crmWrites';
import { offTheList, planAnew } from './due';

const OF = 'system = ? AND account = ? AND number = ?';
const keyOf = ({ system, account, number }: CrmNumber) => [system, account, number] as const;

export async function takeCrmContact(sql: Sql, subject: CrmSubject, now: number, leaseMs: number): Promise<CrmTaken | undefined> {
	await meetCrmContact(sql, subject);
	const taken = await sql.get(
		`UPDATE crm_contacts SET fence = fence + 1, lease_until = ? WHERE ${OF} AND (lease_until IS NULL OR lease_until <= ?) RETURNING *`,
		now + leaseMs,
		...keyOf(subject),
		now,
	);
	if (!taken) return undefined;
	const latest = await latestContactWrite(sql, subject);
	return { fence: Number(taken.fence), contact: await toContact(sql, taken), writes: await pendingWrites(sql, subject), ...(latest ? { latest } : {}) };
}

export async function keepCrmContact(
	sql: Sql,
	of: CrmNumber,
	fence: number,
	contact: { readonly recordId: string | null; readonly made?: boolean; readonly facts?: CrmFacts; readonly doubtUntil?: number | null },
	now: number,
): Promise<boolean> {
	const changed = await sql.run(
		`UPDATE crm_contacts SET record_id = ?, made = CASE WHEN ? = 1 THEN 1 ELSE made END, facts = COALESCE(?, facts), read_at = CASE WHEN ? = 1 THEN ? ELSE read_at END, doubt_until = ? WHERE ${OF} AND fence = ?`,
		contact.recordId,
		contact.made === true ? 1 : 0,
		contact.facts ? JSON.stringify(contact.facts) : null,
		contact.facts ? 1 : 0,
		now,
		contact.doubtUntil ?? null,
		...keyOf(of),
		fence,
	);
	return changed > 0;
}

/** What waits comes again at `retryAt`; where nothing waits and nothing has happened that was not told, there is nothing to come for. */
export async function releaseCrmContact(sql: Sql, of: CrmNumber, fence: number, now: number, retryAt?: number): Promise<void> {
	const row = await sql.get(`UPDATE crm_contacts SET lease_until = NULL WHERE ${OF} AND fence = ? RETURNING business_id, conversation_id, news, seen`, ...keyOf(of), fence);
	if (!row) return;
	// Planned while the last of the others was carried out: at once.
	const dueAt = retryAt ?? ((await tallyWrites(sql, of)).pending > 0 ? now : undefined);
	if (dueAt !== undefined) {
		await planAnew(sql, { key: crmDueKey(of), kind: 'crm_write', businessId: String(row.business_id), ...(row.conversation_id === null ? {} : { conversationId: String(row.conversation_id) }), dueAt }, now);
	} else if (newsSeen(row)) {
		await offTheList(sql, crmDueKey(of), now);
	}
}

export async function crmContact(sql: Sql, of: CrmNumber): Promise<KeptCrmContact | undefined> {
	const row = await sql.get(`SELECT * FROM crm_contacts WHERE ${OF}`, ...keyOf(of));
	return row && (await toContact(sql, row));
}

async function toContact(sql: Sql, row: Row): Promise<KeptCrmContact> {
	const of: CrmNumber = { system: String(row.system), account: String(row.account), number: String(row.number) };
	return {
		...of,
		...(row.record_id === null ? {} : { recordId: String(row.record_id) }),
		made: Number(row.made) === 1,
		facts: JSON.parse(String(row.facts)) as CrmFacts,
		...(row.read_at === null ? {} : { readAt: Number(row.read_at) }),
		...(row.doubt_until === null ? {} : { doubtUntil: Number(row.doubt_until) }),
		...(await tallyWrites(sql, of)),
	};
}
