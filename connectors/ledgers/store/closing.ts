import { neverAnswered, OF_CONVERSATION, type Conversation } from '../../../engine';
import type { Sql } from '../sql';
import { dropDueOf } from './due';
import { appendEvent } from './record';
import { toConversation } from './rows';
import { withdrawHeld } from './withdraw';

/** What a closed conversation leaves behind: nothing that waits, and no escalation that somebody could take. `by` nobody where the clock closed it. */
export async function endConversation(sql: Sql, { id, businessId }: Pick<Conversation, 'id' | 'businessId'>, by: string | undefined, now: number): Promise<void> {
	const live = await sql.all("SELECT id FROM escalations WHERE conversation_id = ? AND state <> 'resolved'", id);
	for (const escalation of live) {
		await sql.run("UPDATE escalations SET state = 'resolved', resolved_at = ?, due_at = NULL, taken_by = COALESCE(taken_by, ?) WHERE id = ?", now, by ?? null, String(escalation.id));
		await appendEvent(sql, { at: now, kind: 'escalation_resolved', businessId, conversationId: id, data: { escalation: escalation.id, by: by ?? 'automation' } });
	}
	// That it went stale is what is being done just now; it ends with its own execution.
	await dropDueOf(sql, id, by === undefined ? OF_CONVERSATION.filter((kind) => kind !== 'stale') : OF_CONVERSATION, now);
	await withdrawHeld(sql, id, by === undefined ? 'stale' : 'answered_by_human', now);
}

/** Closes a conversation in which nothing has happened for long. How far the lead had come stays as it was: nobody said that it was lost. */
export async function closeStale(sql: Sql, conversation: Conversation, now: number): Promise<Conversation> {
	const { id, businessId, person, status, openedAt, lastReplyAt } = conversation;
	// Whoever called again and was answered has been heard, though nobody of the team noted it.
	const spoken = await sql.get("SELECT MAX(started_at) AS at FROM calls WHERE caller = ? AND business_id = ? AND outcome = 'answered' AND started_at >= ?", person, businessId, openedAt);
	const spokenAt = spoken === undefined || spoken.at === null ? null : Number(spoken.at);
	await sql.run('UPDATE conversations SET closed_at = ?, reached_at = COALESCE(reached_at, ?) WHERE id = ? AND closed_at IS NULL', now, spokenAt, id);
	await endConversation(sql, conversation, undefined, now);
	await appendEvent(sql, { at: now, kind: 'conversation_stale', businessId, conversationId: id, data: { status } });
	const row = await sql.get('SELECT * FROM conversations WHERE id = ?', id);
	const closed = row ? toConversation(row) : conversation;
	if (neverAnswered(closed)) await appendEvent(sql, { at: now, kind: 'never_answered', businessId, conversationId: id, data: { status, wrote: lastReplyAt !== undefined } });
	return closed;
}
