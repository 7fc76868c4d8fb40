import { CLOSED_STATUSES, type Conversation, type ConversationChange, type ConversationFilter, type LeadStatus } from '../../../engine';
import type { Sql, SqlValue } from '../sql';
import { dropDueOf } from './due';
import { newId } from './ids';
import { appendEvent } from './record';
import { toConversation } from './rows';
import { withdrawHeld } from './withdraw';

export async function getConversation(sql: Sql, id: string): Promise<Conversation | undefined> {
	const row = await sql.get('SELECT * FROM conversations WHERE id = ?', id);
	return row && toConversation(row);
}

/** The open conversation of a person, else the last one that was closed. */
export async function findConversation(sql: Sql, businessId: string, person: string): Promise<Conversation | undefined> {
	const row = await sql.get(
		'SELECT * FROM conversations WHERE business_id = ? AND person = ? ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, opened_at DESC LIMIT 1',
		businessId,
		person,
	);
	return row && toConversation(row);
}

/** The open conversation of a person with a business; opened when there is none. */
export async function openConversation(sql: Sql, businessId: string, person: string, line: string, now: number, status: LeadStatus = 'new_missed_call'): Promise<Conversation> {
	const id = newId('conv', now);
	const made = await sql.run(
		`INSERT INTO conversations (id, business_id, person, line, status, automation, opened_at) VALUES (?, ?, ?, ?, ?, 'on', ?)
		ON CONFLICT DO NOTHING`,
		id,
		businessId,
		person,
		line,
		status,
		now,
	);
	if (made > 0) await appendEvent(sql, { at: now, kind: 'conversation_opened', businessId, conversationId: id, data: { status } });
	const row = await sql.get('SELECT * FROM conversations WHERE business_id = ? AND person = ? AND closed_at IS NULL', businessId, person);
	if (!row) throw new Error('The database returned no conversation where one was just opened.');
	return toConversation(row);
}

/** A lead only moves forward by itself: automation never takes `booked` back to `replied`. */
const ORDER: readonly LeadStatus[] = ['new_missed_call', 'texted', 'replied', 'qualified', 'booked', 'handled', 'won', 'lost'];
export async function advanceStatus(sql: Sql, id: string, to: LeadStatus): Promise<void> {
	const earlier = ORDER.slice(0, ORDER.indexOf(to));
	if (earlier.length === 0) return;
	await sql.run(`UPDATE conversations SET status = ? WHERE id = ? AND status IN (${earlier.map(() => '?').join(', ')})`, to, id, ...earlier);
}

export async function changeConversation(sql: Sql, id: string, change: ConversationChange, by: string, now: number): Promise<Conversation> {
	const before = await getConversation(sql, id);
	if (!before) throw new Error(`There is no conversation "${id}" in the ledger. Take the id from an item of this package, or list the open conversations first.`);
	const set = columnsOf(change, now);
	// One open conversation a person: reopening an old one while a newer is open would break that.
	const reopens = change.do === 'reopen' || (change.do === 'status' && !CLOSED_STATUSES.includes(change.status));
	if (reopens && before.closedAt !== undefined) {
		const newer = await sql.get('SELECT id FROM conversations WHERE business_id = ? AND person = ? AND closed_at IS NULL', before.businessId, before.person);
		if (newer) throw new Error(`This person already has an open conversation ("${String(newer.id)}"). Work on that one, or close it first.`);
	}
	const names = Object.keys(set);
	if (names.length > 0) {
		await sql.run(`UPDATE conversations SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, ...Object.values(set), id);
	}
	// Whoever has taken over, or closed, owes no reminder any more.
	if (change.do === 'pause' || (change.do === 'status' && CLOSED_STATUSES.includes(change.status))) await dropDueOf(sql, id, ['unanswered'], now);
	if (change.do === 'status' && CLOSED_STATUSES.includes(change.status)) {
		const live = await sql.all("SELECT id FROM escalations WHERE conversation_id = ? AND state <> 'resolved'", id);
		for (const escalation of live) {
			await sql.run("UPDATE escalations SET state = 'resolved', resolved_at = ?, due_at = NULL, taken_by = COALESCE(taken_by, ?) WHERE id = ?", now, by, String(escalation.id));
			await appendEvent(sql, { at: now, kind: 'escalation_resolved', businessId: before.businessId, conversationId: id, data: { escalation: escalation.id, by } });
		}
		await dropDueOf(sql, id, ['escalation_step'], now);
		await withdrawHeld(sql, id, 'answered_by_human', now);
	}
	await appendEvent(sql, { at: now, kind: 'conversation_changed', businessId: before.businessId, conversationId: id, data: { ...change, by } });
	const after = await getConversation(sql, id);
	return after ?? before;
}

function columnsOf(change: ConversationChange, now: number): Record<string, SqlValue> {
	switch (change.do) {
		case 'pause':
			return { automation: 'paused', paused_until: change.until ?? null, paused_because: change.because, last_human_at: now, reached_at: now };
		case 'resume':
			return { automation: 'on', paused_until: null, paused_because: null };
		case 'assign':
			return { owner: change.owner };
		case 'note':
			return { last_human_at: now };
		case 'contacted':
			return { last_human_at: now, reached_at: now };
		case 'next_action':
			return { next_action: change.nextAction, ...(change.followUpAt === undefined ? {} : { follow_up_at: change.followUpAt }) };
		case 'status':
			return {
				status: change.status,
				last_human_at: now,
				reached_at: now,
				closed_at: CLOSED_STATUSES.includes(change.status) ? now : null,
				...(change.value ? { value_amount: change.value.amount, value_currency: change.value.currency } : {}),
				...(change.lostReason === undefined ? {} : { lost_reason: change.lostReason }),
			};
		case 'reopen':
			return { status: 'replied', closed_at: null };
	}
}

export async function listConversations(sql: Sql, filter: ConversationFilter): Promise<readonly Conversation[]> {
	const where: string[] = [];
	const params: SqlValue[] = [];
	const need = (condition: string, ...values: readonly SqlValue[]) => (where.push(condition), params.push(...values));
	if (filter.businessId !== undefined) need('business_id = ?', filter.businessId);
	if (filter.person !== undefined) need('person = ?', filter.person);
	if (filter.open !== undefined) need(filter.open ? 'closed_at IS NULL' : 'closed_at IS NOT NULL');
	if (filter.unanswered === true) need('last_reply_at IS NOT NULL AND last_reply_at > COALESCE(last_human_at, 0)');
	if (filter.overdueAt !== undefined) need('follow_up_at IS NOT NULL AND follow_up_at <= ?', filter.overdueAt);
	if (filter.owner !== undefined) need('owner = ?', filter.owner);
	const rows = await sql.all(
		`SELECT * FROM conversations ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY opened_at DESC, id LIMIT ?`,
		...params,
		filter.limit,
	);
	return rows.map(toConversation);
}
