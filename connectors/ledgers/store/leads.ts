import type { Conversation, LeadRequest, Person } from '../../../engine';
import type { Sql } from '../sql';
import { getConversation } from './conversations';
import { upsertPerson } from './people';
import { appendEvent } from './record';

/** Keeps what the built-in CRM holds of a lead: the person, and who does what next by when. */
export async function saveLead(sql: Sql, lead: LeadRequest): Promise<{ person: Person; created: boolean; conversation?: Conversation }> {
	const { person, created } = await upsertPerson(sql, lead.businessId, lead.number, lead.patch, lead.now);
	if (lead.conversationId === undefined) return { person, created };
	// An owner whom a human chose stays; the next step is always the newest.
	await sql.run(
		'UPDATE conversations SET owner = COALESCE(owner, ?), next_action = COALESCE(?, next_action), follow_up_at = COALESCE(?, follow_up_at) WHERE id = ?',
		lead.owner ?? null,
		lead.nextAction ?? null,
		lead.followUpAt ?? null,
		lead.conversationId,
	);
	await appendEvent(sql, {
		at: lead.now,
		kind: 'conversation_changed',
		businessId: lead.businessId,
		conversationId: lead.conversationId,
		data: { do: 'next_action', nextAction: lead.nextAction ?? null, followUpAt: lead.followUpAt ?? null, owner: lead.owner ?? null, by: 'automation' },
	});
	const conversation = await getConversation(sql, lead.conversationId);
	return { person, created, ...(conversation ? { conversation } : {}) };
}
