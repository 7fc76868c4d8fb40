import type { Forgotten } from '../../../engine';
import type { Row, Sql } from '../sql';
import { forgetCrm, forgetCrmOfNobody, forgetCrmWords } from './crmForget';
import { OF_SCOPES, scopesOf } from './scopes';
import { FORGOTTEN, scrubCalls, scrubConversations, scrubEvents, scrubMessages } from './scrub';

/** So much is done in one transaction: the ledger goes on working in between. */
const BATCH = 200;

/** How far a run has come: the last id of the batch. Undefined when there is nothing more. */
export type Step = (sql: Sql, after: string) => Promise<{ readonly last?: string; readonly done: Partial<Forgotten> }>;

export interface Range {
	/** What was over before this, epoch milliseconds. */
	readonly olderThan: number;
	readonly businessId?: string | undefined;
	readonly now: number;
}

/** The steps of a run, each of which is to be repeated until it has no `last`. */
export function stepsOf(range: Range): readonly Step[] {
	return [conversations, looseCalls, looseMessages, looseEvents, people, leftovers].map((step) => async (sql: Sql, after: string) => await step(sql, after, range));
}

const ofBusiness = (range: Range, column = 'business_id') => (range.businessId === undefined ? '' : `AND ${column} = ?`);
const params = ({ businessId }: Range) => (businessId === undefined ? [] : [businessId]);

/** Those in which nothing has happened since, and nothing is planned. */
async function conversations(sql: Sql, after: string, range: Range): ReturnType<Step> {
	const { olderThan: t } = range;
	const rows = await sql.all(
		`SELECT id, person, lost_reason FROM conversations c WHERE id > ? AND person <> '${FORGOTTEN}' AND opened_at < ?
		AND COALESCE(closed_at, 0) < ? AND COALESCE(last_text_at, 0) < ? AND COALESCE(last_reply_at, 0) < ? AND COALESCE(last_human_at, 0) < ? AND COALESCE(follow_up_at, 0) < ?
		AND NOT EXISTS (SELECT 1 FROM calls WHERE caller = c.person AND business_id = c.business_id AND started_at >= ?)
		AND NOT EXISTS (SELECT 1 FROM messages WHERE conversation_id = c.id AND at >= ?)
		AND NOT EXISTS (SELECT 1 FROM due WHERE conversation_id = c.id AND done_at IS NULL AND due_at >= ? AND kind NOT IN ('stale', 'crm_write'))
		${ofBusiness(range)} ORDER BY id LIMIT ${BATCH}`,
		after, t, t, t, t, t, t, t, t, t, ...params(range),
	);
	const { calls, messages } = await scrubConversations(sql, rows, range.now);
	return { ...lastOf(rows, 'id'), done: { conversations: rows.length, calls, messages } };
}

/** Answered and ignored ones, and those of nobody's number. */
async function looseCalls(sql: Sql, after: string, range: Range): ReturnType<Step> {
	const rows = await sql.all(
		`SELECT id, facts FROM calls WHERE id > ? AND started_at < ? AND caller_raw <> '${FORGOTTEN}'
		AND NOT EXISTS (SELECT 1 FROM conversations WHERE id = calls.conversation_id AND person <> '${FORGOTTEN}') ${ofBusiness(range)} ORDER BY id LIMIT ${BATCH}`,
		after, range.olderThan, ...params(range),
	);
	await scrubCalls(sql, rows);
	return { ...lastOf(rows, 'id'), done: { calls: rows.length } };
}

/** Of the team, of short codes, to numbers of no business. */
async function looseMessages(sql: Sql, after: string, range: Range): ReturnType<Step> {
	const rows = await sql.all(
		`SELECT id FROM messages WHERE id > ? AND at < ? AND conversation_id IS NULL AND sender <> '${FORGOTTEN}' AND recipient <> '${FORGOTTEN}' ${ofBusiness(range)} ORDER BY id LIMIT ${BATCH}`,
		after, range.olderThan, ...params(range),
	);
	const ids = rows.map(({ id }) => String(id));
	if (ids.length > 0) await scrubMessages(sql, `id IN (${ids.map(() => '?').join(', ')})`, ...ids);
	return { ...lastOf(rows, 'id'), done: { messages: rows.length } };
}

