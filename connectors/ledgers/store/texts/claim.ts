import type { Claim, ClaimRequest, Decision, PaceFacts, TextFacts } from '../../../../engine';
import type { Sql } from '../../sql';
import { gatherFacts } from '../facts';
import { trip } from '../pace';
import { appendEvent } from '../record';
import { claimAgain } from './again';
import { giveUp, holdText, noteDecision, shadowText } from './notNow';
import { oweText, takeOff } from './owed';
import { ofRequest, receiptsUrl, writeText } from './rows';

const UNKNOWN_BUSINESS: Decision = { action: 'skip', reason: 'unknown_business', facts: {} };

/** Facts, decision and claim in one transaction: nothing can happen between the look and the leap. */
export async function claimText(sql: Sql, request: ClaimRequest, decide: (facts: TextFacts) => Decision, pace?: PaceFacts): Promise<Claim> {
	const row = await sql.get('SELECT * FROM messages WHERE claim_key = ?', request.key);
	const facts = await gatherFacts(sql, request, pace);
	const decision = facts ? await stopOnce(sql, request, decide(facts)) : UNKNOWN_BUSINESS;
	if (row && row.status !== 'held') return await claimAgain(sql, request, row, decision);

	await noteDecision(sql, request, decision);
	// Nothing can be on the list of a text that was never asked for, but what it was asked for with.
	if (row || request.dueId !== undefined) await takeOff(sql, request);
	if (facts && decision.reason === 'shadow') return { result: 'not_now', decision, message: await shadowText(sql, request, row, request.compose(decision, facts), decision) };
	if (!facts || decision.action === 'skip') {
		await giveUp(sql, row, decision);
		return { result: 'not_now', decision };
	}
	const text = request.compose(decision, facts);
	if (decision.action === 'hold') return { result: 'not_now', decision, message: await holdText(sql, request, row, text, decision) };

	const leaseUntil = request.now + request.leaseMs;
	const message = await writeText(sql, request, row, text, { status: 'claimed', leaseUntil, situation: decision.template });
	await oweText(sql, { ...request, id: message.id }, leaseUntil, request.now);
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
