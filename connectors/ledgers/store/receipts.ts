import type { DeliveryReceipt, Message } from '../../../engine';
import type { Sql } from '../sql';
import { planUnreached } from './followUps';
import { getMessage } from './messages';
import { learnFromRefusal } from './refused';
import { appendEvent } from './record';
import { toMessage } from './rows';

export type ReceiptResult = { readonly result: 'recorded' | 'duplicate' | 'unknown'; readonly message?: Message };

/** Later receipts that say less than an earlier one change nothing: they arrive in any order. */
const RANK: Readonly<Record<string, number>> = { claimed: 0, unknown: 0, sent: 1, failed: 2, undelivered: 2, delivered: 3 };

export async function recordReceipt(sql: Sql, receipt: DeliveryReceipt, now: number): Promise<ReceiptResult> {
	const row = await sql.get("SELECT * FROM messages WHERE system = ? AND account = ? AND direction = 'out' AND provider_id = ?", receipt.system, receipt.account, receipt.providerId);
	if (!row) {
		await sql.run(
			'INSERT INTO early_receipts (system, account, provider_id, status, reason, vendor_code, at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
			receipt.system,
			receipt.account,
			receipt.providerId,
			receipt.status,
			receipt.reason ?? null,
			receipt.vendorCode ?? null,
			now,
		);
		await sql.run('DELETE FROM early_receipts WHERE at < ?', now - KEEP_EARLY_MS);
		return { result: 'unknown' };
	}
	return await apply(sql, toMessage(row), receipt, now);
}

/** A receipt of a text that is not ours is not kept for ever. */
const KEEP_EARLY_MS = 3_600_000;

/** Receipts that overtook the answer to the request that they are about. */
export async function applyEarlyReceipts(sql: Sql, message: Message, now: number): Promise<void> {
	if (message.providerId === undefined) return;
	const rows = await sql.all('SELECT * FROM early_receipts WHERE system = ? AND account = ? AND provider_id = ?', message.system, message.account, message.providerId);
	if (rows.length === 0) return;
	let current = message;
	for (const row of rows) {
		const receipt = {
			status: row.status as DeliveryReceipt['status'],
			...(row.reason === null ? {} : { reason: row.reason as NonNullable<DeliveryReceipt['reason']> }),
			...(row.vendor_code === null ? {} : { vendorCode: String(row.vendor_code) }),
		};
		current = (await apply(sql, current, receipt, now)).message ?? current;
	}
	await sql.run('DELETE FROM early_receipts WHERE system = ? AND account = ? AND provider_id = ?', message.system, message.account, message.providerId);
}

async function apply(sql: Sql, message: Message, receipt: Pick<DeliveryReceipt, 'status' | 'reason' | 'vendorCode'>, now: number): Promise<ReceiptResult> {
	const status = receipt.status === 'failed' ? 'undelivered' : receipt.status;
	if ((RANK[status] ?? 0) <= (RANK[message.status] ?? 0)) return { result: 'duplicate', message };
	await sql.run(
		'UPDATE messages SET status = ?, reason = ?, vendor_code = ?, delivered_at = ? WHERE id = ?',
		status,
		receipt.reason ?? null,
		receipt.vendorCode ?? null,
		status === 'delivered' ? now : null,
		message.id,
	);
	if (status === 'undelivered') {
		if (receipt.reason !== undefined) await learnFromRefusal(sql, message, receipt.reason, now);
		await planUnreached(sql, message, receipt.reason, now);
	}
	await appendEvent(sql, { at: now, kind: 'text_receipt', businessId: message.businessId, callId: message.callId, conversationId: message.conversationId, messageId: message.id, data: { status, reason: receipt.reason ?? null, vendorCode: receipt.vendorCode ?? null } });
	return { result: 'recorded', message: (await getMessage(sql, message.id)) ?? message };
}
