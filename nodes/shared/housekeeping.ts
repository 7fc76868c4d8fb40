import type { Ledger } from '../../engine';

const EVERY_MS = 3_600_000;
const DAY_MS = 24 * EVERY_MS;

/** When each ledger was last tidied by this process. */
const tidied = new WeakMap<Ledger, number>();

/**
 * Once an hour: deletes what each profile's `retentionDays` no longer lets be kept, and counts that nothing asks for any
 * more. Called from the sweeps of the triggers, which run on the leader alone.
 */
export async function keepHouse(ledger: Ledger, now: number): Promise<void> {
	const last = tidied.get(ledger);
	if (last !== undefined && now - last < EVERY_MS && now >= last) return;
	tidied.set(ledger, now);
	await ledger.tidy(now);
	for (const { profile } of await ledger.listBusinesses()) {
		if (profile.retentionDays !== undefined) await ledger.forget(now - profile.retentionDays * DAY_MS, now, profile.id);
	}
}
