import { LIMITED_PURPOSES, SAT_OUT_MS, type Claim, type ClaimRequest, type ComposedText, type Decision, type Message, type PaceFacts, type Settlement, type TextFacts } from '../../../engine';
import type { Row, Sql } from '../sql';
import { owe } from './calls';
import { advanceStatus } from './conversations';
import { decisionOf, writeDecision } from './decisions';
import { dueDone, schedule } from './due';
import { gatherFacts } from './facts';
import { planNudge } from './followUps';
import { newId } from './ids';
import { tally, trip } from './pace';
import { applyEarlyReceipts } from './receipts';
import { learnFromRefusal } from './refused';
import { appendEvent } from './record';
import { toMessage } from './rows';

const UNKNOWN_BUSINESS: Decision = { action: 'skip', reason: 'unknown_business', facts: {} };

/** Facts, decision and claim in one transaction: nothing can happen between the look and the leap. */
export async function claimText(sql: Sql, request: ClaimRequest, decide: (facts: TextFacts) => Decision, pace?: PaceFacts): Promise<Claim> {
	const row = await sql.get('SELECT * FROM messages WHERE claim_key = ?', request.key);
	const facts = await gatherFacts(sql, request, pace);
	const decision = facts ? await stopOnce(sql, request, decide(facts)) : UNKNOWN_BUSINESS;
	if (row && row.status !== 'held') return await takeOver(sql, request, row, decision);

	await noteDecision(sql, request, decision);
	if (request.dueId !== undefined) await dueDone(sql, request.dueId, request.now);
	else if (row) await offTheList(sql, request.key, request.now);
	if (facts && decision.reason === 'shadow') return { result: 'not_now', decision, message: await shadowText(sql, request, row, request.compose(decision, facts), decision) };
	if (!facts || decision.action === 'skip') {
		await skipText(sql, request, row, decision);
		return { result: 'not_now', decision };
	}
	const text = request.compose(decision, facts);
	if (decision.action === 'hold') {
		return { result: 'not_now', decision, message: await holdText(sql, request, row, text, decision) };
	}
	const leaseUntil = request.now + request.leaseMs;
	const message = await writeText(sql, request, row, text, { status: 'claimed', leaseUntil, situation: decision.template });
	await oweOutcome(sql, request, message.id, leaseUntil);
	await appendEvent(sql, { at: request.now, kind: 'text_claimed', ...ofRequest(request), messageId: message.id, data: { purpose: request.purpose, template: decision.template ?? null, variant: message.variant ?? null } });
	return { result: 'claimed', message, decision, ...(await receiptsUrl(sql, request)) };
}

/** The first text that finds something wrong stops sending and calls a person; those that find it with it only wait. */
async function stopOnce(sql: Sql, request: ClaimRequest, decision: Decision): Promise<Decision> {
	if (decision.reason !== 'circuit_open' || decision.escalate !== true) return decision;
	const first = await trip(sql, request.businessId, String(decision.facts.because), decision.until ?? request.now, request.now);
	const { escalate: _, ...waits } = decision;
	return first ? decision : waits;
}

/** The decision about a call is the one about its first text. */
async function noteDecision(sql: Sql, request: ClaimRequest, decision: Decision): Promise<void> {
	if (request.callId === undefined || request.purpose !== 'first_text') return;
	await writeDecision(sql, request.businessId, request.callId, request.conversationId ?? null, decision, request.now);
}

async function skipText(sql: Sql, request: ClaimRequest, row: Row | undefined, decision: Decision): Promise<void> {
	if (request.callId !== undefined && request.purpose === 'first_text') await owe(sql, request.callId, null);
	if (row) await sql.run("UPDATE messages SET status = 'failed', reason = ? WHERE id = ?", decision.reason, String(row.id));
}

/**
 * A text that waits comes out of the due list. Should nothing on the canvas take that up, a first text also comes back
 * through its call, a little later: a canvas without a Follow-Up Trigger loses no caller.
 */
