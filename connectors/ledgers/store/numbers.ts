import type { LineType } from '../../../engine';
import type { Sql } from '../sql';

/** What the phone system said of a number, not longer ago than `maxAgeMs`. */
export async function lineTypeOf(sql: Sql, number: string, now: number, maxAgeMs: number): Promise<LineType | undefined> {
	const row = await sql.get('SELECT line_type FROM number_facts WHERE number = ? AND checked_at >= ?', number, now - maxAgeMs);
	return row && (String(row.line_type) as LineType);
}

export async function noteLineType(sql: Sql, number: string, lineType: LineType, carrier: string | undefined, now: number): Promise<void> {
	await sql.run(
		`INSERT INTO number_facts (number, line_type, carrier, checked_at) VALUES (?, ?, ?, ?)
		ON CONFLICT (number) DO UPDATE SET line_type = excluded.line_type, carrier = excluded.carrier, checked_at = excluded.checked_at`,
		number,
		lineType,
		carrier ?? null,
		now,
	);
}
