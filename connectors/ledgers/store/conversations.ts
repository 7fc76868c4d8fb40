import { CLOSED_STATUSES, endedBy, type Conversation, type ConversationChange, type ConversationFilter, type LeadStatus } from '../../../engine';
import type { Sql, SqlValue } from '../sql';
import { endConversation } from './closing';
import { dropDueOf } from './due';
import { planCallBack, planLead, planReopened, planStale } from './followUps';
import { newId } from './ids';
import { appendEvent } from './record';
import { toConversation } from './rows';

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
	if (made > 0) {
		await appendEvent(sql, { at: now, kind: 'conversation_opened', businessId, conversationId: id, data: { status } });
		await planStale(sql, { id, businessId }, now);
	}
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
	if (change.do === 'promise') requirePromise(before, change.at);
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
	await dropDueOf(sql, id, endedBy(change, by), now);
	if (change.do === 'status' && CLOSED_STATUSES.includes(change.status)) await endConversation(sql, before, by, now);
	await appendEvent(sql, { at: now, kind: 'conversation_changed', businessId: before.businessId, conversationId: id, data: { ...change, by } });
	const after = (await getConversation(sql, id)) ?? before;
	if (change.do === 'promise') await planCallBack(sql, after, now);
	if (change.do === 'next_action' && change.followUpAt !== undefined) await planLead(sql, after, before.followUpAt, now);
	if (reopens && before.closedAt !== undefined) await planReopened(sql, after, now);
	return after;
}

function requirePromise({ id, closedAt }: Conversation, at: number): void {
	if (!Number.isFinite(at)) throw new Error('The time of the call that is promised is no time. Give it as epoch milliseconds.');
	if (closedAt !== undefined) throw new Error(`The conversation "${id}" is closed, so no call can be promised in it. Reopen it first.`);
}

const NO_PROMISE = { call_back_at: null, call_back_because: null, promised_at: null };

function columnsOf(change: ConversationChange, now: number): Record<string, SqlValue> {
	switch (change.do) {
		case 'pause':
			return { automation: 'paused', paused_until: change.until ?? null, paused_because: change.because, last_human_at: now, reached_at: now };
		case 'resume':
			return { automation: 'on', paused_until: null, paused_because: null };
		case 'assign':
			return { owner: change.owner, owner_provisional: null };
		case 'note':
			return { last_human_at: now };
		case 'contacted':
			return { last_human_at: now, reached_at: now, ...NO_PROMISE };
		case 'promise':
			return { last_human_at: now, call_back_at: change.at, call_back_because: change.because ?? null, promised_at: now };
		case 'next_action':
			return { next_action: change.nextAction, ...(change.followUpAt === undefined ? {} : { follow_up_at: change.followUpAt, follow_up_auto_at: null }) };
		case 'status':
			return {
				status: change.status,
				last_human_at: now,
				reached_at: now,
				closed_at: CLOSED_STATUSES.includes(change.status) ? now : null,
				...NO_PROMISE,
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
	if (filter.neverAnswered === true) need('closed_at IS NOT NULL AND reached_at IS NULL');
	if (filter.overdueAt !== undefined) need('(follow_up_at <= ? OR call_back_at <= ?)', filter.overdueAt, filter.overdueAt);
	if (filter.owner !== undefined) need('owner = ?', filter.owner);
	if (filter.escalated === true) need("EXISTS (SELECT 1 FROM escalations WHERE conversation_id = conversations.id AND state <> 'resolved')");
	if (filter.pausedAt !== undefined) need("automation = 'paused' AND (paused_until IS NULL OR paused_until > ?)", filter.pausedAt);
	const { since } = filter;
	if (since !== undefined) need('(opened_at >= ? OR last_text_at >= ? OR last_reply_at >= ? OR last_human_at >= ?)', since, since, since, since);
	const rows = await sql.all(
		`SELECT * FROM conversations ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY opened_at DESC, id LIMIT ?`,
		...params,
		filter.limit,
	);
	return rows.map(toConversation);
}
