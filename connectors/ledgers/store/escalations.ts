import { takenBecause, URGENCY_RANK, type BusinessProfile, type Escalation, type EscalationRequest } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { changeConversation } from './conversations';
import { dropDueOf, dueDone, schedule } from './due';
import { newId } from './ids';
import { appendEvent } from './record';
import { toEscalation } from './rows';

const LIVE = "('open', 'acknowledged', 'exhausted')";
/** How long automation stays silent towards a person whom somebody of the team has taken. */
const TAKEN_PAUSE_MS = 24 * 3_600_000;

export async function getEscalation(sql: Sql, id: string): Promise<Escalation | undefined> {
	const row = await sql.get('SELECT * FROM escalations WHERE id = ?', id);
	return row && toEscalation(row);
}

/** Those that somebody of the team can still take or finish, oldest first. */
export async function openEscalations(sql: Sql, businessId: string): Promise<readonly Escalation[]> {
	return (await sql.all(`SELECT * FROM escalations WHERE business_id = ? AND state IN ${LIVE} ORDER BY opened_at, id`, businessId)).map(toEscalation);
}

export async function openEscalation(sql: Sql, request: EscalationRequest): Promise<{ escalation: Escalation; created: boolean }> {
	if (request.dueId !== undefined) await dueDone(sql, request.dueId, request.now);
	const row = await sql.get(`SELECT * FROM escalations WHERE conversation_id = ? AND state IN ${LIVE}`, request.conversationId);
	if (row) return { escalation: await raise(sql, toEscalation(row), request), created: false };
	const id = newId('esc', request.now);
	await sql.run(
		`INSERT INTO escalations (id, business_id, conversation_id, person, code, state, urgency, route, summary, step, loop, opened_at, due_at, told)
		VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, 0, ?, ?, '[]')`,
		id,
		request.businessId,
		request.conversationId,
		request.person,
		await freeCode(sql, request.businessId),
		request.urgency,
		request.route,
		request.summary.slice(0, 500),
		request.firstStep ?? 0,
		request.now,
		request.firstStepAt,
	);
	await planStep(sql, { id, businessId: request.businessId, conversationId: request.conversationId }, request.firstStepAt, request.now);
	await appendEvent(sql, { at: request.now, kind: 'escalation_opened', businessId: request.businessId, conversationId: request.conversationId, data: { escalation: id, urgency: request.urgency, route: request.route } });
	const made = await getEscalation(sql, id);
	if (!made) throw new Error('The database returned no escalation where one was just opened.');
	return { escalation: made, created: true };
}

/**
 * Something worse than what is already known starts the policy anew, so that it reaches people at the pace of the worse;
 * so does word from a person for whom nobody was reached.
 */
async function raise(sql: Sql, escalation: Escalation, request: EscalationRequest): Promise<Escalation> {
	const worse = URGENCY_RANK[request.urgency] > URGENCY_RANK[escalation.urgency];
	if (!worse && escalation.state !== 'exhausted') return escalation;
	const urgency = worse ? request.urgency : escalation.urgency;
	await sql.run(
		"UPDATE escalations SET urgency = ?, route = ?, summary = ?, state = 'open', step = ?, loop = loop + 1, first_loop = loop + 1, contacted_at = NULL, due_at = ? WHERE id = ?",
		urgency,
		request.route,
		request.summary.slice(0, 500),
		request.firstStep ?? 0,
		request.firstStepAt,
		escalation.id,
	);
	await planStep(sql, escalation, request.firstStepAt, request.now);
	await appendEvent(sql, { at: request.now, kind: 'escalation_opened', businessId: escalation.businessId, conversationId: escalation.conversationId, data: { escalation: escalation.id, urgency, raised: true } });
	return (await getEscalation(sql, escalation.id)) ?? escalation;
}

async function freeCode(sql: Sql, businessId: string): Promise<number> {
	const rows = await sql.all(`SELECT code FROM escalations WHERE business_id = ? AND state IN ${LIVE}`, businessId);
	const used = new Set(rows.map((row) => Number(row.code)));
	let code = 1;
	while (used.has(code)) code += 1;
	return code;
}

