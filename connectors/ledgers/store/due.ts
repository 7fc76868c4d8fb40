import type { Due, DueKind } from '../../../engine';
import type { Sql } from '../sql';
import { newId } from './ids';
import { appendEvent } from './record';

export type NewDue = Omit<Due, 'id' | 'tries' | 'fence'> & { readonly key: string };

/**
 * Puts something on the list. The same key again: pending, the earlier time counts; done, or in somebody's hands, it is
 * due anew, and whoever had it before can neither finish nor prolong it any more.
 */
export async function schedule(sql: Sql, due: NewDue, now: number): Promise<void> {
	await sql.run(
		`INSERT INTO due (id, due_key, kind, business_id, conversation_id, call_id, message_id, escalation_id, due_at, fence, tries, note)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)
		ON CONFLICT (due_key) DO UPDATE SET
			due_at = CASE WHEN ${WAITING} AND due.due_at < excluded.due_at THEN due.due_at ELSE excluded.due_at END,
			message_id = excluded.message_id,
			fence = CASE WHEN ${WAITING} THEN due.fence ELSE due.fence + 1 END,
			tries = CASE WHEN ${WAITING} THEN due.tries ELSE 0 END,
			lease_until = NULL,
			done_at = NULL`,
		newId('due', now),
		due.key,
		due.kind,
		due.businessId,
		due.conversationId ?? null,
		due.callId ?? null,
		due.messageId ?? null,
		due.escalationId ?? null,
		due.dueAt,
		due.note ?? null,
		now,
		now,
		now,
	);
}

const WAITING = '(due.done_at IS NULL AND (due.lease_until IS NULL OR due.lease_until <= ?))';

export async function extendDue(sql: Sql, id: string, fence: number, until: number): Promise<boolean> {
	return (await sql.run('UPDATE due SET lease_until = ? WHERE id = ? AND fence = ? AND done_at IS NULL', until, id, fence)) > 0;
}

export async function finishDue(sql: Sql, id: string, fence: number, outcome: 'done' | { readonly retryAt: number; readonly note: string }, now: number): Promise<void> {
	if (outcome === 'done') {
		await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE id = ? AND fence = ? AND done_at IS NULL', now, id, fence);
		return;
	}
	const changed = await sql.run('UPDATE due SET due_at = ?, lease_until = NULL, note = ? WHERE id = ? AND fence = ? AND done_at IS NULL', outcome.retryAt, outcome.note.slice(0, 500), id, fence);
	if (changed === 0) return;
	const row = await sql.get('SELECT business_id, conversation_id, kind FROM due WHERE id = ?', id);
	await appendEvent(sql, { at: now, kind: 'due_failed', businessId: String(row?.business_id ?? ''), conversationId: row?.conversation_id as string | null, data: { kind: row?.kind ?? null, note: outcome.note.slice(0, 500) } });
}

/** Puts it on the list at this time, whatever time it had: the former one does not count any more. */
export async function planAnew(sql: Sql, due: NewDue, now: number): Promise<void> {
	await offTheList(sql, due.key, now);
	await schedule(sql, due, now);
}

/** Puts it on the list unless it is there or ever was. */
export async function planOnce(sql: Sql, due: NewDue, now: number): Promise<void> {
	const known = await sql.get('SELECT id FROM due WHERE due_key = ?', due.key);
	if (!known) await schedule(sql, due, now);
}

export async function offTheList(sql: Sql, key: string, now: number): Promise<void> {
	await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE due_key = ? AND done_at IS NULL', now, key);
}

/** Done by the node that carried it out, in the same transaction, whoever holds the lease. */
export async function dueDone(sql: Sql, id: string, now: number): Promise<void> {
	await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE id = ? AND done_at IS NULL', now, id);
}

/** What was planned for a conversation and is no longer wanted. */
export async function dropDueOf(sql: Sql, conversationId: string, kinds: readonly DueKind[], now: number): Promise<void> {
	if (kinds.length === 0) return;
	await sql.run(`UPDATE due SET done_at = ?, lease_until = NULL WHERE conversation_id = ? AND done_at IS NULL AND kind IN (${kinds.map(() => '?').join(', ')})`, now, conversationId, ...kinds);
}
