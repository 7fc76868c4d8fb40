import { judge, type Call, type Intake, type MissedRules, type Offer } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { owe, rejudge } from './calls';
import { getConversation } from './conversations';
import { decisionOf, writeDecision } from './decisions';
import { getPerson } from './people';
import { appendEvent } from './record';
import { toCall } from './rows';
import { withdrawHeldOfCall } from './withdraw';

/** Handed over again, a call is done with when the canvas has run to its end. This is for one whose every run ends the process. */
const MOST_OFFERS = 20;
/** So often may a text that was decided be handed over without even being tried: the canvas has no use for it. */
const MOST_IDLE_OFFERS = 6;
/** A text that is tried and tried is ended by `sendText`; this is for one whose every try ends the process. */
const MOST_TRIES = 60;

/**
 * What the canvas of this holder owes: calls whose end has settled, calls handed over without a decision, texts
 * decided without an outcome. n8n does not run an execution again that a crash cut off; this does.
 */
export async function offerCallsAgain(sql: Sql, rules: MissedRules, intake: Intake, limit: number): Promise<readonly Offer[]> {
	const rows = await sql.all('SELECT * FROM calls WHERE holder = ? AND owed_at IS NOT NULL AND owed_at <= ? ORDER BY owed_at LIMIT ?', intake.holder, intake.now, limit);
	const offers: Offer[] = [];
	for (const row of rows) {
		const call = toCall(row);
		const offer = call.offers > 0 ? await offerOnceMore(sql, call, row.conversation_id as string | null, intake) : await settle(sql, call, rules, intake);
		if (offer) offers.push(offer);
	}
	return offers;
}

/** The report that might have changed the verdict did not come: the caller gave up. */
async function settle(sql: Sql, call: Call, rules: MissedRules, intake: Intake): Promise<Offer | undefined> {
	const business = await getBusiness(sql, call.businessId);
	const judgement = business ? judge(call.facts, rules) : { outcome: 'ignored' as const, because: 'unknown_business' };
	const final = judgement.outcome === 'settling' ? { outcome: 'missed' as const, reason: judgement.reason } : judgement;
	const receipt = await rejudge(sql, call, final, business, intake, false);
	return receipt.offer && receipt.call && receipt.profile
		? {
				call: receipt.call,
				profile: receipt.profile,
				...(receipt.conversation ? { conversation: receipt.conversation } : {}),
				...(receipt.person ? { person: receipt.person } : {}),
			}
		: undefined;
}

/** A canvas that fails on a call each time is not asked for ever. */
export const MOST_FAILURES = 3;

/** The canvas has run to its end. It is not asked again about what it did not decide: it may drop calls on purpose. */
export async function endCallOffer(sql: Sql, callId: string, failed: boolean, now: number): Promise<void> {
	const row = await sql.get('SELECT * FROM calls WHERE id = ? AND owed_at IS NOT NULL', callId);
	if (!row || (await decisionOf(sql, callId))) return;
	const call = toCall(row);
	if (failed && call.offers < MOST_FAILURES) return;
	await writeDecision(sql, call.businessId, callId, row.conversation_id as string | null, { action: 'skip', reason: 'not_processed', facts: { offers: call.offers } }, now);
	await owe(sql, callId, null);
}

/** Only what is not decided yet: a claim has a time of its own to come back at. */
export async function extendOffers(sql: Sql, of: 'calls' | 'replies', ids: readonly string[], until: number): Promise<void> {
	const marks = ids.map(() => '?').join(', ');
	if (of === 'calls') await sql.run(`UPDATE calls SET owed_at = ? WHERE id IN (${marks}) AND owed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.call_id = calls.id)`, until, ...ids);
	else await sql.run(`UPDATE messages SET owed_at = ? WHERE id IN (${marks}) AND owed_at IS NOT NULL AND classification IS NULL`, until, ...ids);
}

async function offerOnceMore(sql: Sql, call: Call, conversationId: string | null, intake: Intake): Promise<Offer | undefined> {
	const decided = await decisionOf(sql, call.id);
	const business = await getBusiness(sql, call.businessId);
	const spent = decided ? await isGivenUp(sql, call) : call.offers >= MOST_OFFERS;
	// A text that was held has waited its time, and nothing on the canvas took it up.
	if (!business || spent || decided?.action === 'skip') {
		const reason = business ? 'not_processed' : 'unknown_business';
		if (!decided) await writeDecision(sql, call.businessId, call.id, conversationId, { action: 'skip', reason, facts: { offers: call.offers } }, intake.now);
		if (decided?.action === 'hold') await withdrawHeldOfCall(sql, call, reason, intake.now);
		await owe(sql, call.id, null);
		return undefined;
	}
	await sql.run('UPDATE calls SET offers = offers + 1, owed_at = ? WHERE id = ?', intake.now + intake.leaseMs, call.id);
	await appendEvent(sql, { at: intake.now, kind: 'call_offered', businessId: call.businessId, callId: call.id, conversationId, data: { offer: call.offers + 1 } });
	const conversation = conversationId === null ? undefined : await getConversation(sql, conversationId);
	const person = call.from === null ? undefined : await getPerson(sql, call.businessId, call.from);
	return {
		call: { ...call, offers: call.offers + 1 },
		profile: business.profile,
		...(conversation ? { conversation } : {}),
		...(person ? { person } : {}),
	};
}

/** A provider that is down for an hour costs no caller their text: only offers without a try count. */
async function isGivenUp(sql: Sql, call: Call): Promise<boolean> {
	const text = await sql.get("SELECT attempt FROM messages WHERE call_id = ? AND purpose = 'first_text'", call.id);
	const tries = Number(text?.attempt ?? 0);
	return call.offers - tries >= MOST_IDLE_OFFERS || tries >= MOST_TRIES;
}
