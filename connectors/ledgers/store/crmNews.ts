import type { CrmNumber } from '../../../engine';
import type { Row, Sql } from '../sql';

/** So long after something happened the CRM hears of it: what happens together is written together. */
const SOON_MS = 20_000;
/** What a CRM is told of. */
const NEWS = new Set(['text_settled', 'reply_received', 'reply_classified', 'conversation_changed', 'escalation_opened']);

export const isNews = (kind: string): boolean => NEWS.has(kind);

/** The due work that finishes what waits for a number. */
export const crmDueKey = ({ system, account, number }: CrmNumber): string => `crm:${system}:${account}:${number}`;

/** Something happened in a conversation whose person has a contact in a CRM: the texts since and the status are to be written there. */
export async function noteCrmNews(sql: Sql, conversationId: string, now: number): Promise<void> {
	const rows = await sql.all(
		`UPDATE crm_contacts SET news = news + 1 WHERE conversation_id = ? RETURNING system, account, number, business_id`,
		conversationId,
	);
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
			conversationId,
			now + SOON_MS,
			now,
		);
	}
}

/** Whether nothing has happened since the number was taken. */
export const newsSeen = (row: Row): boolean => Number(row.news) === Number(row.seen);
