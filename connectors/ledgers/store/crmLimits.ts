import type { CrmLimit } from '../../../engine';
import type { Sql } from '../sql';

const HOLD = 'hold';

/**
 * Counts a request in the window of each limit, for all processes. A window that is full gives the time until the next
 * one, and counts nothing.
 */
export async function takeCrmTurn(sql: Sql, system: string, account: string, limits: readonly CrmLimit[], now: number): Promise<number> {
	const held = await sql.get('SELECT window_start FROM crm_limits WHERE system = ? AND account = ? AND slot = ?', system, account, HOLD);
	const heldMs = Number(held?.window_start ?? 0) - now;
	if (heldMs > 0) return heldMs;
	const windows = limits.map(({ requests, perSeconds }) => ({ requests, ms: perSeconds * 1_000, slot: `${requests}/${perSeconds}`, start: Math.floor(now / (perSeconds * 1_000)) * perSeconds * 1_000 }));
	for (const window of windows) {
		const row = await sql.get('SELECT used, window_start FROM crm_limits WHERE system = ? AND account = ? AND slot = ?', system, account, window.slot);
		const latest = Number(row?.window_start ?? 0);
		// A process whose clock is a little behind counts in the window that the others have come to.
		if (latest > window.start && latest <= window.start + window.ms) window.start = latest;
		if (latest === window.start && Number(row?.used ?? 0) >= window.requests) return window.start + window.ms - now;
	}
	for (const { slot, start } of windows) {
		await sql.run(
			`INSERT INTO crm_limits (system, account, slot, window_start, used) VALUES (?, ?, ?, ?, 1)
			ON CONFLICT (system, account, slot) DO UPDATE SET used = CASE WHEN crm_limits.window_start = excluded.window_start THEN crm_limits.used + 1 ELSE 1 END, window_start = excluded.window_start`,
			system,
			account,
			slot,
			start,
		);
	}
	return 0;
}

/** A hint that reaches further than an earlier one counts. */
export async function holdCrm(sql: Sql, system: string, account: string, until: number): Promise<void> {
	await sql.run(
		`INSERT INTO crm_limits (system, account, slot, window_start, used) VALUES (?, ?, ?, ?, 0)
		ON CONFLICT (system, account, slot) DO UPDATE SET window_start = CASE WHEN crm_limits.window_start > excluded.window_start THEN crm_limits.window_start ELSE excluded.window_start END`,
		system,
		account,
		HOLD,
		until,
	);
}
