import type { Sql } from '../sql';

/**
 * Whose turn it is, counted from 0, under the name of a rule. A conversation takes one turn and keeps it, whoever asks
 * again; the count is one row, so that of several processes no two get the same turn and none is left out.
 */
export async function takeTurn(sql: Sql, businessId: string, rule: string, conversationId: string, now: number): Promise<number> {
	const taken = await sql.get('SELECT turn FROM turns WHERE business_id = ? AND rule = ? AND conversation_id = ?', businessId, rule, conversationId);
	if (taken) return Number(taken.turn);
	const counted = await sql.get(
		`INSERT INTO turn_counts (business_id, rule, count) VALUES (?, ?, 1)
		ON CONFLICT (business_id, rule) DO UPDATE SET count = turn_counts.count + 1 RETURNING count`,
		businessId,
		rule,
	);
	if (!counted) throw new Error('The database returned no count for a turn that was just taken.');
	const turn = Number(counted.count) - 1;
	await sql.run('INSERT INTO turns (business_id, rule, conversation_id, turn, at) VALUES (?, ?, ?, ?, ?)', businessId, rule, conversationId, turn, now);
	return turn;
}

/** Who owned the person's last conversation before this one, as far as that was more than a guess by the call. */
export async function formerOwner(sql: Sql, businessId: string, person: string, conversationId: string): Promise<string | undefined> {
	const row = await sql.get(
		'SELECT owner FROM conversations WHERE business_id = ? AND person = ? AND id <> ? AND owner IS NOT NULL AND owner_provisional IS NULL ORDER BY opened_at DESC, id DESC LIMIT 1',
		businessId,
		person,
		conversationId,
	);
	return row ? String(row.owner) : undefined;
}
