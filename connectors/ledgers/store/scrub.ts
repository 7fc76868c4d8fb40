import type { CallFacts } from '../../../engine';
import type { Row, Sql } from '../sql';
import { codeOnly, impersonal } from './impersonal';

/** Stands where a number was. */
export const FORGOTTEN = 'forgotten';

const marks = (list: readonly unknown[]) => list.map(() => '?').join(', ');
const LIVE = "('open', 'acknowledged', 'exhausted')";

/**
 * Takes out of calls who called. The provider's id stays, so that a report that comes once more is still known; so do
 * the decision's action and reason.
 */
export async function scrubCalls(sql: Sql, rows: readonly Row[]): Promise<void> {
	for (const { id, facts } of rows) {
		await sql.run(
			'UPDATE calls SET caller = NULL, caller_raw = ?, caller_name = NULL, forwarded_from = NULL, facts = ?, owed_at = NULL WHERE id = ?',
			FORGOTTEN,
			JSON.stringify(measured(JSON.parse(String(facts)) as CallFacts)),
			String(id),
		);
		await sql.run("UPDATE decisions SET facts = '{}' WHERE call_id = ?", String(id));
		await scrubEvents(sql, 'call_id = ?', String(id));
	}
}

/** Legs may be named by the phones that rang, and a recording is the caller's voice. */
function measured({ voicemail, legs: _legs, ...facts }: CallFacts): CallFacts {
	const { durationSeconds } = voicemail ?? {};
	return { ...facts, legs: {}, ...(voicemail ? { voicemail: durationSeconds === undefined ? {} : { durationSeconds } } : {}) };
}

/** Takes numbers and words out of texts. What still waited to be sent is not sent. */
export async function scrubMessages(sql: Sql, where: string, ...params: readonly (string | number)[]): Promise<number> {
	return await sql.run(
		`UPDATE messages SET body = '', media = '[]', classification = NULL, correction = NULL, review_at = NULL, owed_at = NULL, retry_at = NULL,
			sender = CASE WHEN direction = 'in' THEN '${FORGOTTEN}' ELSE sender END,
			recipient = CASE WHEN direction = 'out' THEN '${FORGOTTEN}' ELSE recipient END,
			reason = CASE WHEN status = 'held' THEN '${FORGOTTEN}' ELSE reason END,
			status = CASE WHEN status = 'held' THEN 'failed' ELSE status END
		WHERE ${where}`,
		...params,
	);
}

/** Takes the person out of conversations, with all that belongs to them. What was open is closed. */
export async function scrubConversations(sql: Sql, rows: readonly Row[], now: number): Promise<{ calls: number; messages: number }> {
	if (rows.length === 0) return { calls: 0, messages: 0 };
	const ids = rows.map(({ id }) => String(id));
	const calls: Row[] = [];
	for (const { id, person } of rows) {
		// By the caller first: there is an index for that.
		calls.push(...(await sql.all('SELECT id, facts FROM calls WHERE caller = ? AND conversation_id = ?', String(person), String(id))));
		await scrubEvents(sql, 'conversation_id = ?', String(id));
	}
	await scrubCalls(sql, calls);
	const messages = await scrubMessages(sql, `conversation_id IN (${marks(ids)})`, ...ids);
	// One text to the team may speak of several people; it is in the thread of one of them.
	await scrubMessages(sql, `claim_key IN (SELECT slot FROM alerts WHERE escalation_id IN (SELECT id FROM escalations WHERE conversation_id IN (${marks(ids)})))`, ...ids);
	await sql.run(
		`UPDATE escalations SET person = '${FORGOTTEN}', summary = '', due_at = NULL, resolved_at = COALESCE(resolved_at, ?),
			state = CASE WHEN state IN ${LIVE} THEN 'resolved' ELSE state END WHERE conversation_id IN (${marks(ids)})`,
		now,
		...ids,
	);
	// Whom it was about went with the escalation; the phone is that of the team, and what a refusal said may name it.
	await sql.run(`UPDATE alert_calls SET phone = '${FORGOTTEN}', reason = NULL WHERE conversation_id IN (${marks(ids)})`, ...ids);
	await sql.run(`DELETE FROM turns WHERE conversation_id IN (${marks(ids)})`, ...ids);
	await sql.run(`DELETE FROM due WHERE conversation_id IN (${marks(ids)})`, ...ids);
	for (const { id, lost_reason: lost } of rows) {
		await sql.run(
			`UPDATE conversations SET person = '${FORGOTTEN}', qualification = NULL, next_action = NULL, follow_up_at = NULL, call_back_at = NULL, call_back_because = NULL, paused_because = NULL, lost_reason = ?, closed_at = COALESCE(closed_at, ?) WHERE id = ?`,
			typeof lost === 'string' ? codeOnly(lost) : null,
			now,
			String(id),
		);
	}
	return { calls: calls.length, messages };
}

export async function scrubEvents(sql: Sql, where: string, ...params: readonly (string | number)[]): Promise<number | undefined> {
	const rows = await sql.all(`SELECT seq, data FROM events WHERE ${where}`, ...params);
	for (const { seq, data } of rows) {
		const rest = impersonal(String(data));
		if (rest !== data) await sql.run('UPDATE events SET data = ? WHERE seq = ?', rest, Number(seq));
	}
	const last = rows.at(-1)?.seq;
	return last === undefined ? undefined : Number(last);
}
