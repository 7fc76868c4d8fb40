// What people say of how replies were read.

import { lastTextBefore, resolveCorrection, type Classification, type Correction, type Message, type ReadReply, type ReviewedReply, type ReviewFilter, type SaidCorrection } from '../../../engine';
import type { Row, Sql } from '../sql';
import { whole } from './bursts';
import { advanceStatus } from './conversations';
import { dropDueOf } from './due';
import { getPerson } from './people';
import { appendEvent } from './record';
import { optOutByReading } from './replies';
import { toMessage } from './rows';
import { FORGOTTEN } from './scrub';

/** Texts of people; further texts of a burst are part of its first, and what is forgotten is no reply any more. */
const REPLIES = `direction = 'in' AND conversation_id IS NOT NULL AND sender <> '${FORGOTTEN}'`;

/** What was asked before these texts is forgotten by both. */
const LOOK_BACK = 30;

/** The latest that was read; where none was, the latest at all. */
export async function latestReply(sql: Sql, conversationId: string): Promise<ReadReply | undefined> {
	const row = await sql.get(
		`SELECT * FROM messages WHERE conversation_id = ? AND ${REPLIES} AND burst IS NULL ORDER BY CASE WHEN classification IS NULL THEN 1 ELSE 0 END, at DESC, id DESC LIMIT 1`,
		conversationId,
	);
	return row && (await replyOf(sql, row));
}

export async function correctReply(sql: Sql, messageId: string, said: SaidCorrection, now: number): Promise<ReadReply | undefined> {
	const row = await sql.get(`SELECT * FROM messages WHERE id = (SELECT COALESCE(burst, id) FROM messages WHERE id = ?) AND ${REPLIES}`, messageId);
	if (!row) return undefined;
	const reply = await replyOf(sql, row);
	const { message, read } = reply;
	const correction = resolveCorrection(read, said, now);
	await sql.run('UPDATE messages SET correction = ?, review_at = ? WHERE id = ?', JSON.stringify(correction), now, message.id);
	const { at: _at, ...data } = correction;
	const was = read && { intent: read.intent, route: read.route, urgency: read.urgency, unsure: read.unsure };
	await appendEvent(sql, { at: now, kind: 'reply_corrected', businessId: message.businessId, conversationId: message.conversationId ?? null, messageId: message.id, data: { ...data, ...(was ? { was } : {}) } });
	await followCorrection(sql, message, correction, now);
	return { ...reply, correction };
}

/**
 * What holds whenever it is said. To answer, to alert and the like are up to the canvas that goes on with the correction:
 * it may be about a text of last week.
 */
async function followCorrection(sql: Sql, message: Message, { route, intent }: Correction, now: number): Promise<void> {
	const { conversationId } = message;
	if (conversationId === undefined) return;
	if (route === 'opt_out') await optOutByReading(sql, message, conversationId, now);
	else if (route === 'closed' && !(await isFollowed(sql, message, conversationId))) await dropDueOf(sql, conversationId, ['unanswered'], now);
	else if (route === 'emergency' || (intent !== undefined && ['booking', 'quote', 'service_request'].includes(intent))) await advanceStatus(sql, conversationId, 'qualified');
}

/** Whether the person has written since, so that an answer is owed to that. */
async function isFollowed(sql: Sql, { id, at }: Message, conversationId: string): Promise<boolean> {
	const later = await sql.get(`SELECT id FROM messages WHERE conversation_id = ? AND ${REPLIES} AND burst IS NULL AND at >= ? AND id <> ? LIMIT 1`, conversationId, at, id);
	return later !== undefined;
}

export async function repliesToReview(sql: Sql, { businessId, since, until, after, limit }: ReviewFilter): Promise<readonly ReviewedReply[]> {
	const rows = await sql.all(
		`SELECT * FROM messages WHERE review_at >= ? AND review_at < ? ${businessId === undefined ? '' : 'AND business_id = ?'}
		${after === undefined ? '' : 'AND (review_at, id) > (?, ?)'} ORDER BY review_at, id LIMIT ?`,
		since,
		until,
		...(businessId === undefined ? [] : [businessId]),
		...(after === undefined ? [] : [after.reviewAt, after.id]),
		limit,
	);
	const replies: ReviewedReply[] = [];
	for (const row of rows) replies.push(await reviewedOf(sql, row));
	return replies;
}

async function reviewedOf(sql: Sql, row: Row): Promise<ReviewedReply> {
	const reply = await replyOf(sql, row);
	const { message } = reply;
	const before = await sql.all(
		'SELECT * FROM messages WHERE conversation_id = ? AND at <= ? ORDER BY at DESC, id DESC LIMIT ?',
		message.conversationId ?? null,
		message.at,
		LOOK_BACK,
	);
	const lastText = lastTextBefore(before.map(toMessage).reverse(), message);
	const person = await getPerson(sql, message.businessId, message.from);
	return {
		...reply,
		reviewAt: Number(row.review_at),
		...(lastText === undefined ? {} : { lastText }),
		...(person?.language === undefined ? {} : { language: person.language }),
		names: [person?.name, person?.firstName].filter((name) => name !== undefined),
		addresses: person?.address === undefined ? [] : [person.address],
	};
}

async function replyOf(sql: Sql, row: Row): Promise<ReadReply> {
	const kept = <T>(column: string) => (typeof row[column] === 'string' ? (JSON.parse(row[column]) as T) : undefined);
	const read = kept<Classification>('classification');
	const correction = kept<Correction>('correction');
	return { message: await whole(sql, toMessage(row)), ...(read ? { read } : {}), ...(correction ? { correction } : {}) };
}
