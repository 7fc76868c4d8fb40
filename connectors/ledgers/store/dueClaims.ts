import { staleFrom, stillWanted, type Due, type DueItem, type DueKind } from '../../../engine';
import type { Row, Sql } from '../sql';
import { getBusiness } from './businesses';
import { getCall } from './calls';
import { closeStale } from './closing';
import { seenSince } from './dueFacts';
import { getMessage } from './messages';
import { getPerson } from './people';
import { appendEvent } from './record';
import { toConversation, toDue, toEscalation } from './rows';

/** Takes what has fallen due and nobody else holds. A lease that ends unfinished makes it due again. */
export async function claimDue(sql: Sql, kinds: readonly DueKind[], now: number, leaseMs: number, limit: number, businessIds: readonly string[] = []): Promise<readonly DueItem[]> {
	const items: DueItem[] = [];
	for (const row of await rowsOf(sql, kinds, now, limit, businessIds)) {
		const item = await take(sql, toDue(row), now, leaseMs);
		if (item) items.push(item);
	}
	return items;
}

/** What somebody waits for comes first: conversations that nobody has looked at for weeks can wait, however many they are. */
async function rowsOf(sql: Sql, kinds: readonly DueKind[], now: number, limit: number, businessIds: readonly string[]): Promise<readonly Row[]> {
	const pressing = await dueRows(sql, kinds.filter((kind) => kind !== 'stale'), now, limit, businessIds);
	if (!kinds.includes('stale') || pressing.length >= limit) return pressing;
	return [...pressing, ...(await dueRows(sql, ['stale'], now, limit - pressing.length, businessIds))];
}

async function dueRows(sql: Sql, kinds: readonly DueKind[], now: number, limit: number, businessIds: readonly string[]): Promise<readonly Row[]> {
	if (kinds.length === 0) return [];
	const marks = (list: readonly string[]) => list.map(() => '?').join(', ');
	return await sql.all(
		`SELECT * FROM due WHERE done_at IS NULL AND due_at <= ? AND (lease_until IS NULL OR lease_until <= ?)
		AND kind IN (${marks(kinds)}) ${businessIds.length === 0 ? '' : `AND business_id IN (${marks(businessIds)})`} ORDER BY due_at LIMIT ?`,
		now,
		now,
		...kinds,
		...businessIds,
		limit,
	);
}

/** Takes one, unless it is not wanted any more, or not yet. */
async function take(sql: Sql, waiting: Due, now: number, leaseMs: number): Promise<DueItem | undefined> {
	const due = { ...waiting, fence: waiting.fence + 1, tries: waiting.tries + 1 };
	const item = await gather(sql, due);
	const seen = item ? await seenSince(sql, item, now) : {};
	// Where there is no item the business was removed.
	const wanted = item ? stillWanted(item, seen, now) : 'never';
	if (!item || wanted === 'never') {
		await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE id = ?', now, due.id);
		return undefined;
	}
	if (wanted !== 'now') {
		await sql.run('UPDATE due SET due_at = ?, lease_until = NULL WHERE id = ?', wanted, due.id);
		return undefined;
	}
	const ends = due.kind === 'stale' && item.conversation?.closedAt === undefined;
	// Looked at now and then, it may have been stale for a while.
	const dueAt = ends ? (staleFrom(item, seen) ?? due.dueAt) : due.dueAt;
	await sql.run('UPDATE due SET lease_until = ?, fence = ?, tries = ?, due_at = ? WHERE id = ?', now + leaseMs, due.fence, due.tries, dueAt, due.id);
	const conversation = ends && item.conversation ? await closeStale(sql, item.conversation, now) : item.conversation;
	await appendEvent(sql, { at: now, kind: 'due_fired', businessId: due.businessId, conversationId: due.conversationId, callId: due.callId, data: { kind: due.kind, lateSeconds: Math.round((now - dueAt) / 1000), tries: due.tries } });
	return { ...item, due: { ...due, dueAt }, ...(conversation ? { conversation } : {}) };
}

async function gather(sql: Sql, due: Due): Promise<DueItem | undefined> {
	const business = await getBusiness(sql, due.businessId);
	if (!business) return undefined;
	const conversationRow = due.conversationId === undefined ? undefined : await sql.get('SELECT * FROM conversations WHERE id = ?', due.conversationId);
	const conversation = conversationRow && toConversation(conversationRow);
	const message = due.messageId === undefined ? undefined : await getMessage(sql, due.messageId);
	const escalationRow = due.escalationId === undefined ? undefined : await sql.get('SELECT * FROM escalations WHERE id = ?', due.escalationId);
	const call = due.callId === undefined ? undefined : await getCall(sql, due.callId);
	const number = conversation?.person ?? call?.from ?? (due.kind === 'crm_write' ? await numberOfCrmDue(sql, due.id) : undefined);
	const person = number === undefined ? undefined : await getPerson(sql, due.businessId, number);
	return {
		due,
		profile: business.profile,
		...(conversation ? { conversation } : {}),
		...(call ? { call } : {}),
		...(person ? { person } : {}),
		...(message ? { message } : {}),
		...(escalationRow ? { escalation: toEscalation(escalationRow) } : {}),
	};
}

/** A lead may be in a CRM without a conversation: whose writes wait stands in the key of the due work. */
async function numberOfCrmDue(sql: Sql, id: string): Promise<string | undefined> {
	const row = await sql.get('SELECT c.number AS number FROM due d JOIN crm_contacts c ON d.due_key = \'crm:\' || c.system || \':\' || c.account || \':\' || c.number WHERE d.id = ?', id);
	return row && String(row.number);
}
