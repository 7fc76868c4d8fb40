import type { Conversation } from '../../../engine';
import type { Sql } from '../sql';
import { changeConversation, getConversation } from './conversations';
import { contacted } from './escalations';

/** Somebody of the team has spoken with the person: the conversation knows it, and whoever that was has taken what was open about them. */
export async function spokenWith(sql: Sql, conversationId: string, by: string, now: number): Promise<Conversation> {
	const changed = await changeConversation(sql, conversationId, { do: 'contacted' }, by, now);
	await contacted(sql, conversationId, by, now);
	return (await getConversation(sql, conversationId)) ?? changed;
}
