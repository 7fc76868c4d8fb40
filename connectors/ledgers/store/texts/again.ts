import type { Claim, ClaimRequest, Decision, Message } from '../../../../engine';
import type { Row, Sql } from '../../sql';
import { decisionOf } from '../decisions';
import { appendEvent } from '../record';
import { toMessage } from '../rows';
import { giveUp, holdText, noteDecision } from './notNow';
import { oweText, takeOff } from './owed';
import { ofRequest, receiptsUrl } from './rows';

/** The key was claimed before. Whoever may have sent it must be asked about at the provider before anything else. */
export async function claimAgain(sql: Sql, request: ClaimRequest, row: Row, decision: Decision): Promise<Claim> {
	const message = toMessage(row);
	const doubtful = message.status === 'claimed' || message.status === 'unknown';
	const refused = message.status === 'failed' && row.retry_at !== null;
	const settled = !doubtful && !refused;
	if (settled || freeFrom(row) > request.now) {
		// Whoever came because it had fallen due takes it off the list; what is not settled must be on it again.
		if (request.dueId !== undefined && !settled) await oweText(sql, { ...request, id: message.id }, freeFrom(row), request.now);
		return await taken(sql, request, message);
	}
	await takeOff(sql, request);
	if (refused && decision.action !== 'text') return await notAgain(sql, request, row, message, decision);

	const attempt = message.attempt + 1;
	const leaseUntil = request.now + request.leaseMs;
	// What is only now tried again counts as texted now; what may have gone out before keeps its place in the thread.
	const at = refused ? request.now : message.at;
	// What may no longer go out carries our reason, so that settling it so is not taken for a refusal of the provider.
	const against = decision.action === 'text' ? null : decision.reason;
	await sql.run("UPDATE messages SET status = 'claimed', reason = ?, attempt = ?, lease_until = ?, retry_at = NULL, at = ? WHERE id = ?", against, attempt, leaseUntil, at, message.id);
	await oweText(sql, { ...request, id: message.id }, leaseUntil, request.now);
	await appendEvent(sql, { at: request.now, kind: 'text_claimed', ...ofRequest(request), messageId: message.id, data: { purpose: request.purpose, attempt, doubtful } });
	const claim = { message: { ...message, status: 'claimed' as const, attempt, at }, decision, ...(await receiptsUrl(sql, request)) };
	return doubtful ? { ...claim, result: 'doubtful', firstTryAt: Number(row.first_try_at) } : { ...claim, result: 'claimed' };
}

/** When whoever has it, or the provider that refused it, lets go of it, epoch milliseconds; zero where nobody holds it. */
const freeFrom = (row: Row): number => Math.max(Number(row.lease_until), Number(row.retry_at));

/** A call has its decision already; about any other text it says only that somebody else has it. */
async function taken(sql: Sql, request: ClaimRequest, message: Message): Promise<Claim> {
	const kept = request.callId === undefined ? undefined : await decisionOf(sql, request.callId);
	return { result: 'taken', message, decision: kept ?? { action: 'skip', reason: 'already_claimed', facts: { status: message.status } } };
}

/** Nothing went out, and now nothing may: it waits, or the refusal stands for good. */
async function notAgain(sql: Sql, request: ClaimRequest, row: Row, message: Message, decision: Decision): Promise<Claim> {
	await noteDecision(sql, request, decision);
	if (decision.action === 'hold') await holdText(sql, request, row, message, decision);
	else await giveUp(sql, row, decision);
	return { result: 'not_now', decision };
}