export interface StepTaken {
	readonly id: string;
	/** The step as it was seen: if another has taken it meanwhile, nothing is taken. */
	readonly step: number;
	readonly loop: number;
	readonly next: { readonly step: number; readonly loop: number; readonly dueAt: number } | 'exhausted';
	readonly told: readonly string[];
	readonly now: number;
	readonly dueId?: string;
}

/** Takes the step that is due; one caller wins. */
export async function takeStep(sql: Sql, taken: StepTaken): Promise<Escalation | undefined> {
	const before = await getEscalation(sql, taken.id);
	if (taken.dueId !== undefined) await dueDone(sql, taken.dueId, taken.now);
	if (!before || before.state !== 'open' || before.step !== taken.step || before.loop !== taken.loop) return undefined;
	const told = JSON.stringify([...new Set([...before.told, ...taken.told])]);
	if (taken.next === 'exhausted') {
		await sql.run("UPDATE escalations SET state = 'exhausted', due_at = NULL, told = ? WHERE id = ?", told, taken.id);
		await dropDueOf(sql, before.conversationId, ['escalation_step'], taken.now);
		await appendEvent(sql, { at: taken.now, kind: 'escalation_exhausted', businessId: before.businessId, conversationId: before.conversationId, data: { escalation: taken.id } });
	} else {
		await sql.run('UPDATE escalations SET step = ?, loop = ?, due_at = ?, told = ? WHERE id = ?', taken.next.step, taken.next.loop, taken.next.dueAt, told, taken.id);
		await planStep(sql, before, taken.next.dueAt, taken.now);
		await appendEvent(sql, { at: taken.now, kind: 'escalation_step', businessId: before.businessId, conversationId: before.conversationId, data: { escalation: taken.id, step: taken.step, loop: taken.loop, told: taken.told } });
	}
	return await getEscalation(sql, taken.id);
}

/** One row a conversation and step of time: the next step replaces the last. */
async function planStep(sql: Sql, escalation: Pick<Escalation, 'id' | 'businessId' | 'conversationId'>, dueAt: number, now: number): Promise<void> {
	await sql.run("UPDATE due SET done_at = ? WHERE due_key = ? AND done_at IS NULL", now, `step:${escalation.id}`);
	await schedule(sql, { key: `step:${escalation.id}`, kind: 'escalation_step', businessId: escalation.businessId, conversationId: escalation.conversationId, escalationId: escalation.id, dueAt }, now);
}

/**
 * Somebody takes it: the policy stops, the conversation is theirs, automation is silent. The first one wins.
 * @param how `contact`: by calling or writing to the person, who then need not be told that somebody will
 */
export async function acknowledge(sql: Sql, id: string, by: string, now: number, how: 'word' | 'contact' = 'word'): Promise<{ escalation: Escalation; first: boolean }> {
	const before = await getEscalation(sql, id);
	if (!before) throw new Error(`There is no escalation "${id}" in the ledger. Take the id from an item of this package.`);
	if (before.state === 'acknowledged' || before.state === 'resolved') return { escalation: before, first: false };
	const contactedAt = how === 'contact' ? now : null;
	await sql.run("UPDATE escalations SET state = 'acknowledged', taken_by = ?, taken_at = ?, contacted_at = ?, due_at = NULL WHERE id = ?", by, now, contactedAt, id);
	await dropDueOf(sql, before.conversationId, ['escalation_step', 'unanswered'], now);
	const profile = (await getBusiness(sql, before.businessId))?.profile;
	// "The team" has called them back: that names nobody, and takes the conversation from nobody.
	if (how === 'word' || profile?.team.some((member) => member.id === by) === true) await changeConversation(sql, before.conversationId, { do: 'assign', owner: by }, by, now);
	await changeConversation(sql, before.conversationId, { do: 'pause', until: now + TAKEN_PAUSE_MS, because: takenBecause(by) }, by, now);
	await appendEvent(sql, { at: now, kind: 'escalation_taken', businessId: before.businessId, conversationId: before.conversationId, data: { escalation: id, by, secondsToTake: Math.round((now - before.openedAt) / 1000), ...(how === 'contact' ? { contact: true } : {}) } });
	if (how === 'word' && profile) await planAfterTaking(sql, before, profile.escalation, now);
	return { escalation: (await getEscalation(sql, id)) ?? before, first: true };
}

