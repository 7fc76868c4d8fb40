import { readCallerId, type ClaimRequest, type TextFacts } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { getCall } from './calls';
import { optedOutAt } from './consent';
import { getConversation } from './conversations';
import { getPerson } from './people';

/** Everything the rules look at, read in the transaction that decides. Undefined when the business is not known. */
export async function gatherFacts(sql: Sql, request: ClaimRequest): Promise<TextFacts | undefined> {
	const business = await getBusiness(sql, request.businessId);
	if (!business) return undefined;
	const { profile } = business;
	const call = request.callId === undefined ? undefined : await getCall(sql, request.callId);
	const conversation = request.conversationId === undefined ? undefined : await getConversation(sql, request.conversationId);
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

/** Claims under way and doubtful ones count: two calls of one person in the same second are one text. */
async function lastFirstText(sql: Sql, request: ClaimRequest): Promise<number | undefined> {
	const row = await sql.get(
		`SELECT MAX(at) AS at FROM messages WHERE business_id = ? AND recipient = ? AND purpose = 'first_text'
		AND status IN ('held', 'claimed', 'unknown', 'sent', 'delivered', 'undelivered') AND claim_key <> ?`,
		request.businessId,
		request.to,
		request.key,
	);
	return row === undefined || row.at === null ? undefined : Number(row.at);
}
