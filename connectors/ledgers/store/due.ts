import { humanActive, type Due, type DueItem, type DueKind } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { getCall } from './calls';
import { newId } from './ids';
import { appendEvent } from './record';
import { toConversation, toDue, toEscalation, toMessage } from './rows';
import { getPerson } from './people';

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

/** Takes what has fallen due and nobody else holds. A lease that ends unfinished makes it due again. */
export async function claimDue(sql: Sql, kinds: readonly DueKind[], now: number, leaseMs: number, limit: number, businessIds: readonly string[] = []): Promise<readonly DueItem[]> {
	if (kinds.length === 0) return [];
	const rows = await sql.all(
		`SELECT * FROM due WHERE done_at IS NULL AND due_at <= ? AND (lease_until IS NULL OR lease_until <= ?)
		AND kind IN (${kinds.map(() => '?').join(', ')})
		${businessIds.length === 0 ? '' : `AND business_id IN (${businessIds.map(() => '?').join(', ')})`} ORDER BY due_at LIMIT ?`,
		now,
		now,
		...kinds,
		...businessIds,
		limit,
	);
	const items: DueItem[] = [];
	for (const row of rows) {
		const due = toDue(row);
		await sql.run('UPDATE due SET lease_until = ?, fence = fence + 1, tries = tries + 1 WHERE id = ?', now + leaseMs, due.id);
		const item = await gather(sql, { ...due, fence: due.fence + 1, tries: due.tries + 1 });
		if (item === undefined || !stillWanted(item, now)) {
			// The business was removed, or a human was quicker than the clock.
			await sql.run('UPDATE due SET done_at = ? WHERE id = ?', now, due.id);
			continue;
		}
		await appendEvent(sql, { at: now, kind: 'due_fired', businessId: due.businessId, conversationId: due.conversationId, callId: due.callId, data: { kind: due.kind, lateSeconds: Math.round((now - due.dueAt) / 1000), tries: due.tries + 1 } });
		items.push(item);
	}
	return items;
}

/** Nobody is reminded of what a person of the team has taken, answered or closed in the meantime. */
function stillWanted({ due, conversation }: DueItem, now: number): boolean {
	if (due.kind !== 'unanswered' || !conversation) return true;
	return conversation.closedAt === undefined && !humanActive(conversation, now) && (conversation.lastHumanAt ?? 0) <= (conversation.lastReplyAt ?? now);
}

async function gather(sql: Sql, due: Due): Promise<DueItem | undefined> {
	const business = await getBusiness(sql, due.businessId);
	if (!business) return undefined;
	const conversationRow = due.conversationId === undefined ? undefined : await sql.get('SELECT * FROM conversations WHERE id = ?', due.conversationId);
	const conversation = conversationRow && toConversation(conversationRow);
	const messageRow = due.messageId === undefined ? undefined : await sql.get('SELECT * FROM messages WHERE id = ?', due.messageId);
	const escalationRow = due.escalationId === undefined ? undefined : await sql.get('SELECT * FROM escalations WHERE id = ?', due.escalationId);
	const call = due.callId === undefined ? undefined : await getCall(sql, due.callId);
	const number = conversation?.person ?? call?.from ?? undefined;
	const person = number === undefined ? undefined : await getPerson(sql, due.businessId, number);
	return {
		due,
		profile: business.profile,
		...(conversation ? { conversation } : {}),
		...(call ? { call } : {}),
		...(person ? { person } : {}),
		...(messageRow ? { message: toMessage(messageRow) } : {}),
		...(escalationRow ? { escalation: toEscalation(escalationRow) } : {}),
	};
}

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

/** Done by the node that carried it out, in the same transaction, whoever holds the lease. */
export async function dueDone(sql: Sql, id: string, now: number): Promise<void> {
	await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE id = ? AND done_at IS NULL', now, id);
}

/** What was planned for a conversation and is no longer wanted. */
export async function dropDueOf(sql: Sql, conversationId: string, kinds: readonly DueKind[], now: number): Promise<void> {
	await sql.run(`UPDATE due SET done_at = ?, lease_until = NULL WHERE conversation_id = ? AND done_at IS NULL AND kind IN (${kinds.map(() => '?').join(', ')})`, now, conversationId, ...kinds);
}
