import type { Message } from '../../../engine';
import type { Sql } from '../sql';
import { toMessage } from './rows';

export async function getMessage(sql: Sql, id: string): Promise<Message | undefined> {
	const row = await sql.get('SELECT * FROM messages WHERE id = ?', id);
	return row && toMessage(row);
}
