import { LIMITED_PURPOSES, type Message, type Settlement } from '../../../../engine';
import type { Sql } from '../../sql';
import { advanceStatus } from '../conversations';
import { planNudge, planUnreached } from '../followUps';
import { getMessage } from '../messages';
import { tally } from '../pace';
import { applyEarlyReceipts } from '../receipts';
import { appendEvent } from '../record';
import { learnFromRefusal } from '../refused';
import { oweText, type OwedText } from './owed';

/** Keeps what became of a claim. False for one that is not ours any more, and for an outcome that is another text's. */
export async function settleText(sql: Sql, messageId: string, attempt: number, settlement: Settlement, now: number): Promise<boolean> {
	const { providerId, reason, vendorCode, retryAt } = columnsOf(settlement);
	if (providerId !== null && (await isAnothers(sql, messageId, providerId))) return false;
	const before = settlement.status === 'failed' ? await getMessage(sql, messageId) : undefined;
	const changed = await sql.run(
		`UPDATE messages SET status = ?, provider_id = COALESCE(?, provider_id), reason = ?, vendor_code = ?, sent_at = ?, delivered_at = ?,
			lease_until = NULL, retry_at = ? WHERE id = ? AND attempt = ? AND status = 'claimed'`,
		settlement.status,
		providerId,
		reason,
		vendorCode,
		providerId === null ? null : now,
		settlement.status === 'delivered' ? now : null,
		retryAt,
		messageId,
		attempt,
	);
	const message = changed === 0 ? undefined : await getMessage(sql, messageId);
	if (!message) return false;
	await oweText(sql, owed(message), retryAt, now);
	if (providerId !== null) await wentOut(sql, message, now);
	// Where the reason was ours before, the provider was not asked.
	if (settlement.status === 'failed' && before?.reason !== settlement.reason) await refused(sql, message, settlement.reason, retryAt, now);
	const { status, ...detail } = settlement;
	await appendEvent(sql, { at: now, kind: 'text_settled', businessId: message.businessId, callId: message.callId, conversationId: message.conversationId, messageId, data: { status, attempt, purpose: message.purpose ?? null, variant: message.variant ?? null, ...detail } });
	await applyEarlyReceipts(sql, message, now);
	return true;
}

const owed = (message: Message): OwedText => ({ ...message, key: message.key ?? message.id });

const columnsOf = (settlement: Settlement) => ({
	providerId: 'providerId' in settlement ? settlement.providerId : null,
	reason: 'reason' in settlement ? settlement.reason : null,
	vendorCode: 'vendorCode' in settlement ? (settlement.vendorCode ?? null) : null,
	retryAt: 'retryAt' in settlement ? (settlement.retryAt ?? null) : null,
});

async function refused(sql: Sql, message: Message, reason: string, retryAt: number | null, now: number): Promise<void> {
	await learnFromRefusal(sql, message, reason, now);
	if (retryAt === null) await planUnreached(sql, message, reason, now);
}

async function wentOut(sql: Sql, message: Message, now: number): Promise<void> {
	if (LIMITED_PURPOSES.some((limited) => limited === message.purpose)) await tally(sql, message.businessId, 'text', now);
	if (message.conversationId === undefined) return;
	await sql.run('UPDATE conversations SET last_text_at = ? WHERE id = ?', now, message.conversationId);
	if (message.purpose === 'first_text') await advanceStatus(sql, message.conversationId, 'texted');
	await planNudge(sql, message, now);
}

/** A look-up may hit upon an equal text that was sent for something else: that says nothing about this one. */
async function isAnothers(sql: Sql, messageId: string, providerId: string): Promise<boolean> {
	const found = await sql.get(
		`SELECT other.id FROM messages mine JOIN messages other ON other.system = mine.system AND other.account = mine.account
		AND other.direction = 'out' AND other.provider_id = ? WHERE mine.id = ? AND other.id <> mine.id`,
		providerId,
		messageId,
	);
	return found !== undefined;
}

/** The next attempt of a claim, with a lease of its own; undefined where the claim is not ours any more. */
export async function renewClaim(sql: Sql, messageId: string, attempt: number, now: number, leaseMs: number): Promise<Message | undefined> {
	const changed = await sql.run("UPDATE messages SET attempt = attempt + 1, lease_until = ? WHERE id = ? AND attempt = ? AND status = 'claimed'", now + leaseMs, messageId, attempt);
	const message = changed === 0 ? undefined : await getMessage(sql, messageId);
	if (message) await oweText(sql, owed(message), now + leaseMs, now);
	return message;
}
