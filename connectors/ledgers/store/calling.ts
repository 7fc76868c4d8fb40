import type { BusinessProfile, Call, CallingFacts } from '../../../engine';
import type { Row, Sql } from '../sql';

const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;
/** Far more calls of one number than any limit asks about. */
const MOST_ROWS = 500;

/**
 * How a caller's number has been calling, over the whole ledger: what tells a robocaller from a customer. Counted around
 * the call, not around the moment of the decision: a text that was held is decided about long after the burst. With
 * `answeredAt`, until when this business spoke with them after this call had begun.
 */
export async function callingOf(sql: Sql, call: Call, profile: BusinessProfile): Promise<CallingFacts & { readonly answeredAt?: number }> {
	if (call.from === null) return { businessesLastHour: 0, callsLastTenMinutes: 0, neighboursLastTenMinutes: 0 };
	const rows = await sql.all(
		'SELECT id, business_id, outcome, started_at, ended_at FROM calls WHERE caller = ? AND started_at > ? ORDER BY started_at DESC LIMIT ?',
		call.from,
		call.startedAt - HOUR_MS,
		MOST_ROWS,
	);
	const answered = rows.find((row) => row.business_id === call.businessId && row.outcome === 'answered' && row.id !== call.id && lastedUntil(row) >= call.startedAt);
	const known = rows.filter((row) => row.business_id !== '');
	const ours = known.filter((row) => row.business_id === call.businessId);
	return {
		businessesLastHour: mostWithin(HOUR_MS, known, call.startedAt, (row) => row.business_id),
		callsLastTenMinutes: mostWithin(TEN_MINUTES_MS, ours, call.startedAt, (row) => row.id),
		neighboursLastTenMinutes: profile.spam.enabled && profile.spam.neighboursInTenMinutes > 0 ? await neighbours(sql, call, call.from) : 0,
		...(answered ? { answeredAt: lastedUntil(answered) } : {}),
	};
}

const lastedUntil = (row: Row): number => Number(row.ended_at ?? row.started_at);

/** The most different ones in any stretch of so many milliseconds that the call lies in. */
function mostWithin(ms: number, rows: readonly Row[], at: number, what: (row: Row) => unknown): number {
	const near = rows.map((row) => ({ at: Number(row.started_at), what: what(row) })).filter((row) => Math.abs(row.at - at) < ms);
	const stretches = near.filter((from) => from.at <= at).map((from) => new Set(near.filter((row) => row.at >= from.at && row.at < from.at + ms).map((row) => row.what)).size);
	return Math.max(0, ...stretches);
}

/** A dialler that makes its caller IDs up counts through the last digits of one exchange. */
async function neighbours(sql: Sql, call: Call, from: string): Promise<number> {
	const stem = from.slice(0, -2);
	const rows = await sql.all(
		'SELECT caller, started_at FROM calls WHERE caller >= ? AND caller <= ? AND caller <> ? AND business_id = ? AND started_at > ? AND started_at < ? LIMIT ?',
		`${stem}00`,
		`${stem}99`,
		from,
		call.businessId,
		call.startedAt - TEN_MINUTES_MS,
		call.startedAt + TEN_MINUTES_MS,
		MOST_ROWS,
	);
	return mostWithin(TEN_MINUTES_MS, [...rows, { caller: from, started_at: call.startedAt }], call.startedAt, (row) => row.caller) - 1;
}
