// Texts of one person that follow one another within seconds are one thought, and are read as one reply.

import { findEmergency, normalizeReply, type BusinessProfile, type Intake, type Message } from '../../../engine';
import type { Sql } from '../sql';
import { toMessage } from './rows';

/** However long somebody goes on writing: after so many times the wait what has come is read. */
const MOST_WAITS = 4;

export interface Gathered {
	/** The reply as far as it has come: the first text's, with the words and pictures of all. */
	readonly message: Message;
	/** Whether it is to be handed to the canvas now. */
	readonly handOver: boolean;
}

/**
 * Puts a text that was just kept to those of the same person that still wait, and says whether they wait on. What
 * waits is owed to the canvas from the moment when nothing more has come, so that a restart loses nothing of it.
 */
export async function gather(sql: Sql, message: Message, profile: BusinessProfile, intake: Intake): Promise<Gathered> {
	const waitMs = intake.gatherMs ?? 0;
	const first = await waitingFirst(sql, message, intake.holder);
	if (first) await sql.run('UPDATE messages SET burst = ?, owed_at = NULL WHERE id = ?', first.id, message.id);
	const reply = first ? await whole(sql, first) : message;
	if (waitMs <= 0 || isEmergency(reply.body, profile)) {
		// By itself it was kept as handed over already.
		if (first) await sql.run('UPDATE messages SET offers = 1, owed_at = ? WHERE id = ?', intake.now + intake.leaseMs, reply.id);
		return { message: reply, handOver: true };
	}
	const until = Math.min(intake.now + waitMs, reply.at + MOST_WAITS * waitMs);
	await sql.run('UPDATE messages SET offers = 0, owed_at = ? WHERE id = ?', until, reply.id);
	return { message: reply, handOver: false };
}

/** The first text of those that the same person sent to the same canvas and that it has not been handed yet. */
async function waitingFirst(sql: Sql, { id, conversationId }: Message, holder: string): Promise<Message | undefined> {
	const row = await sql.get(
		"SELECT * FROM messages WHERE conversation_id = ? AND direction = 'in' AND holder = ? AND owed_at IS NOT NULL AND offers = 0 AND id <> ? ORDER BY at LIMIT 1",
		conversationId ?? null,
		holder,
		id,
	);
	return row && toMessage(row);
}

/** A text with those that followed it within seconds: a line each, all pictures. */
export async function whole(sql: Sql, first: Message): Promise<Message> {
	const rows = await sql.all('SELECT * FROM messages WHERE burst = ? ORDER BY at, id', first.id);
	if (rows.length === 0) return first;
	const all = [first, ...rows.map(toMessage)];
	return {
		...first,
		body: all.map(({ body }) => body).filter((body) => body !== '').join('\n'),
		media: all.flatMap(({ media }) => media),
	};
}

/** By rule alone: the model would have to be loaded within a transaction, and these few seconds are all it waits. */
function isEmergency(body: string, profile: BusinessProfile): boolean {
	const { add, remove } = profile.emergency;
	return findEmergency(normalizeReply(body), { emergencyAdd: add, emergencyRemove: remove }) !== null;
}
