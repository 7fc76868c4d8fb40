import { readCallerId, type ClaimRequest, type Conversation, type TextFacts } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { getCall } from './calls';
import { optedOutAt } from './consent';
import { findConversation, getConversation } from './conversations';
import { getPerson } from './people';

/** Everything the rules look at, read in the transaction that decides. Undefined when the business is not known. */
export async function gatherFacts(sql: Sql, request: ClaimRequest): Promise<TextFacts | undefined> {
	const business = await getBusiness(sql, request.businessId);
	if (!business) return undefined;
	const { profile } = business;
	const call = request.callId === undefined ? undefined : await getCall(sql, request.callId);
	const conversation = await conversationOf(sql, request);
	const person = await getPerson(sql, request.businessId, request.to);
	const optedOut = await optedOutAt(sql, request.businessId, request.to);
	const lastFirstTextAt = request.purpose === 'first_text' ? await lastFirstText(sql, request) : undefined;
	return {
		now: request.now,
		purpose: request.purpose,
		profile,
		to: readCallerId(request.to, profile.country),
		...(call ? { call: { outcome: call.outcome, startedAt: call.startedAt, ...(call.endedAt === undefined ? {} : { endedAt: call.endedAt }) } } : {}),
		...(optedOut === undefined ? {} : { optedOutAt: optedOut }),
		...(request.providerAnswered === undefined ? {} : { providerAnswered: request.providerAnswered }),
		...(conversation ? { conversation } : {}),
		...(lastFirstTextAt === undefined ? {} : { lastFirstTextAt }),
		...(person?.mark === undefined ? {} : { numberMark: person.mark }),
		zone: profile.timezone,
		settings: request.settings,
	};
}

/** The conversation of the text; where it is not named, or is closed, the open one with that person: whoever has that one is not talked over. */
async function conversationOf(sql: Sql, request: ClaimRequest): Promise<Conversation | undefined> {
	const named = request.conversationId === undefined ? undefined : await getConversation(sql, request.conversationId);
	if (named && named.closedAt === undefined) return named;
	const latest = await findConversation(sql, request.businessId, request.to);
	return latest?.closedAt === undefined ? (latest ?? named) : named;
}

/** Claims under way and doubtful ones count: two calls of one person in the same second are one text. */
async function lastFirstText(sql: Sql, request: ClaimRequest): Promise<number | undefined> {
	const row = await sql.get(
		`SELECT MAX(COALESCE(sent_at, at)) AS at FROM messages WHERE business_id = ? AND recipient = ? AND purpose = 'first_text'
		AND status IN ('held', 'claimed', 'unknown', 'sent', 'delivered', 'undelivered') AND claim_key <> ?`,
		request.businessId,
		request.to,
		request.key,
	);
	return row === undefined || row.at === null ? undefined : Number(row.at);
}
