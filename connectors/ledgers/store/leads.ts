import type { Conversation, LeadRequest, Person } from '../../../engine';
import type { Sql } from '../sql';
import { getConversation } from './conversations';
import { planLead } from './followUps';
import { upsertPerson } from './people';
import { appendEvent } from './record';

/** Keeps what the built-in CRM holds of a lead: the person, and who does what next by when. */
export async function saveLead(sql: Sql, lead: LeadRequest): Promise<{ person: Person; created: boolean; conversation?: Conversation }> {
	const { person, created } = await upsertPerson(sql, lead.businessId, lead.number, lead.patch, lead.now);
	if (lead.conversationId === undefined) return { person, created };
	const took = await giveOwner(sql, lead.conversationId, lead);
	const before = await getConversation(sql, lead.conversationId);
	// The next step is always the newest; null says that there is no time for it.
	await sql.run('UPDATE conversations SET next_action = COALESCE(?, next_action) WHERE id = ?', lead.nextAction ?? null, lead.conversationId);
	if (lead.followUpAt !== undefined) {
		const auto = lead.followUpAt !== null && lead.followUpAuto === true;
		await sql.run('UPDATE conversations SET follow_up_at = ?, follow_up_auto_at = ? WHERE id = ?', lead.followUpAt, auto ? lead.now : null, lead.conversationId);
	}
	await appendEvent(sql, {
		at: lead.now,
		kind: 'conversation_changed',
		businessId: lead.businessId,
		conversationId: lead.conversationId,
		data: { do: 'next_action', nextAction: lead.nextAction ?? null, followUpAt: lead.followUpAt ?? null, owner: took ? (lead.owner ?? null) : null, by: 'automation' },
	});
	const conversation = await getConversation(sql, lead.conversationId);
	if (conversation) await planLead(sql, conversation, before?.followUpAt, lead.now);
	return { person, created, ...(conversation ? { conversation } : {}) };
}

/** Whoever has it stays, a human's choice above all, unless the rules say to take it from just that person. */
async function giveOwner(sql: Sql, id: string, { owner, insteadOf, ownerProvisional }: LeadRequest): Promise<boolean> {
	if (owner === undefined) return false;
	const changed = await sql.run(
		'UPDATE conversations SET owner = ?, owner_provisional = ? WHERE id = ? AND (owner IS NULL OR owner = ?)',
		owner,
		ownerProvisional === true ? 1 : null,
		id,
		insteadOf ?? owner,
	);
	return changed > 0;
}
