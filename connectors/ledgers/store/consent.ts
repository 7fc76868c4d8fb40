import type { Sql } from '../sql';
import { appendEvent } from './record';

/** When the person opted out of this business, or undefined when they may be texted. */
export async function optedOutAt(sql: Sql, businessId: string, number: string): Promise<number | undefined> {
	const row = await sql.get('SELECT opted_out_at FROM consents WHERE business_id = ? AND number = ?', businessId, number);
	return row?.opted_out_at === null || row === undefined ? undefined : Number(row.opted_out_at);
}

/** An opt-out that is said again keeps its first time, so that it is confirmed once. */
export async function optOut(sql: Sql, businessId: string, number: string, now: number, how: string, words: string): Promise<void> {
	const already = await optedOutAt(sql, businessId, number);
	if (already === undefined) {
		await sql.run(
			`INSERT INTO consents (business_id, number, opted_out_at, how, words) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (business_id, number) DO UPDATE SET opted_out_at = excluded.opted_out_at, opted_in_at = NULL, how = excluded.how, words = excluded.words`,
			businessId,
			number,
			now,
			how,
			words,
		);
	}
	await appendEvent(sql, { at: now, kind: 'opt_out', businessId, data: { number, how, words, again: already !== undefined } });
}

export async function optIn(sql: Sql, businessId: string, number: string, now: number, how: string, words: string): Promise<void> {
	await sql.run(
		`INSERT INTO consents (business_id, number, opted_out_at, opted_in_at, how, words) VALUES (?, ?, NULL, ?, ?, ?)
		ON CONFLICT (business_id, number) DO UPDATE SET opted_out_at = NULL, opted_in_at = excluded.opted_in_at, how = excluded.how, words = excluded.words`,
		businessId,
		number,
		now,
		how,
		words,
	);
	await appendEvent(sql, { at: now, kind: 'opt_in', businessId, data: { number, how, words } });
}