async function holdText(sql: Sql, request: ClaimRequest, row: Row | undefined, text: ComposedText, decision: Decision): Promise<Message> {
	const until = decision.until ?? request.now;
	const message = await writeText(sql, request, row, text, { status: 'held', leaseUntil: null });
	const isFirst = request.callId !== undefined && request.purpose === 'first_text';
	// Whoever decided on the grace period waits it out itself: only after that is it somebody else's.
	const waitsItself = isFirst && decision.reason === 'grace_period' && until - request.now <= SAT_OUT_MS;
	if (isFirst) await owe(sql, request.callId, until + (waitsItself ? request.leaseMs : HELD_FALLBACK_MS));
	if (!waitsItself) await schedule(sql, dueOf(request, message.id, until), request.now);
	await appendEvent(sql, { at: request.now, kind: 'text_held', ...ofRequest(request), messageId: message.id, data: { until, reason: decision.reason } });
	return message;
}

/** How long the due list has a held text for itself, before its call offers it again. */
const HELD_FALLBACK_MS = 120_000;

/** Keeps what would have gone out. The key is spent: what was not sent in shadow mode is not sent later either. */
async function shadowText(sql: Sql, request: ClaimRequest, row: Row | undefined, text: ComposedText, decision: Decision): Promise<Message> {
	const message = await writeText(sql, request, row, text, { status: 'shadow', leaseUntil: null, situation: decision.template });
	if (request.callId !== undefined && request.purpose === 'first_text') await owe(sql, request.callId, null);
	await appendEvent(sql, { at: request.now, kind: 'text_shadowed', ...ofRequest(request), messageId: message.id, data: { purpose: request.purpose, variant: text.variant ?? null } });
	return message;
}

async function writeText(
	sql: Sql,
	request: ClaimRequest,
	row: Row | undefined,
	text: ComposedText,
	state: { readonly status: 'claimed' | 'held' | 'shadow'; readonly leaseUntil: number | null; readonly situation?: string | undefined },
): Promise<Message> {
	const before = row && toMessage(row);
	const message: Message = {
		id: before?.id ?? newId('msg', request.now),
		businessId: request.businessId,
		...(request.conversationId === undefined ? {} : { conversationId: request.conversationId }),
		...(request.callId === undefined ? {} : { callId: request.callId }),
		direction: 'out',
		purpose: request.purpose,
		system: request.system,
		account: request.account,
		from: request.from,
		to: request.to,
		body: text.body,
		media: text.media,
		status: state.status,
		at: request.now,
		...(text.variant === undefined ? {} : { variant: text.variant }),
		key: request.key,
		attempt: (before?.attempt ?? 0) + (state.status === 'claimed' ? 1 : 0),
	};
	await sql.run(
		`INSERT INTO messages (id, business_id, conversation_id, call_id, direction, purpose, system, account, sender, recipient, body, media,
			status, at, attempt, claim_key, lease_until, first_try_at, situation, variant, offers) VALUES (?, ?, ?, ?, 'out', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
		ON CONFLICT (claim_key) DO UPDATE SET body = excluded.body, media = excluded.media, situation = COALESCE(excluded.situation, messages.situation), variant = excluded.variant, status = excluded.status, at = excluded.at,
			sender = excluded.sender, attempt = excluded.attempt, lease_until = excluded.lease_until, first_try_at = excluded.first_try_at, retry_at = NULL`,
		message.id,
		message.businessId,
		message.conversationId ?? null,
		message.callId ?? null,
		request.purpose,
		message.system,
		message.account,
		message.from,
		message.to,
		message.body,
		JSON.stringify(message.media),
		message.status,
		message.at,
		message.attempt,
		request.key,
		state.leaseUntil,
		request.now,
		state.situation ?? null,
		message.variant ?? null,
	);
	return message;
}

