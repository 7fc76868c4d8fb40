import type { CrmNumber, CrmSubject } from '../../../engine';
import type { Row, Sql, SqlValue } from '../sql';
import type { NewEvent } from './record';

/** So long after something happened the CRM hears of it: what happens together is written together. */
const SOON_MS = 20_000;
/** What a CRM is told of. */
const NEWS = new Set(['text_settled', 'reply_received', 'reply_classified', 'reply_corrected', 'conversation_changed', 'conversation_stale', 'escalation_opened']);
/** About a number, whatever conversation it is in. */
const NEWS_OF_NUMBER = new Set(['opt_out', 'opt_in']);

/** Takes note of a line of the record that a CRM is told of. */
export async function noteCrmEvent(sql: Sql, { kind, at, businessId, conversationId, data }: NewEvent): Promise<void> {
	if (conversationId && NEWS.has(kind)) await noteCrmNews(sql, 'conversation_id = ?', [conversationId], at);
	else if (NEWS_OF_NUMBER.has(kind) && typeof data?.number === 'string') await noteCrmNews(sql, 'business_id = ? AND number = ?', [businessId, data.number], at);
}

/** The due work that finishes what waits for a number. */
export const crmDueKey = ({ system, account, number }: CrmNumber): string => `crm:${system}:${account}:${number}`;

/** A row for the number, whoever comes first: from then on what happens in the conversation is counted. Gives how much that is so far. */
export async function meetCrmContact(sql: Sql, { system, account, number, businessId, conversationId }: CrmSubject): Promise<number> {
	const row = await sql.get(
		`INSERT INTO crm_contacts (system, account, number, business_id, conversation_id, facts, made, fence, news, seen) VALUES (?, ?, ?, ?, ?, '{}', 0, 0, 0, 0)
		ON CONFLICT (system, account, number) DO UPDATE SET business_id = excluded.business_id, conversation_id = COALESCE(excluded.conversation_id, crm_contacts.conversation_id) RETURNING news`,
		system,
		account,
		number,
		businessId,
		conversationId ?? null,
	);
	return Number(row?.news ?? 0);
}

/** What is planned tells of so much of what has happened, and of nothing later. */
export async function tellNews(sql: Sql, { system, account, number }: CrmNumber, news: number): Promise<void> {
	await sql.run('UPDATE crm_contacts SET seen = ? WHERE system = ? AND account = ? AND number = ?', news, system, account, number);
}

/** Something happened with a person who has a contact in a CRM: the texts since and the status are to be written there. @param where over `crm_contacts` */
async function noteCrmNews(sql: Sql, where: string, params: readonly SqlValue[], now: number): Promise<void> {
	const rows = await sql.all(`UPDATE crm_contacts SET news = news + 1 WHERE ${where} RETURNING system, account, number, business_id, conversation_id`, ...params);
	for (const row of rows) {
		const key = crmDueKey({ system: String(row.system), account: String(row.account), number: String(row.number) });
		// What is on the list stays there with its time: it may be waiting for the vendor.
		await sql.run(
			`INSERT INTO due (id, due_key, kind, business_id, conversation_id, due_at, fence, tries) VALUES (?, ?, 'crm_write', ?, ?, ?, 0, 0)
			ON CONFLICT (due_key) DO UPDATE SET due_at = excluded.due_at, conversation_id = excluded.conversation_id, fence = due.fence + 1, tries = 0, lease_until = NULL, done_at = NULL
			WHERE due.done_at IS NOT NULL OR due.lease_until > ?`,
			`due_${key}`,
			key,
			String(row.business_id),
			row.conversation_id ?? null,
			now + SOON_MS,
			now,
		);
	}
}

/** Whether nothing has happened since what was planned last. */
export const newsSeen = (row: Row): boolean => Number(row.news) === Number(row.seen);