/** Opt-outs and the like are about a number, not about a conversation. */
async function looseEvents(sql: Sql, after: string, range: Range): ReturnType<Step> {
	const last = await scrubEvents(
		sql,
		`seq IN (SELECT seq FROM events WHERE seq > ? AND at < ? AND kind IN ('opt_out', 'opt_in', 'person_saved') ${ofBusiness(range)} ORDER BY seq LIMIT ${BATCH}) ORDER BY seq`,
		Number(after || 0), range.olderThan, ...params(range),
	);
	return { ...(last === undefined ? {} : { last: String(last) }), done: {} };
}

async function people(sql: Sql, after: string, range: Range): ReturnType<Step> {
	const rows = await sql.all(
		`SELECT id FROM people p WHERE id > ? AND last_seen_at < ? AND NOT EXISTS (SELECT 1 FROM conversations WHERE business_id = p.business_id AND person = p.number)
		${ofBusiness(range)} ORDER BY id LIMIT ${BATCH}`,
		after, range.olderThan, ...params(range),
	);
	const ids = rows.map(({ id }) => String(id));
	if (ids.length > 0) await sql.run(`DELETE FROM people WHERE id IN (${ids.map(() => '?').join(', ')})`, ...ids);
	return { ...lastOf(rows, 'id'), done: { people: rows.length } };
}

/** An opt-out holds for ever; the words it was said in need not be kept, nor what is done, nor what a number was. */
async function leftovers(sql: Sql, _after: string, range: Range): ReturnType<Step> {
	const { olderThan, businessId } = range;
	const scope = businessId === undefined ? '' : `AND ${OF_SCOPES}`;
	const scopes = businessId === undefined ? [] : scopesOf(businessId);
	await sql.run(`UPDATE consent_states SET words = '' WHERE words <> '' AND COALESCE(opted_out_at, opted_in_at, 0) < ? ${scope}`, olderThan, ...scopes);
	await sql.run(`DELETE FROM consent_states WHERE opted_out_at IS NULL AND COALESCE(opted_in_at, 0) < ? ${scope} AND ${NO_OPT_OUT}`, olderThan, ...scopes);
	await sql.run(`DELETE FROM due WHERE done_at IS NOT NULL AND done_at < ? ${ofBusiness(range)}`, olderThan, ...params(range));
	await forgetCrmOfNobody(sql, olderThan, businessId, range.now);
	await forgetCrmWords(sql, olderThan, businessId);
	if (businessId === undefined) await sql.run('DELETE FROM number_facts WHERE checked_at < ?', olderThan);
	return { done: {} };
}

/** An opt-in that takes back an opt-out of another reach stays with it. */
const NO_OPT_OUT = 'NOT EXISTS (SELECT 1 FROM consent_states other WHERE other.number = consent_states.number AND other.opted_out_at IS NOT NULL)';

/** All that is known of one person, at their wish. Their opt-out stays: it is how they are left alone. */
export async function forgetPerson(sql: Sql, businessId: string, number: string, now: number): Promise<Forgotten> {
	const threads = await sql.all('SELECT id, person, lost_reason FROM conversations WHERE business_id = ? AND person = ?', businessId, number);
	const done = await scrubConversations(sql, threads, now);
	const calls = await sql.all('SELECT id, facts FROM calls WHERE business_id = ? AND (caller = ? OR caller_raw = ?)', businessId, number, number);
	await scrubCalls(sql, calls);
	const messages = await scrubMessages(sql, 'business_id = ? AND (recipient = ? OR sender = ?)', businessId, number, number);
	// Quotes and all, as JSON writes it: no other number contains it.
	await scrubEvents(sql, "business_id = ? AND kind IN ('opt_out', 'opt_in') AND data LIKE ?", businessId, `%${JSON.stringify(number)}%`);
	const people = await sql.run('DELETE FROM people WHERE business_id = ? AND number = ?', businessId, number);
	await sql.run(`UPDATE consent_states SET words = '' WHERE number = ? AND (${OF_SCOPES} OR scope = 'account')`, number, ...scopesOf(businessId));
	await sql.run(`DELETE FROM consent_states WHERE number = ? AND ${OF_SCOPES} AND opted_out_at IS NULL AND ${NO_OPT_OUT}`, number, ...scopesOf(businessId));
	await forgetCrm(sql, businessId, number, now);
	await sql.run('DELETE FROM number_facts WHERE number = ?', number);
	return { conversations: threads.length, calls: done.calls + calls.length, messages: done.messages + messages, people };
}

function lastOf(rows: readonly Row[], column: string): { readonly last?: string } {
	const last = rows.at(-1)?.[column];
	return last === undefined || last === null ? {} : { last: String(last) };
}