/** The key was claimed before. Whoever may have sent it must be asked about at the provider before anything else. */
async function takeOver(sql: Sql, request: ClaimRequest, row: Row, decision: Decision): Promise<Claim> {
	const message = toMessage(row);
	const free = Number(row.lease_until ?? 0) <= request.now && Number(row.retry_at ?? 0) <= request.now;
	const doubtful = message.status === 'claimed' || message.status === 'unknown';
	const refusedForNow = message.status === 'failed' && row.retry_at !== null;
	if (!free || !(doubtful || refusedForNow)) {
		// Whoever came because it had fallen due takes it off the list; what is not settled must be on it again.
		if (request.dueId !== undefined && (doubtful || refusedForNow)) await oweOutcome(sql, request, message.id, Math.max(Number(row.lease_until ?? 0), Number(row.retry_at ?? 0)));
		const kept = request.callId === undefined ? undefined : await decisionOf(sql, request.callId);
		return { result: 'taken', message, decision: kept ?? { action: 'skip', reason: 'already_claimed', facts: { status: message.status } } };
	}
	if (request.dueId !== undefined) await dueDone(sql, request.dueId, request.now);
	if (refusedForNow && decision.action !== 'text') {
		// Asked for by somebody else than the list: it need not come out of that any more.
		if (request.dueId === undefined) await offTheList(sql, request.key, request.now);
		await noteDecision(sql, request, decision);
		if (decision.action === 'hold') {
			await holdText(sql, request, row, message, decision);
		} else {
			// Nothing went out, and meanwhile nothing may: the refusal stands.
			await sql.run('UPDATE messages SET retry_at = NULL WHERE id = ?', message.id);
			await skipText(sql, request, row, decision);
		}
		return { result: 'not_now', decision };
	}
	const attempt = message.attempt + 1;
	const leaseUntil = request.now + request.leaseMs;
	// What is only now tried again counts as texted now; what may have gone out before keeps its place in the thread.
	const at = refusedForNow ? request.now : message.at;
	// What may no longer go out carries our reason, so that settling it so is not taken for a refusal of the provider.
	const against = decision.action === 'text' ? null : decision.reason;
	await sql.run("UPDATE messages SET status = 'claimed', reason = ?, attempt = ?, lease_until = ?, retry_at = NULL, at = ? WHERE id = ?", against, attempt, leaseUntil, at, message.id);
	await oweOutcome(sql, request, message.id, leaseUntil);
	await appendEvent(sql, { at: request.now, kind: 'text_claimed', ...ofRequest(request), messageId: message.id, data: { purpose: message.purpose ?? null, attempt, doubtful } });
	const claim = { message: { ...message, status: 'claimed' as const, attempt, at }, decision, ...(await receiptsUrl(sql, request)) };
	return doubtful ? { ...claim, result: 'doubtful', firstTryAt: Number(row.first_try_at ?? row.at) } : { ...claim, result: 'claimed' };
}

/** Sees to it that a claim whose holder dies comes back: through its call, or through the due list. */
async function oweOutcome(sql: Sql, request: ClaimRequest, messageId: string, at: number): Promise<void> {
	if (request.purpose === 'first_text' && request.callId !== undefined) {
		await owe(sql, request.callId, at);
		return;
	}
	await offTheList(sql, request.key, request.now);
	await schedule(sql, dueOf(request, messageId, at), request.now);
}

/** Only what is done gets a later time when it is planned again. */
async function offTheList(sql: Sql, key: string, now: number): Promise<void> {
	await sql.run('UPDATE due SET done_at = ?, lease_until = NULL WHERE due_key = ? AND done_at IS NULL', now, `text:${key}`);
}

const dueOf = (request: Pick<ClaimRequest, 'businessId' | 'key' | 'conversationId' | 'callId'>, messageId: string, at: number) => ({
	key: `text:${request.key}`,
	kind: 'held_text' as const,
	businessId: request.businessId,
	...(request.conversationId === undefined ? {} : { conversationId: request.conversationId }),
	...(request.callId === undefined ? {} : { callId: request.callId }),
	messageId,
	dueAt: at,
});

const ofRequest = (request: ClaimRequest) => ({ businessId: request.businessId, callId: request.callId, conversationId: request.conversationId });

