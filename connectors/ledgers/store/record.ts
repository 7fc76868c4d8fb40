import type { LedgerEvent, LedgerEventKind } from '../../../engine';
import type { Row, Sql } from '../sql';
import { noteCrmEvent } from './crmNews';

export interface NewEvent {
	readonly at: number;
	readonly kind: LedgerEventKind;
	readonly businessId: string;
	readonly conversationId?: string | null;
	readonly callId?: string | null;
	readonly messageId?: string | null;
	readonly data?: Readonly<Record<string, unknown>>;
}

/** Appends one line to the record, in the transaction of what it tells. */
export async function appendEvent(sql: Sql, event: NewEvent): Promise<void> {
	await sql.run(
		'INSERT INTO events (at, kind, business_id, conversation_id, call_id, message_id, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
		event.at,
		event.kind,
		event.businessId,
		event.conversationId ?? null,
		event.callId ?? null,
		event.messageId ?? null,
		JSON.stringify(event.data ?? {}),
	);
	await noteCrmEvent(sql, event);
}

export interface EventFilter {
	readonly businessId?: string;
	readonly conversationId?: string;
	readonly callId?: string;
	readonly after?: number;
	readonly limit: number;
}

export async function listEvents(sql: Sql, filter: EventFilter): Promise<readonly LedgerEvent[]> {
	const where: string[] = ['seq > ?'];
	const params: (string | number)[] = [filter.after ?? 0];
	for (const [column, value] of [['business_id', filter.businessId], ['conversation_id', filter.conversationId], ['call_id', filter.callId]] as const) {
		if (value === undefined) continue;
		where.push(`${column} = ?`);
		params.push(value);
	}
	const rows = await sql.all(`SELECT * FROM events WHERE ${where.join(' AND ')} ORDER BY seq LIMIT ?`, ...params, filter.limit);
	return rows.map(toEvent);
}

export async function latestEvents(sql: Sql, businessId: string, limit: number): Promise<readonly LedgerEvent[]> {
	return (await sql.all('SELECT * FROM events WHERE business_id = ? ORDER BY seq DESC LIMIT ?', businessId, limit)).map(toEvent).reverse();
}

function toEvent(row: Row): LedgerEvent {
	return {
		seq: Number(row.seq),
		at: Number(row.at),
		kind: row.kind as LedgerEventKind,
		businessId: String(row.business_id),
		...(row.conversation_id === null ? {} : { conversationId: String(row.conversation_id) }),
		...(row.call_id === null ? {} : { callId: String(row.call_id) }),
		...(row.message_id === null ? {} : { messageId: String(row.message_id) }),
		data: JSON.parse(String(row.data)) as Record<string, unknown>,
	};
}

/** Counts refused requests by day (UTC), place and reason: a flood of them fills one row. */
export async function countRefusal(sql: Sql, place: string, reason: string, now: number): Promise<void> {
	await sql.run(
		'INSERT INTO refusals (day, place, reason, count) VALUES (?, ?, ?, 1) ON CONFLICT (day, place, reason) DO UPDATE SET count = refusals.count + 1',
		new Date(now).toISOString().slice(0, 10),
		place,
		reason,
	);
}

export async function listRefusals(sql: Sql, since: number): Promise<readonly { where: string; reason: string; day: string; count: number }[]> {
	const rows = await sql.all('SELECT * FROM refusals WHERE day >= ? ORDER BY day, place, reason', new Date(since).toISOString().slice(0, 10));
	return rows.map((row) => ({ where: String(row.place), reason: String(row.reason), day: String(row.day), count: Number(row.count) }));
}
