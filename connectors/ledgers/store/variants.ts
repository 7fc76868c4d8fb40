import type { VariantResult } from '../../../engine';
import type { Sql } from '../sql';

/** An answer that comes later than this after the text is about something else. */
const ANSWER_WITHIN_MS = 7 * 24 * 3_600_000;

/** What became of the first texts of a business since a time, each wording by itself. */
export async function variantResults(sql: Sql, businessId: string, since: number): Promise<readonly VariantResult[]> {
	const rows = await sql.all(
		`SELECT COALESCE(m.variant, 'unknown') AS variant, COALESCE(m.situation, 'unknown') AS situation, COUNT(*) AS sent,
			SUM(CASE WHEN m.status = 'delivered' THEN 1 ELSE 0 END) AS delivered,
			SUM(CASE WHEN m.status = 'undelivered' THEN 1 ELSE 0 END) AS undelivered,
			SUM(CASE WHEN EXISTS (SELECT 1 FROM messages r WHERE r.conversation_id = m.conversation_id AND r.direction = 'in'
				AND r.at >= m.sent_at AND r.at <= m.sent_at + ${ANSWER_WITHIN_MS}) THEN 1 ELSE 0 END) AS replied,
			SUM(CASE WHEN EXISTS (SELECT 1 FROM consent_states c WHERE c.number = m.recipient
				AND c.opted_out_at >= m.sent_at AND c.opted_out_at <= m.sent_at + ${ANSWER_WITHIN_MS}) THEN 1 ELSE 0 END) AS opted_out
		FROM messages m WHERE m.business_id = ? AND m.purpose = 'first_text' AND m.direction = 'out' AND m.sent_at IS NOT NULL AND m.sent_at >= ?
		GROUP BY m.variant, m.situation ORDER BY m.situation, m.variant`,
		businessId,
		since,
	);
	return rows.map((row) => ({
		situation: String(row.situation),
		variant: String(row.variant),
		sent: Number(row.sent),
		delivered: Number(row.delivered),
		undelivered: Number(row.undelivered),
		replied: Number(row.replied),
		optedOut: Number(row.opted_out),
	}));
}
