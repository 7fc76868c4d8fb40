import { SAT_OUT_MS, type ClaimRequest, type ComposedText, type Decision, type Message } from '../../../../engine';
import type { Row, Sql } from '../../sql';
import { owe } from '../calls';
import { writeDecision } from '../decisions';
import { planCaller } from '../followUps';
import { appendEvent } from '../record';
import { callAnswered, listText } from './owed';
import { ofRequest, writeText } from './rows';

/** How long the due list has a held text for itself, before its call offers it again. */
const HELD_FALLBACK_MS = 120_000;

/** The decision about a call is the one about its first text. Where that says no, the call is owed nothing more. */
export async function noteDecision(sql: Sql, request: ClaimRequest, decision: Decision): Promise<void> {
	const callId = callAnswered(request);
	if (callId === undefined) return;
	await writeDecision(sql, request.businessId, callId, request.conversationId ?? null, decision, request.now);
	if (decision.action === 'skip') await owe(sql, callId, null);
	if (decision.escalate === true) await planCaller(sql, request, request.now);
}

/** What waited, and may not go out: with the reason. */
export async function giveUp(sql: Sql, row: Row | undefined, { reason }: Decision): Promise<void> {
	if (row) await sql.run("UPDATE messages SET status = 'failed', reason = ?, retry_at = NULL WHERE id = ?", reason, String(row.id));
}

/**
 * A text that waits comes out of the due list. Should nothing on the canvas take that up, a first text also comes back
 * through its call, a little later: a canvas without a Follow-Up Trigger loses no caller.
 */
export async function holdText(sql: Sql, request: ClaimRequest, row: Row | undefined, text: ComposedText, decision: Decision): Promise<Message> {
	const { now } = request;
	const until = decision.until ?? now;
	const message = await writeText(sql, request, row, text, { status: 'held', leaseUntil: null });
	const callId = callAnswered(request);
	// Whoever decided on the grace period waits it out itself: only after that is it somebody else's.
	const waitsItself = callId !== undefined && decision.reason === 'grace_period' && until - now <= SAT_OUT_MS;
	if (callId !== undefined) await owe(sql, callId, until + (waitsItself ? request.leaseMs : HELD_FALLBACK_MS));
	if (!waitsItself) await listText(sql, { ...request, id: message.id }, until, now);
	await appendEvent(sql, { at: now, kind: 'text_held', ...ofRequest(request), messageId: message.id, data: { until, reason: decision.reason } });
	return message;
}

/** Keeps what would have gone out. The key is spent: what was not sent in shadow mode is not sent later either. */
export async function shadowText(sql: Sql, request: ClaimRequest, row: Row | undefined, text: ComposedText, decision: Decision): Promise<Message> {
	const message = await writeText(sql, request, row, text, { status: 'shadow', leaseUntil: null, situation: decision.template });
	await appendEvent(sql, { at: request.now, kind: 'text_shadowed', ...ofRequest(request), messageId: message.id, data: { purpose: request.purpose, variant: text.variant ?? null } });
	return message;
}
