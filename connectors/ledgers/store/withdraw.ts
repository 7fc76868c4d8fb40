import type { Call, Message, ReasonCode } from '../../../engine';
import type { Sql } from '../sql';
import { writeDecision } from './decisions';
import { toMessage } from './rows';

/**
 * Gives up the texts of a conversation that wait for their time: with a reason, so that neither they nor their calls
 * wait for ever. Texts that somebody may be sending just now are not touched; their outcome is still owed.
 */
export async function withdrawHeld(sql: Sql, conversationId: string, reason: ReasonCode, now: number): Promise<void> {
	const rows = await sql.all("SELECT * FROM messages WHERE conversation_id = ? AND status = 'held'", conversationId);
	for (const message of rows.map(toMessage)) await withdraw(sql, message, reason, now);
}

/** The same for the first text of a call: left waiting, it would count as one that the person is about to get. */
export async function withdrawHeldOfCall(sql: Sql, call: Pick<Call, 'id' | 'businessId' | 'from'>, reason: ReasonCode, now: number): Promise<void> {
	const rows = await sql.all("SELECT * FROM messages WHERE business_id = ? AND recipient = ? AND purpose = 'first_text' AND call_id = ? AND status = 'held'", call.businessId, call.from, call.id);
	for (const message of rows.map(toMessage)) await withdraw(sql, message, reason, now);
}

/** Gives up one that waits. */
export async function withdraw(sql: Sql, message: Message, reason: ReasonCode, now: number): Promise<void> {
	await sql.run("UPDATE messages SET status = 'failed', reason = ? WHERE id = ?", reason, message.id);
	await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE message_id = ? AND kind = ? AND done_at IS NULL', now, message.id, 'held_text');
	if (message.callId === undefined || message.purpose !== 'first_text') return;
	await writeDecision(sql, message.businessId, message.callId, message.conversationId ?? null, { action: 'skip', reason, facts: {} }, now);
}
