import { ALERT_EVERY_MS, URGENCY_RANK, type AlertPlan, type AlertSlot, type CarriedAlerts } from '../../../engine';
import type { Row, Sql } from '../sql';
import { schedule } from './due';
import { getEscalation } from './escalations';

/**
 * Puts an alert into a text: one that goes now, or the one that goes when the minute since the last is over. The same
 * alert again gets the text that it is in.
 */
export async function planAlert(sql: Sql, plan: AlertPlan): Promise<AlertSlot> {
	const known = await sql.get('SELECT * FROM alerts WHERE alert_key = ?', plan.key);
	if (known) return toSlot(known);
	if (plan.pressing) return await planPressing(sql, plan);
	const last = await lastOf(sql, plan);
	if (last && last.closed_at === null) return await put(sql, plan, toSlot(last), 'open');
	const free = last === undefined ? plan.now : Number(last.send_at) + ALERT_EVERY_MS;
	if (free <= plan.now) return await put(sql, plan, slotOf(plan, plan.now), 'closed');
	const slot = await put(sql, plan, slotOf(plan, free), 'open');
	// Of the text, not of the conversation: it carries others too, and must go when this one is taken.
	await schedule(sql, { key: `alerts:${slot.key}`, kind: 'escalation_step', businessId: plan.businessId, escalationId: plan.escalationId, dueAt: free }, plan.now);
	return slot;
}

/**
 * It goes at once, and with it the emergencies of the same minute that nobody has taken: whoever reads the last text has
 * them all. What is no emergency keeps its place in the text that waits, where it hides nothing.
 */
async function planPressing(sql: Sql, plan: AlertPlan): Promise<AlertSlot> {
	const slot = slotOf(plan, plan.now);
	const lately = await sql.all(
		`SELECT DISTINCT a.escalation_id FROM alerts a JOIN escalations e ON e.id = a.escalation_id
		WHERE a.business_id = ? AND a.member = ? AND a.channel = ? AND a.pressing = 1 AND a.send_at > ? AND a.send_at <= ? AND e.state IN ('open', 'exhausted') AND a.escalation_id <> ? ORDER BY a.escalation_id`,
		plan.businessId,
		plan.member,
		plan.channel,
		plan.now - ALERT_EVERY_MS,
		plan.now,
		plan.escalationId,
	);
	for (const row of lately) {
		const escalationId = String(row.escalation_id);
		// Not pressing itself: what is said along does not make the next one say it once more.
		await put(sql, { ...plan, key: `${plan.key}+${escalationId}`, escalationId, pressing: false, again: true }, slot, 'closed');
	}
	return await put(sql, plan, slot, 'closed');
}

/** The text to this person that goes last. One more than a minute away was planned before the clock was set back. */
async function lastOf(sql: Sql, plan: AlertPlan): Promise<Row | undefined> {
	return await sql.get(
		'SELECT * FROM alerts WHERE business_id = ? AND member = ? AND channel = ? AND send_at <= ? ORDER BY send_at DESC, slot LIMIT 1',
		plan.businessId,
		plan.member,
		plan.channel,
		plan.now + ALERT_EVERY_MS,
	);
}

const slotOf = (plan: AlertPlan, sendAt: number): AlertSlot => ({ key: plan.key, businessId: plan.businessId, member: plan.member, channel: plan.channel, line: plan.line, sendAt });

async function put(sql: Sql, plan: AlertPlan, slot: AlertSlot, as: 'open' | 'closed'): Promise<AlertSlot> {
	await sql.run(
		'INSERT INTO alerts (alert_key, slot, business_id, member, channel, escalation_id, line, pressing, again, at, send_at, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
		plan.key,
		slot.key,
		plan.businessId,
		plan.member,
		plan.channel,
		plan.escalationId,
		slot.line,
		plan.pressing ? 1 : 0,
		plan.again ? 1 : 0,
		plan.now,
		slot.sendAt,
		as === 'closed' ? plan.now : null,
	);
	return slot;
}

/** From now on nothing is added to a text. What it carries, emergencies first, and within an urgency the oldest first. */
export async function closeAlerts(sql: Sql, slot: AlertSlot, now: number): Promise<CarriedAlerts> {
	// The minute to the next one begins when this one goes, however late that is.
	await sql.run('UPDATE alerts SET closed_at = ?, send_at = CASE WHEN send_at < ? THEN ? ELSE send_at END WHERE slot = ? AND closed_at IS NULL', now, now, now, slot.key);
	const rows = await sql.all('SELECT escalation_id, MAX(again) AS again FROM alerts WHERE slot = ? GROUP BY escalation_id', slot.key);
	const carried = await Promise.all(rows.map(async (row) => ({ escalation: await getEscalation(sql, String(row.escalation_id)), again: Number(row.again) === 1 })));
	return carried
		.flatMap(({ escalation, again }) => (escalation ? [{ escalation, again }] : []))
		.sort((a, b) => URGENCY_RANK[b.escalation.urgency] - URGENCY_RANK[a.escalation.urgency] || a.escalation.openedAt - b.escalation.openedAt || a.escalation.code - b.escalation.code);
}

/** The texts of a business whose time has come and that nobody has seen through. */
export async function alertsDue(sql: Sql, businessId: string, now: number): Promise<readonly AlertSlot[]> {
	const rows = await sql.all(
		`SELECT slot, business_id, member, channel, MIN(line) AS line, MIN(send_at) AS send_at FROM alerts
		WHERE business_id = ? AND done_at IS NULL AND send_at <= ? GROUP BY slot, business_id, member, channel ORDER BY MIN(send_at), slot LIMIT 50`,
		businessId,
		now,
	);
	return rows.map(toSlot);
}

/** A text went, or has become a matter of its own: what is still to come of it stands with the text. */
export async function alertsDone(sql: Sql, slot: string, now: number): Promise<void> {
	await sql.run('UPDATE alerts SET done_at = ? WHERE slot = ? AND done_at IS NULL', now, slot);
}

const KEEP_MS = 30 * 24 * 3_600_000;

export async function dropOldAlerts(sql: Sql, now: number): Promise<void> {
	await sql.run('DELETE FROM alerts WHERE at < ?', now - KEEP_MS);
}

function toSlot(row: Row): AlertSlot {
	return { key: String(row.slot), businessId: String(row.business_id), member: String(row.member), channel: 'text', line: String(row.line), sendAt: Number(row.send_at) };
}
