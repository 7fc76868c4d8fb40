import {
	CONNECT_KEY,
	TAKE_KEY,
	type AlertCall,
	type AlertCallClaim,
	type AlertCallReceipt,
	type AlertCallReport,
	type AlertCallRequest,
	type AlertCallSettlement,
	type AlertCallStatus,
	type Escalation,
} from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { acknowledge, getEscalation } from './escalations';
import { newId } from './ids';
import { appendEvent } from './record';
import { toAlertCall } from './rows';
import { spokenWith } from './spokenWith';

export async function getAlertCall(sql: Sql, id: string): Promise<AlertCall | undefined> {
	const row = await sql.get('SELECT * FROM alert_calls WHERE id = ?', id);
	return row && toAlertCall(row);
}

export async function claimAlertCall(sql: Sql, request: AlertCallRequest): Promise<AlertCallClaim> {
	const row = await sql.get('SELECT * FROM alert_calls WHERE claim_key = ?', request.key);
	if (row) return { result: 'taken', call: toAlertCall(row) };
	if ((await getEscalation(sql, request.escalationId))?.state !== 'open') return { result: 'not_open' };
	const id = newId('acl', request.now);
	await sql.run(
		`INSERT INTO alert_calls (id, claim_key, business_id, conversation_id, escalation_id, member, phone, line, system, account, status, at, lease_until)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'claimed', ?, ?)`,
		id,
		request.key,
		request.businessId,
		request.conversationId,
		request.escalationId,
		request.member,
		request.phone,
		request.line,
		request.system,
		request.account,
		request.now,
		request.now + request.leaseMs,
	);
	const call = await getAlertCall(sql, id);
	if (!call) throw new Error('The database returned no call where one was just claimed.');
	return { result: 'claimed', call };
}

export async function settleAlertCall(sql: Sql, id: string, settlement: AlertCallSettlement, now: number): Promise<AlertCall | undefined> {
	const reason = 'reason' in settlement ? settlement.reason.slice(0, 500) : null;
	const providerId = 'providerId' in settlement ? settlement.providerId : null;
	// A report may overtake the answer to the request that it is about: it knows more.
	const changed = await sql.run("UPDATE alert_calls SET status = ?, reason = ?, provider_id = COALESCE(provider_id, ?) WHERE id = ? AND status = 'claimed'", settlement.status, reason, providerId, id);
	const call = await getAlertCall(sql, id);
	if (call && changed > 0) await note(sql, call, settlement.status, now);
	return call;
}

/** What is further on in the life of a call. Reports come twice, late and in any order. */
const PROGRESS: Readonly<Record<AlertCallStatus, number>> = { claimed: 0, refused: 1, unknown: 1, placed: 2, answered: 3, canceled: 4, failed: 4, no_answer: 4, busy: 4, rejected: 4, completed: 4 };
const OVER = PROGRESS.completed;

export async function recordAlertCall(sql: Sql, report: AlertCallReport, from: { readonly system: string; readonly account: string }, now: number): Promise<AlertCallReceipt | undefined> {
	const call = await getAlertCall(sql, report.alertId);
	const escalation = call && (await getEscalation(sql, call.escalationId));
	if (!call || !escalation || !isAbout(call, report, from)) return undefined;
	if (call.providerId === undefined) await sql.run('UPDATE alert_calls SET provider_id = ? WHERE id = ?', report.providerId, call.id);
	switch (report.what) {
		case 'state':
			await advance(sql, call, report.status, now);
			return await receiptOf(sql, call, 'noted', escalation);
		case 'connection':
			if (report.talked) await connected(sql, call, now);
			return await receiptOf(sql, call, 'noted', escalation);
		case 'key':
			return await press(sql, call, report.key, escalation, now);
	}
}

function isAbout(call: AlertCall, report: AlertCallReport, from: { readonly system: string; readonly account: string }): boolean {
	return call.system === from.system && call.account === from.account && call.phone === report.phone && (call.providerId === undefined || call.providerId === report.providerId);
}

async function advance(sql: Sql, call: AlertCall, status: AlertCallStatus, now: number): Promise<void> {
	if (PROGRESS[status] <= PROGRESS[call.status]) return;
	await sql.run('UPDATE alert_calls SET status = ?, ended_at = ? WHERE id = ?', status, PROGRESS[status] === OVER ? now : null, call.id);
	await note(sql, call, status, now);
}

async function press(sql: Sql, call: AlertCall, key: string, before: Escalation, now: number): Promise<AlertCallReceipt> {
	await advance(sql, call, 'answered', now);
	await sql.run('UPDATE alert_calls SET pressed = ? WHERE id = ?', key.slice(0, 8), call.id);
	const member = (await getBusiness(sql, call.businessId))?.profile.team.find(({ id }) => id === call.member);
	// Whoever has left the team, or has another phone by now, takes nothing any more.
	if (before.state === 'resolved' || member?.phone !== call.phone) return await receiptOf(sql, call, 'closed', before);
	if (key !== TAKE_KEY && key !== CONNECT_KEY) return await receiptOf(sql, call, 'no_choice', before);
	const { escalation } = await acknowledge(sql, call.escalationId, call.member, now);
	return await receiptOf(sql, call, escalation.takenBy === call.member ? 'took' : 'already_taken', escalation);
}

async function connected(sql: Sql, call: AlertCall, now: number): Promise<void> {
	// Said once, however often it is reported.
	if ((await sql.run("UPDATE alert_calls SET pressed = 'connected' WHERE id = ? AND pressed <> 'connected'", call.id)) === 0) return;
	await spokenWith(sql, call.conversationId, call.member, now);
	await note(sql, call, 'connected', now);
}

async function receiptOf(sql: Sql, call: AlertCall, result: AlertCallReceipt['result'], escalation: Escalation): Promise<AlertCallReceipt> {
	const profile = (await getBusiness(sql, call.businessId))?.profile;
	const holder = profile?.team.find(({ id }) => id === escalation.takenBy)?.name;
	return { result, call, escalation, language: profile?.language ?? 'en', ...(holder === undefined ? {} : { takenBy: holder }) };
}

async function note(sql: Sql, call: AlertCall, status: string, now: number): Promise<void> {
	const escalation = await getEscalation(sql, call.escalationId);
	await appendEvent(sql, {
		at: now,
		kind: 'alert_call',
		businessId: call.businessId,
		conversationId: call.conversationId,
		data: { escalation: call.escalationId, alertCallId: call.id, member: call.member, status, took: escalation?.takenBy === call.member },
	});
}
