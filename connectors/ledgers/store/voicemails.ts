import { memberByPhone, textingLine, type Intake, type ReplyReceipt, type VoicemailTranscript } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { getConversation, openConversation } from './conversations';
import { newId } from './ids';
import { getPerson } from './people';
import { appendEvent } from './record';
import { toCall, toMessage } from './rows';

/** Keeps a voicemail in words, once, and owes it to the canvas until it is read. */
export async function recordVoicemail(sql: Sql, said: VoicemailTranscript, intake: Intake): Promise<ReplyReceipt> {
	const { now } = intake;
	const providerId = `voicemail:${said.recordingId}`;
	const seen = await sql.get("SELECT * FROM messages WHERE system = ? AND account = ? AND direction = 'in' AND provider_id = ?", said.system, said.account, providerId);
	if (seen) return { kind: 'duplicate', message: toMessage(seen) };
	const row = await sql.get('SELECT * FROM calls WHERE system = ? AND account = ? AND provider_call_id = ?', said.system, said.account, said.callId);
	const call = row && toCall(row);
	const profile = call && (await getBusiness(sql, call.businessId))?.profile;
	if (!call || !profile) return { kind: 'unknown_business' };
	// Nobody can be answered whose number is not known; the team and the business's own lines are no customers.
	if (call.from === null || call.outcome === 'ignored' || memberByPhone(profile, call.from) || profile.numbers.some(({ number }) => number === call.from)) {
		return { kind: 'ignored', call, profile };
	}
	const known = typeof row.conversation_id === 'string' ? await getConversation(sql, row.conversation_id) : undefined;
	const conversation = known && known.closedAt === undefined ? known : await openConversation(sql, profile.id, call.from, textingLine(profile, call.to), now);
	const kept = await sql.get(
		`INSERT INTO messages (id, business_id, conversation_id, call_id, direction, purpose, system, account, sender, recipient, body, media,
			status, provider_id, at, attempt, holder, offers, owed_at) VALUES (?, ?, ?, ?, 'in', 'voicemail', ?, ?, ?, ?, ?, ?, 'received', ?, ?, 0, ?, 1, ?) RETURNING *`,
		newId('msg', now),
		profile.id,
		conversation.id,
		call.id,
		said.system,
		said.account,
		call.from,
		call.to,
		said.words.slice(0, MOST_WORDS),
		JSON.stringify(said.recordingUrl === undefined ? [] : [said.recordingUrl]),
		providerId,
		now,
		intake.holder,
		now + intake.leaseMs,
	);
	if (!kept) throw new Error('The database returned no row for a voicemail that was just written.');
	const message = toMessage(kept);
	await appendEvent(sql, { at: now, kind: 'reply_received', businessId: profile.id, conversationId: conversation.id, callId: call.id, messageId: message.id, data: { kind: 'voicemail' } });
	const person = await getPerson(sql, profile.id, call.from);
	return { kind: 'reply', message, call, conversation, profile, ...(person ? { person } : {}) };
}

/** Two minutes of fast speech. Characters. */
const MOST_WORDS = 4_000;