async function receiptsUrl(sql: Sql, request: ClaimRequest): Promise<{ receiptsUrl?: string }> {
	const row = await sql.get("SELECT receipts_url FROM number_setups WHERE system = ? AND account = ? AND number = ? AND purpose = 'texts'", request.system, request.account, request.from);
	return row === undefined || row.receipts_url === null ? {} : { receiptsUrl: String(row.receipts_url) };
}

export async function settleText(sql: Sql, messageId: string, attempt: number, settlement: Settlement, now: number): Promise<boolean> {
	const providerId = 'providerId' in settlement ? settlement.providerId : null;
	const out = providerId !== null;
	if (out && (await isAnothers(sql, messageId, providerId))) return false;
	const reason = 'reason' in settlement ? settlement.reason : null;
	const ours = reason !== null && (await sql.get('SELECT reason FROM messages WHERE id = ?', messageId))?.reason === reason;
	const retryAt = 'reason' in settlement ? (settlement.retryAt ?? null) : null;
	const changed = await sql.run(
		`UPDATE messages SET status = ?, provider_id = COALESCE(?, provider_id), reason = ?, vendor_code = ?, sent_at = ?, delivered_at = ?,
			lease_until = NULL, retry_at = ? WHERE id = ? AND attempt = ? AND status = 'claimed'`,
		settlement.status,
		providerId,
		reason,
		settlement.status === 'failed' ? (settlement.vendorCode ?? null) : null,
		out ? now : null,
		settlement.status === 'delivered' ? now : null,
		retryAt,
		messageId,
		attempt,
	);
	if (changed === 0) return false;
	const row = await sql.get('SELECT * FROM messages WHERE id = ?', messageId);
	if (!row) return false;
	const message = toMessage(row);
	await finishOwed(sql, message, retryAt, now);
	if (out && message.purpose !== undefined && LIMITED_PURPOSES.includes(message.purpose)) await tally(sql, message.businessId, 'text', now);
	if (out && message.conversationId !== undefined) {
		await sql.run('UPDATE conversations SET last_text_at = ? WHERE id = ?', now, message.conversationId);
		if (message.purpose === 'first_text') await advanceStatus(sql, message.conversationId, 'texted');
		await planNudge(sql, message, now);
	}
	if (settlement.status === 'failed' && !ours) await learnFromRefusal(sql, message, settlement.reason, now);
	const { status, ...detail } = settlement;
	await appendEvent(sql, { at: now, kind: 'text_settled', businessId: message.businessId, callId: message.callId, conversationId: message.conversationId, messageId, data: { status, attempt, purpose: message.purpose ?? null, variant: message.variant ?? null, ...detail } });
	if (out) await applyEarlyReceipts(sql, message, now);
	return true;
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

async function finishOwed(sql: Sql, message: Message, retryAt: number | null, now: number): Promise<void> {
	if (message.purpose === 'first_text' && message.callId !== undefined) {
		await owe(sql, message.callId, retryAt);
		return;
	}
	const key = message.key ?? message.id;
	await offTheList(sql, key, now);
	if (retryAt !== null) await schedule(sql, dueOf({ ...message, key }, message.id, retryAt), now);
}

export async function renewClaim(sql: Sql, messageId: string, attempt: number, now: number, leaseMs: number): Promise<Message | undefined> {
	const changed = await sql.run("UPDATE messages SET attempt = attempt + 1, lease_until = ? WHERE id = ? AND attempt = ? AND status = 'claimed'", now + leaseMs, messageId, attempt);
	if (changed === 0) return undefined;
	const row = await sql.get('SELECT * FROM messages WHERE id = ?', messageId);
	if (!row) return undefined;
	const message = toMessage(row);
	if (message.purpose === 'first_text' && message.callId !== undefined) await owe(sql, message.callId, now + leaseMs);
	else await sql.run('UPDATE due SET due_at = ? WHERE due_key = ? AND done_at IS NULL', now + leaseMs, `text:${message.key ?? message.id}`);
	return message;
}
