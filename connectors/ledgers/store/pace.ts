import { startOfDay, type PaceFacts } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { appendEvent } from './record';

/** What is counted by the hour: texts that went out, opt-outs, texts that carriers filtered or blocked. */
export type Tally = 'text' | 'opt_out' | 'filtered';

const HOUR_MS = 3_600_000;
/** So many rows a count, chosen at random: on Postgres a single row would make all processes wait for one another. */
const SHARDS = 8;

export async function tally(sql: Sql, businessId: string, kind: Tally, now: number): Promise<void> {
	// What comes while sending is stopped is about the texts for which it was stopped: it does not stop it twice.
	if (kind !== 'text' && (await stoppedAt(sql, businessId, now))) return;
	await sql.run(
		`INSERT INTO tallies (business_id, hour, kind, shard, count) VALUES (?, ?, ?, ?, 1)
		ON CONFLICT (business_id, hour, kind, shard) DO UPDATE SET count = tallies.count + 1`,
		businessId,
		Math.floor(now / HOUR_MS),
		kind,
		Math.floor(Math.random() * SHARDS),
	);
}

/**
 * How fast a business is texting. Read before the transaction that claims, not in it: limits need no exact count, and
 * on Postgres every claim of a business would otherwise stand in the way of every other.
 * @returns undefined for a business that is not known, or whose profile sets no limit
 */
export async function paceOf(sql: Sql, businessId: string, now: number): Promise<PaceFacts | undefined> {
	const profile = (await getBusiness(sql, businessId))?.profile;
	if (!profile || (!profile.circuitBreaker.enabled && profile.dailyCaps.business <= 0)) return undefined;
	const hour = Math.floor(now / HOUR_MS);
	// A limit by the day needs the day's hours, the breaker this one and the one before.
	const since = profile.dailyCaps.business > 0 ? Math.floor(startOfDay(profile, now) / HOUR_MS) : hour - 1;
	const rows = await sql.all('SELECT hour, kind, SUM(count) AS count FROM tallies WHERE business_id = ? AND hour >= ? GROUP BY hour, kind', businessId, Math.min(since, hour - 1));
	const stopped = await stoppedAt(sql, businessId, now);
	const passed = (now % HOUR_MS) / HOUR_MS;
	const count = (kind: string, at: number) => rows.reduce((sum, row) => (row.kind === kind && Number(row.hour) === at ? sum + Number(row.count) : sum), 0);
	const fresh = (kind: Tally, at: number) => count(kind, at) - count(kind + BEFORE_STOP, at);
	// The hour before weighs as much as of it is still within the last sixty minutes.
	const lastHour = (kind: Tally) => Math.round(fresh(kind, hour) + fresh(kind, hour - 1) * (1 - passed));
	return {
		textsToday: rows.reduce((sum, row) => (row.kind === 'text' && Number(row.hour) >= since ? sum + Number(row.count) : sum), 0),
		textsLastHour: lastHour('text'),
		optOutsLastHour: lastHour('opt_out'),
		filteredLastHour: lastHour('filtered'),
		...(stopped ? { stoppedUntil: Number(stopped.until), stoppedBecause: String(stopped.because) } : {}),
	};
}

const stoppedAt = async (sql: Sql, businessId: string, now: number) => await sql.get('SELECT because, until FROM breakers WHERE business_id = ? AND until > ?', businessId, now);

/** Counts under this name are those for which sending was stopped already. */
const BEFORE_STOP = '_before_stop';

/**
 * Keeps that sending has stopped, until the time that the decision named. False when another text stopped it just
 * before: whoever decided by a pace read earlier does not stop it again.
 */
export async function trip(sql: Sql, businessId: string, because: string, until: number, now: number): Promise<boolean> {
	const tripped = await sql.run(
		`INSERT INTO breakers (business_id, because, tripped_at, until) VALUES (?, ?, ?, ?)
		ON CONFLICT (business_id) DO UPDATE SET because = excluded.because, tripped_at = excluded.tripped_at, until = excluded.until
		WHERE breakers.until <= excluded.tripped_at`,
		businessId,
		because,
		now,
		until,
	);
	if (tripped === 0) return false;
	// When sending begins again it is judged by what goes out then: the same texts do not stop it at once.
	await sql.run(
		`INSERT INTO tallies (business_id, hour, kind, shard, count)
		SELECT business_id, hour, kind || ?, 0, SUM(count) FROM tallies WHERE business_id = ? AND hour >= ? AND kind IN ('text', 'opt_out', 'filtered')
		GROUP BY business_id, hour, kind ON CONFLICT (business_id, hour, kind, shard) DO UPDATE SET count = excluded.count`,
		BEFORE_STOP,
		businessId,
		Math.floor(now / HOUR_MS) - 1,
	);
	await appendEvent(sql, { at: now, kind: 'sending_stopped', businessId, data: { because, until } });
	return true;
}

/** Counts older than two days are of no use any more. */
export async function dropOldTallies(sql: Sql, now: number): Promise<void> {
	await sql.run('DELETE FROM tallies WHERE hour < ?', Math.floor(now / HOUR_MS) - 48);
}
