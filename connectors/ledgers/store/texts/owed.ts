import type { ClaimRequest, Message } from '../../../../engine';
import type { Sql } from '../../sql';
import { owe } from '../calls';
import { dueDone, offTheList, planAnew, schedule } from '../due';

/** What says where a text comes back, should whoever has it die. */
export type OwedText = Pick<ClaimRequest, 'businessId' | 'key'> & Pick<Message, 'id' | 'purpose' | 'callId' | 'conversationId'>;

/** The call of which this is the one text; undefined for every other text. */
export const callAnswered = ({ purpose, callId }: Pick<OwedText, 'purpose' | 'callId'>): string | undefined => (purpose === 'first_text' ? callId : undefined);

/**
 * Sets when a text comes back, whatever was set before; null when nothing is owed any more. The first text of a call
 * comes back through its call, every other out of the due list.
 */
export async function oweText(sql: Sql, text: OwedText, at: number | null, now: number): Promise<void> {
	const callId = callAnswered(text);
	if (callId !== undefined) await owe(sql, callId, at);
	else if (at === null) await offTheList(sql, dueKey(text.key), now);
	else await planAnew(sql, dueOf(text, at), now);
}

/** Puts a text on the due list for its time; one that is there already keeps the earlier time. */
export async function listText(sql: Sql, text: OwedText, at: number, now: number): Promise<void> {
	await schedule(sql, dueOf(text, at), now);
}

/** Whoever takes a text in hand takes off the list the work that they came with, or else the text. */
export async function takeOff(sql: Sql, { dueId, key, now }: Pick<ClaimRequest, 'dueId' | 'key' | 'now'>): Promise<void> {
	if (dueId === undefined) await offTheList(sql, dueKey(key), now);
	else await dueDone(sql, dueId, now);
}

const dueKey = (key: string) => `text:${key}`;

const dueOf = ({ key, id, businessId, conversationId, callId }: OwedText, dueAt: number) => ({
	key: dueKey(key),
	kind: 'held_text' as const,
	businessId,
	...(conversationId === undefined ? {} : { conversationId }),
	...(callId === undefined ? {} : { callId }),
	messageId: id,
	dueAt,
});
