import type { Decision } from '../../../engine';
import type { Row, Sql } from '../sql';
import { appendEvent } from './record';

/** Keeps the decision about a call; a later one (a hold that ended, say) takes its place, and both stay in the record. */
export async function writeDecision(sql: Sql, businessId: string, callId: string, conversationId: string | null, decision: Decision, now: number): Promise<void> {
	await sql.run(
		`INSERT INTO decisions (call_id, business_id, action, reason, until, template, facts, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (call_id) DO UPDATE SET action = excluded.action, reason = excluded.reason, until = excluded.until,
			template = excluded.template, facts = excluded.facts, at = excluded.at`,
		callId,
		businessId,
		decision.action,
		decision.reason,
		decision.until ?? null,
		decision.template ?? null,
		JSON.stringify(decision.facts),
		now,
	);
	await appendEvent(sql, { at: now, kind: 'decision', businessId, callId, conversationId, data: { ...decision } });
}

export async function decisionOf(sql: Sql, callId: string): Promise<Decision | undefined> {
	const row = await sql.get('SELECT * FROM decisions WHERE call_id = ?', callId);
	return row && toDecision(row);
}

export function toDecision(row: Row): Decision {
	return {
		action: row.action as Decision['action'],
		reason: row.reason as Decision['reason'],
		...(row.until === null ? {} : { until: Number(row.until) }),
		...(row.template === null ? {} : { template: String(row.template) }),
		facts: JSON.parse(String(row.facts)) as Decision['facts'],
	};
}
