/** What is to be taken up again later, put on the list when its reason comes up. */
import { addBusinessMinutes, nudgeDueAt, voicemailDueAt, type BusinessProfile, type Call, type Conversation, type Message } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { dropDueOf, offTheList, planAnew, planOnce, schedule } from './due';
import { getPerson } from './people';
import { placeOf } from './place';
import { hasFired } from './reminders';
import { toConversation, toMessage } from './rows';
import { withdraw } from './withdraw';

/** The first look at whether a conversation has gone stale. Later ones follow from what happened in it. */
const FIRST_LOOK_MS = 24 * 3_600_000;

/** Whoever left a voicemail is to be called back: once for that call, however often it is reported. */
export async function planVoicemail(sql: Sql, call: Call, profile: BusinessProfile, now: number): Promise<void> {
	if (!call.facts.voicemail) return;
	const row = await sql.get('SELECT conversation_id FROM calls WHERE id = ?', call.id);
	const dueAt = voicemailDueAt(profile, call.endedAt ?? call.facts.lastAt);
	if (dueAt === undefined || row === undefined || row.conversation_id === null) return;
	await planOnce(sql, { key: `voicemail:${call.id}`, kind: 'voicemail', businessId: profile.id, conversationId: String(row.conversation_id), callId: call.id, dueAt }, now);
}

/**
 * A caller whom no text reaches waits for a person. Whoever decides that usually opens an escalation in the next moment;
 * should the process die in between, or the canvas have no place for it, the team hears of it when the time for an answer is over.
 */
export async function planCaller(sql: Sql, about: AboutCaller, now: number): Promise<void> {
	const profile = (await getBusiness(sql, about.businessId))?.profile;
	if (profile) await listCaller(sql, profile, about, now);
}

/** The same for the first text of a call that failed for good, where the business wants a person to take it from there. Who opted out is left alone. */
export async function planUnreached(sql: Sql, message: Message, reason: string | undefined, now: number): Promise<void> {
	if (message.purpose !== 'first_text' || message.callId === undefined || reason === 'opted_out') return;
	const profile = (await getBusiness(sql, message.businessId))?.profile;
	if (profile?.undelivered === 'escalate') await listCaller(sql, profile, message, now);
}

type AboutCaller = Pick<Message, 'businessId' | 'conversationId' | 'callId'>;

async function listCaller(sql: Sql, profile: BusinessProfile, { businessId, conversationId, callId }: AboutCaller, now: number): Promise<void> {
	if (conversationId === undefined) return;
	const dueAt = addBusinessMinutes(profile, now, profile.sla.minutes);
	await schedule(sql, { key: `caller:${conversationId}`, kind: 'unanswered', businessId, conversationId, ...(callId === undefined ? {} : { callId }), dueAt }, now);
}

/** A person who does not answer the first text gets one more, once in a conversation. The latest first text counts. */
export async function planNudge(sql: Sql, message: Message, now: number): Promise<void> {
	if (message.purpose !== 'first_text' || message.conversationId === undefined) return;
	const profile = (await getBusiness(sql, message.businessId))?.profile;
	if (!profile || profile.followUp.nudgeHours <= 0) return;
	const row = await sql.get('SELECT * FROM conversations WHERE id = ?', message.conversationId);
	const conversation = row && toConversation(row);
	// They may have answered before we heard that it had gone out.
	if (!conversation || conversation.closedAt !== undefined || (conversation.lastReplyAt ?? 0) >= message.at || (await hasFired(sql, conversation.id, 'nudge'))) return;
	const person = await getPerson(sql, message.businessId, message.to);
	const dueAt = nudgeDueAt(profile, now, message.to, person && placeOf(person));
	if (dueAt === undefined) return;
	const about = { conversationId: conversation.id, messageId: message.id, ...(message.callId === undefined ? {} : { callId: message.callId }) };
	await planAnew(sql, { key: `nudge:${conversation.id}`, kind: 'nudge', businessId: profile.id, ...about, dueAt }, now);
}

/** The follow-up time of a lead has changed. One that is set once more as it was does not come twice. */
export async function planLead(sql: Sql, { id, businessId, followUpAt, closedAt }: Conversation, before: number | undefined, now: number): Promise<void> {
	if (followUpAt === before || closedAt !== undefined) return;
	const key = `lead:${id}`;
	if (followUpAt === undefined) await offTheList(sql, key, now);
	else await planAnew(sql, { key, kind: 'lead_follow_up', businessId, conversationId: id, dueAt: followUpAt }, now);
}

/** The latest promise of a call counts. */
export async function planCallBack(sql: Sql, { id, businessId, callBackAt }: Conversation, now: number): Promise<void> {
	if (callBackAt !== undefined) await planAnew(sql, { key: `callback:${id}`, kind: 'callback', businessId, conversationId: id, dueAt: callBackAt }, now);
}

/** Whether nothing happens any more is looked at now and then, for as long as the conversation is open. */
export async function planStale(sql: Sql, { id, businessId }: Pick<Conversation, 'id' | 'businessId'>, now: number): Promise<void> {
	await schedule(sql, { key: `stale:${id}`, kind: 'stale', businessId, conversationId: id, dueAt: now + FIRST_LOOK_MS }, now);
}

/** What is open again can go stale again, and a follow-up time that is still to come counts again. */
export async function planReopened(sql: Sql, conversation: Conversation, now: number): Promise<void> {
	await offTheList(sql, `stale:${conversation.id}`, now);
	await planStale(sql, conversation, now);
	if ((conversation.followUpAt ?? 0) > now) await planLead(sql, conversation, undefined, now);
}

/** They have written: nobody needs to ask whether they still want something. */
export async function endNudge(sql: Sql, conversationId: string, now: number): Promise<void> {
	await dropDueOf(sql, conversationId, ['nudge'], now);
	const rows = await sql.all(`SELECT m.* FROM due d JOIN messages m ON m.conversation_id = d.conversation_id AND m.status = 'held' AND m.claim_key LIKE 'follow_up:' || d.id || '%' WHERE d.due_key = ?`, `nudge:${conversationId}`);
	for (const row of rows) await withdraw(sql, toMessage(row), 'reached_since', now);
}