/** What is still owed to the person once somebody has taken it: to hear of it, and a call. */
async function planAfterTaking(sql: Sql, { id, businessId, conversationId }: Escalation, { tellCustomer, staleAckMinutes }: BusinessProfile['escalation'], now: number): Promise<void> {
	const due = { kind: 'escalation_step' as const, businessId, conversationId, escalationId: id };
	// Usually said by the run that learns of the taking; this is for a taking that no run learns of.
	if (tellCustomer !== undefined) await schedule(sql, { ...due, key: `customer-told:${id}`, dueAt: now + TELL_WITHIN_MS }, now);
	if (staleAckMinutes > 0) await schedule(sql, { ...due, key: `stale-taking:${id}`, dueAt: now + staleAckMinutes * 60_000 }, now);
}

const TELL_WITHIN_MS = 5_000;

/** Somebody of the team has spoken with the person, or written to them: whoever that was has taken what was open about them. */
export async function contacted(sql: Sql, conversationId: string, by: string, now: number): Promise<void> {
	const row = await sql.get(`SELECT * FROM escalations WHERE conversation_id = ? AND state IN ${LIVE}`, conversationId);
	if (!row) return;
	const { id } = toEscalation(row);
	const { first } = await acknowledge(sql, id, by, now, 'contact');
	if (first) return;
	await sql.run('UPDATE escalations SET contacted_at = COALESCE(contacted_at, ?) WHERE id = ?', now, id);
	await dropDueOf(sql, conversationId, ['escalation_step'], now);
}

/** A call of the person was answered, which began while something was open about them. */
export async function contactedByCall(sql: Sql, businessId: string, person: string, startedAt: number, now: number): Promise<void> {
	const row = await sql.get(`SELECT conversation_id FROM escalations WHERE business_id = ? AND person = ? AND opened_at <= ? AND state IN ${LIVE} ORDER BY opened_at DESC LIMIT 1`, businessId, person, startedAt);
	if (row) await contacted(sql, String(row.conversation_id), 'team', now);
}

export interface StaleTaking {
	readonly id: string;
	/** The taking as it was seen: if anything has happened since, nothing is opened again. */
	readonly takenAt: number;
	readonly firstStep: number;
	readonly firstStepAt: number;
	readonly now: number;
}

/** What was taken and not seen to is open again, from the beginning of the policy; one caller wins. */
export async function reopenEscalation(sql: Sql, stale: StaleTaking): Promise<Escalation | undefined> {
	const before = await getEscalation(sql, stale.id);
	if (!before || before.state !== 'acknowledged' || before.takenAt !== stale.takenAt || before.contactedAt !== undefined) return undefined;
	const reached = await sql.get('SELECT 1 AS found FROM conversations WHERE id = ? AND reached_at > ?', before.conversationId, stale.takenAt);
	if (reached) return undefined;
	await sql.run(
		"UPDATE escalations SET state = 'open', taken_by = NULL, taken_at = NULL, step = ?, loop = loop + 1, first_loop = loop + 1, due_at = ? WHERE id = ?",
		stale.firstStep,
		stale.firstStepAt,
		stale.id,
	);
	await planStep(sql, before, stale.firstStepAt, stale.now);
	await appendEvent(sql, { at: stale.now, kind: 'escalation_reopened', businessId: before.businessId, conversationId: before.conversationId, data: { escalation: stale.id, by: before.takenBy ?? '' } });
	return await getEscalation(sql, stale.id);
}

export async function resolveEscalation(sql: Sql, id: string, by: string, now: number): Promise<Escalation> {
	const before = await getEscalation(sql, id);
	if (!before) throw new Error(`There is no escalation "${id}" in the ledger. Take the id from an item of this package.`);
	if (before.state === 'resolved') return before;
	await sql.run("UPDATE escalations SET state = 'resolved', resolved_at = ?, due_at = NULL, taken_by = COALESCE(taken_by, ?) WHERE id = ?", now, by, id);
	await dropDueOf(sql, before.conversationId, ['escalation_step', 'unanswered'], now);
	await appendEvent(sql, { at: now, kind: 'escalation_resolved', businessId: before.businessId, conversationId: before.conversationId, data: { escalation: id, by } });
	return (await getEscalation(sql, id)) ?? before;
}
