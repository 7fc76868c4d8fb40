import type { DueKind } from '../../../engine';
import type { Sql } from '../sql';

/** Kinds that tell the team of a conversation. */
const REMINDERS = ['unanswered', 'voicemail', 'callback'] as const satisfies readonly DueKind[];

const firedAs = (kind: DueKind): string => `kind = 'due_fired' AND data LIKE '%"kind":"${kind}"%'`;

/** Whether work of a kind has ever come out for a conversation. Finished work is tidied away after a while; the record stays. */
export async function hasFired(sql: Sql, conversationId: string, kind: DueKind): Promise<boolean> {
	return (await sql.get(`SELECT seq FROM events WHERE conversation_id = ? AND ${firedAs(kind)} LIMIT 1`, conversationId)) !== undefined;
}

/** When the team was last told of a conversation, or will be by this time if nothing happens (epoch milliseconds). 0 for never. */
export async function remindedAt(sql: Sql, conversationId: string, until: number): Promise<number> {
	const told = await sql.get(
		`SELECT MAX(at) AS at FROM events WHERE conversation_id = ? AND (kind IN ('escalation_opened', 'escalation_step', 'escalation_reopened') OR ${REMINDERS.map((kind) => `(${firedAs(kind)})`).join(' OR ')})`,
		conversationId,
	);
	const planned = await sql.get(
		`SELECT MAX(due_at) AS at FROM due WHERE conversation_id = ? AND done_at IS NULL AND due_at <= ? AND kind IN (${REMINDERS.map(() => '?').join(', ')})`,
		conversationId,
		until,
		...REMINDERS,
	);
	return Math.max(Number(told?.at ?? 0), Number(planned?.at ?? 0));
}
