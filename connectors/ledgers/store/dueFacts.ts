import { BETWEEN_REMINDERS_MS, countsFrom, type Conversation, type DueItem, type SeenSince } from '../../../engine';
import type { Sql } from '../sql';
import { optedOutAt } from './consent';
import { placeOf } from './place';
import { hasFired, remindedAt } from './reminders';

/** What has happened with the person meanwhile, as far as it matters for this kind of work: read in the transaction that takes it. */
export async function seenSince(sql: Sql, item: DueItem, now: number): Promise<SeenSince> {
	const { due, conversation, person } = item;
	if (!conversation) return {};
	switch (due.kind) {
		case 'held_text':
		case 'escalation_step':
		case 'crm_write':
			return {};
		case 'stale':
			return { lastAt: await lastAt(sql, conversation) };
		case 'unanswered':
		case 'voicemail':
		case 'callback':
			return await contactSince(sql, conversation, countsFrom(item));
		case 'lead_follow_up':
			return {
				...(await contactSince(sql, conversation, countsFrom(item))),
				texted: await isTexted(sql, conversation),
				followedUp: await hasFired(sql, conversation.id, 'lead_follow_up'),
				remindedAt: await remindedAt(sql, conversation.id, now + BETWEEN_REMINDERS_MS),
			};
		case 'nudge': {
			const out = await optedOutAt(sql, { businessId: conversation.businessId, number: conversation.person, line: conversation.line });
			const place = person && placeOf(person);
			return { ...(await contactSince(sql, conversation, countsFrom(item))), optedOut: out !== undefined, ...(place ? { place } : {}) };
		}
	}
}

/** Calls count by their beginning: what was promised or left during a call is not settled by that same call. */
async function contactSince(sql: Sql, { id, businessId, person }: Conversation, since: number): Promise<SeenSince> {
	const calls = await sql.get("SELECT COUNT(*) AS called, COUNT(CASE WHEN outcome = 'answered' THEN 1 END) AS spoken FROM calls WHERE caller = ? AND business_id = ? AND started_at > ?", person, businessId, since);
	const escalations = await sql.get('SELECT COUNT(*) AS resolved FROM escalations WHERE conversation_id = ? AND resolved_at >= ?', id, since);
	return { called: Number(calls?.called ?? 0) > 0, spoken: Number(calls?.spoken ?? 0) > 0, resolved: Number(escalations?.resolved ?? 0) > 0 };
}

async function isTexted(sql: Sql, { id }: Conversation): Promise<boolean> {
	return (await sql.get("SELECT id FROM messages WHERE conversation_id = ? AND status NOT IN ('failed', 'shadow') LIMIT 1", id)) !== undefined;
}

/** All that happens in a conversation leaves a line in the record; a call leaves one of its own. */
async function lastAt(sql: Sql, { id, businessId, person }: Conversation): Promise<number> {
	const event = await sql.get('SELECT MAX(at) AS at FROM events WHERE conversation_id = ?', id);
	const call = await sql.get('SELECT MAX(started_at) AS at FROM calls WHERE caller = ? AND business_id = ?', person, businessId);
	return Math.max(Number(event?.at ?? 0), Number(call?.at ?? 0));
}
