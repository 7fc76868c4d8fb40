import type { ConsentReach, ConsentRecord, ConsentWord, Message } from '../../../engine';
import type { Row, Sql } from '../sql';
import { getBusiness } from './businesses';
import { EVERYWHERE, ofBusiness, ofLine, outSince, statesOf } from './consentStates';
import { toCall, toMessage } from './rows';

/** Entries of one list: far more than a person calls or writes in years, and little enough for one item. */
const MOST = 500;

interface Of {
	readonly businessId: string;
	readonly number: string;
}

/** What the ledger has on the consent of one person, towards one business. What is forgotten is not in it; what holds is. */
export async function consentRecord(sql: Sql, businessId: string, number: string): Promise<ConsentRecord> {
	const of = { businessId, number };
	const business = await getBusiness(sql, businessId);
	const states = await statesOf(sql, number);
	const calls = newest(await sql.all('SELECT * FROM calls WHERE caller = ? AND business_id = ? ORDER BY started_at DESC, id DESC LIMIT ?', number, businessId, MOST + 1));
	const words = newest(await wordsOf(sql, of));
	const out = newest(await textsOut(sql, of));
	const received = newest(await textsIn(sql, of));
	return {
		person: number,
		business: { id: businessId, ...(business ? { name: business.profile.name } : {}) },
		state: await reachesOf(sql, of),
		lines: (business?.profile.numbers ?? []).map(({ number: line }) => {
			const optedOutAt = outSince(states, { businessId, number, line });
			return { line, mayText: optedOutAt === undefined, ...(optedOutAt === undefined ? {} : { optedOutAt }) };
		}),
		basis: calls.rows.map(toCall).map((call) => ({
			kind: 'inbound_call',
			callId: call.id,
			providerCallId: call.providerCallId,
			at: call.startedAt,
			from: call.from ?? number,
			to: call.to,
			system: call.system,
			outcome: call.outcome,
		})),
		optOuts: words.rows.filter(({ kind }) => kind === 'opt_out').map(toWord),
		optIns: words.rows.filter(({ kind }) => kind === 'opt_in').map(toWord),
		textsOut: out.rows.map((row) => toTextOut(toMessage(row), row.decision)),
		textsIn: received.rows.map(toMessage).map(({ id, at, to, body, providerId }) => ({ id, at, to, body, ...(providerId === undefined ? {} : { providerId }) })),
		complete: [calls, words, out, received].every(({ cut }) => !cut),
	};
}

/** In the order of time, and whether there is more. */
function newest(rows: readonly Row[]): { readonly rows: readonly Row[]; readonly cut: boolean } {
	return { rows: rows.slice(0, MOST).reverse(), cut: rows.length > MOST };
}

/** What was said to other businesses is theirs, unless it reaches all. */
async function reachesOf(sql: Sql, { businessId, number }: Of): Promise<readonly ConsentReach[]> {
	const rows = await sql.all('SELECT * FROM consent_states WHERE number = ? ORDER BY scope', number);
	const lines = ofLine(businessId, '');
	return rows.flatMap((row) => {
		const key = String(row.scope);
		const reach = key === EVERYWHERE ? { scope: 'account' as const } : key === ofBusiness(businessId) ? { scope: 'business' as const } : key.startsWith(lines) ? { scope: 'number' as const, line: key.slice(lines.length) } : undefined;
		const isOut = row.opted_out_at !== null;
		return reach ? [{ ...reach, state: isOut ? ('opted_out' as const) : ('opted_in' as const), at: Number(isOut ? row.opted_out_at : row.opted_in_at), how: String(row.how) }] : [];
	});
}

/** Quotes and all, as JSON writes it: no other number contains it. */
async function wordsOf(sql: Sql, { businessId, number }: Of): Promise<readonly Row[]> {
	if (!/^\+\d+$/.test(number)) return [];
	return await sql.all(
		"SELECT kind, at, data FROM events WHERE business_id = ? AND kind IN ('opt_out', 'opt_in') AND data LIKE ? ORDER BY seq DESC LIMIT ?",
		businessId,
		`%"number":${JSON.stringify(number)}%`,
		MOST + 1,
	);
}

function toWord(row: Row): ConsentWord {
	const { how, words, scope, again } = JSON.parse(String(row.data)) as Readonly<Record<string, unknown>>;
	return {
		at: Number(row.at),
		how: typeof how === 'string' ? how : '',
		...(typeof words === 'string' ? { words } : {}),
		...(typeof scope === 'string' ? { scope } : {}),
		...(typeof again === 'boolean' ? { again } : {}),
	};
}

/** What the team is told is no text to the person, even where that is one of the team. */
async function textsOut(sql: Sql, { businessId, number }: Of): Promise<readonly Row[]> {
	return await sql.all(
		`SELECT m.*, d.reason AS decision FROM messages m LEFT JOIN decisions d ON d.call_id = m.call_id AND m.purpose = 'first_text'
		WHERE m.business_id = ? AND m.recipient = ? AND m.direction = 'out' AND COALESCE(m.purpose, '') NOT IN ('team_alert', 'team_reply') ORDER BY m.at DESC, m.id DESC LIMIT ?`,
		businessId,
		number,
		MOST + 1,
	);
}

/** Through their conversations, for which there is an index. */
async function textsIn(sql: Sql, { businessId, number }: Of): Promise<readonly Row[]> {
	return await sql.all(
		`SELECT * FROM messages WHERE direction = 'in' AND sender = ? AND conversation_id IN (SELECT id FROM conversations WHERE business_id = ? AND person = ?)
		ORDER BY at DESC, id DESC LIMIT ?`,
		number,
		businessId,
		number,
		MOST + 1,
	);
}

function toTextOut(message: Message, decision: Row[string] | undefined): ConsentRecord['textsOut'][number] {
	const { id, at, purpose, from, body, status, providerId, reason, callId } = message;
	return {
		id,
		at,
		...(purpose === undefined ? {} : { purpose }),
		from,
		body,
		status,
		...(providerId === undefined ? {} : { providerId }),
		...(reason === undefined ? {} : { reason }),
		...(callId === undefined ? {} : { callId }),
		...(typeof decision === 'string' ? { decision } : {}),
	};
}
