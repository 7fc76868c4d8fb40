import { memberNamed, readCallerId, type BusinessProfile, type Conversation, type OutsideCall, type OutsideReceipt, type OutsideText, type SavedBusiness } from '../../../engine';
import type { Sql } from '../sql';
import { businessOfNumber, getBusiness } from './businesses';
import { changeConversation, findConversation, getConversation } from './conversations';
import { contacted } from './escalations';
import { newId } from './ids';
import { toMessage } from './rows';

const HOUR_MS = 3_600_000;
/** A report of a text of ours may come before the answer to the request that sent it, or under another id. */
const OURS_WITHIN_MS = 600_000;
const NOBODY_NAMED = 'team';

type At = { readonly now: number; readonly businessId?: string };

/** Somebody of the business wrote to a person at the phone system itself: from now on automation is silent there. */
export async function recordOutsideText(sql: Sql, text: OutsideText, at: At): Promise<OutsideReceipt> {
	const found = await about(sql, text, at);
	if (!found) return { result: 'unknown_business' };
	const { profile, person, line } = found;
	const seen = await sql.get("SELECT purpose FROM messages WHERE system = ? AND account = ? AND direction = 'out' AND provider_id = ?", text.system, text.account, text.providerId);
	if (seen) return { result: seen.purpose === null ? 'duplicate' : 'ours', profile };
	if (await isOurs(sql, profile.id, person, text.body, at.now)) return { result: 'ours', profile };
	const conversation = await openOf(sql, profile, person);
	if (!conversation) return { result: 'nothing_open', profile };
	const by = memberNamed(profile, text.by)?.id ?? text.by ?? NOBODY_NAMED;
	const row = await sql.get(
		`INSERT INTO messages (id, business_id, conversation_id, direction, system, account, sender, recipient, body, media, status, provider_id, at, sent_at, attempt, offers)
		VALUES (?, ?, ?, 'out', ?, ?, ?, ?, ?, ?, 'sent', ?, ?, ?, 0, 0) RETURNING *`,
		newId('msg', at.now),
		profile.id,
		conversation.id,
		text.system,
		text.account,
		line,
		person,
		text.body,
		JSON.stringify(text.media),
		text.providerId,
		text.at ?? at.now,
		text.at ?? at.now,
	);
	const after = await takenOver(sql, profile, conversation, by, `text of ${by}`, at.now);
	return { result: 'recorded', profile, conversation: after, ...(row ? { message: toMessage(row) } : {}) };
}

/** Somebody of the business called a person from the phone system itself: reached, the person has been heard. */
export async function recordOutsideCall(sql: Sql, call: OutsideCall, at: At): Promise<OutsideReceipt> {
	const found = await about(sql, call, at);
	if (!found) return { result: 'unknown_business' };
	const { profile, person } = found;
	const key = `outside:${call.callId}:${call.reached ? 'reached' : 'not_reached'}`;
	const fresh = await sql.run('INSERT INTO call_reports (system, account, report_key, call_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING', call.system, call.account, key, '', at.now);
	if (fresh === 0) return { result: 'duplicate', profile };
	const conversation = await openOf(sql, profile, person);
	if (!conversation) return { result: 'nothing_open', profile };
	const by = memberNamed(profile, call.by)?.id ?? call.by ?? NOBODY_NAMED;
	if (!call.reached) return { result: 'recorded', profile, conversation: await changeConversation(sql, conversation.id, { do: 'note', text: 'Called; nobody picked up.' }, by, at.now) };
	await changeConversation(sql, conversation.id, { do: 'contacted' }, by, at.now);
	return { result: 'recorded', profile, conversation: await takenOver(sql, profile, conversation, by, `call of ${by}`, at.now) };
}

async function about(sql: Sql, report: { readonly from: string; readonly to: string }, at: At): Promise<{ readonly profile: BusinessProfile; readonly line: string; readonly person: string } | undefined> {
	const business = await businessFor(sql, report.from, at);
	if (!business) return undefined;
	const { profile } = business;
	const line = readCallerId(report.from, profile.country).e164 ?? report.from;
	return { profile, line, person: readCallerId(report.to, profile.country).e164 ?? report.to };
}

async function businessFor(sql: Sql, line: string, { businessId }: At): Promise<SavedBusiness | undefined> {
	if (businessId !== undefined) return await getBusiness(sql, businessId);
	const number = readCallerId(line, 'US').e164;
	return number === undefined ? undefined : await businessOfNumber(sql, number);
}

async function openOf(sql: Sql, profile: BusinessProfile, person: string): Promise<Conversation | undefined> {
	const conversation = await findConversation(sql, profile.id, person);
	return conversation?.closedAt === undefined ? conversation : undefined;
}

/** The same words to the same person, which we are sending just now or have sent within minutes. */
async function isOurs(sql: Sql, businessId: string, person: string, body: string, now: number): Promise<boolean> {
	const rows = await sql.all(
		"SELECT body FROM messages WHERE business_id = ? AND recipient = ? AND at > ? AND direction = 'out' AND purpose IS NOT NULL AND status IN ('claimed', 'unknown', 'sent', 'delivered', 'undelivered')",
		businessId,
		person,
		now - OURS_WITHIN_MS,
	);
	const words = plain(body);
	return rows.some((row) => plain(String(row.body)) === words);
}

/** Phone systems change white space, and characters that GSM lacks. */
function plain(text: string): string {
	return text.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/** A pause that reaches further, or has no end, stays as it is. */
async function takenOver(sql: Sql, profile: BusinessProfile, conversation: Conversation, by: string, because: string, now: number): Promise<Conversation> {
	const before = (await getConversation(sql, conversation.id)) ?? conversation;
	const until = now + profile.humanTakeoverHours * HOUR_MS;
	const further = before.automation === 'paused' && (before.pausedUntil === undefined || before.pausedUntil > until);
	const ends = further ? before.pausedUntil : until;
	// First: that it is taken pauses for a time of its own.
	await contacted(sql, conversation.id, by, now);
	await changeConversation(sql, conversation.id, { do: 'pause', because: further ? (before.pausedBecause ?? because) : because, ...(ends === undefined ? {} : { until: ends }) }, by, now);
	return (await getConversation(sql, conversation.id)) ?? before;
}
