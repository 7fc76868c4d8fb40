import type { ClaimRequest, TextFacts } from '../../../engine';
import type { Sql } from '../sql';

/**
 * Who has the matter that a text tells the person of. Nobody where it was closed or they were contacted meanwhile, nor
 * where somebody else has taken it since the text was written: it names the former.
 */
export async function takenByNow(sql: Sql, { conversationId, key }: Pick<ClaimRequest, 'conversationId' | 'key'>): Promise<Pick<TextFacts, 'takenBy'>> {
	if (conversationId === undefined) return {};
	const matter = await sql.get("SELECT taken_by, taken_at FROM escalations WHERE conversation_id = ? AND state = 'acknowledged' AND contacted_at IS NULL AND taken_by IS NOT NULL", conversationId);
	if (!matter) return {};
	const text = await sql.get('SELECT first_try_at FROM messages WHERE claim_key = ? AND first_try_at IS NOT NULL', key);
	return text && Number(text.first_try_at) < Number(matter.taken_at) ? {} : { takenBy: String(matter.taken_by) };
}
