import { judge, type Call, type Intake, type MissedRules, type Offer } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { owe, rejudge } from './calls';
import { getConversation } from './conversations';
import { decisionOf, writeDecision } from './decisions';
import { getPerson } from './people';
import { appendEvent } from './record';
import { toCall } from './rows';

/** A call is handed to the canvas at most once more; a canvas that drops it on purpose is not asked for ever. */
const MOST_OFFERS = 2;
/** A text that was decided but has no outcome may need several look-ups at a provider that is down. */
const MOST_SEND_OFFERS = 6;

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

async function offerOnceMore(sql: Sql, call: Call, conversationId: string | null, intake: Intake): Promise<Offer | undefined> {
	const decided = await decisionOf(sql, call.id);
	const business = await getBusiness(sql, call.businessId);
	const spent = call.offers >= (decided ? MOST_SEND_OFFERS : MOST_OFFERS);
	if (!business || spent || (decided !== undefined && decided.action !== 'text')) {
		const reason = business ? 'not_processed' : 'unknown_business';
		if (!decided) await writeDecision(sql, call.businessId, call.id, conversationId, { action: 'skip', reason, facts: { offers: call.offers } }, intake.now);
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
