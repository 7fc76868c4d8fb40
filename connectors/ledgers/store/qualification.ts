import { mergeQualification, type KeptQualification } from '../../../engine';
import type { Sql } from '../sql';
import { getConversation } from './conversations';
import { appendEvent } from './record';

/** Keeps answers beside those that are there. The record says which questions, not the words. */
export async function keepQualification(sql: Sql, id: string, qualification: KeptQualification, now: number): Promise<KeptQualification | undefined> {
	const conversation = await getConversation(sql, id);
	if (!conversation) return undefined;
	const merged = mergeQualification(conversation.qualification, qualification);
	const text = JSON.stringify(merged);
	if (text === JSON.stringify(conversation.qualification)) return merged;
	await sql.run('UPDATE conversations SET qualification = ? WHERE id = ?', text, id);
	const data = { do: 'qualify', answered: Object.keys(merged.answers), ended: merged.ended ?? null, by: 'automation' };
	await appendEvent(sql, { at: now, kind: 'conversation_changed', businessId: conversation.businessId, conversationId: id, data });
	return merged;
}
