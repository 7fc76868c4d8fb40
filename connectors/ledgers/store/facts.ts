import { isShadow, LIMITED_PURPOSES, numberOf, readCallerId, startOfDay, type BusinessProfile, type Call, type ClaimRequest, type Conversation, type PaceFacts, type Person, type TextFacts } from '../../../engine';
import type { Sql } from '../sql';
import { getBusiness } from './businesses';
import { callingOf } from './calling';
import { getCall } from './calls';
import { optedOutAt } from './consent';
import { findConversation, getConversation } from './conversations';
import { decisionOf } from './decisions';
import { lineTypeOf } from './numbers';
import { getPerson } from './people';
import { placeOf } from './place';
import { takenByNow } from './taking';

/** A line type that was looked up so long ago may have changed: numbers are ported. */
const LINE_TYPE_MAX_AGE_MS = 365 * 24 * 3_600_000;

/**
 * Everything the rules look at, read in the transaction that decides. Undefined when the business is not known.
 * @param pace read just before: see `paceOf`
 */
export async function gatherFacts(sql: Sql, request: ClaimRequest, pace?: PaceFacts): Promise<TextFacts | undefined> {
	const business = await getBusiness(sql, request.businessId);
	if (!business) return undefined;
	const { profile } = business;
	const isFirst = request.purpose === 'first_text';
	const call = request.callId === undefined ? undefined : await getCall(sql, request.callId);
	const conversation = await conversationOf(sql, request);
	const person = await getPerson(sql, request.businessId, request.to);
	const optedOut = await optedOutAt(sql, { businessId: request.businessId, number: request.to, line: request.from });
	const calling = isFirst && call ? await callingOf(sql, call, profile) : undefined;
	const lineType = isFirst ? await lineTypeOf(sql, request.to, request.now, LINE_TYPE_MAX_AGE_MS) : undefined;
	return {
		now: request.now,
		purpose: request.purpose,
		profile,
		to: readCallerId(request.to, profile.country),
		...(call ? { call: { ...callFact(call, profile), ...(await lineOf(sql, call, profile)) } } : {}),
		...(isFirst && call ? await plannedAt(sql, call, request) : {}),
		...reached(call, conversation, calling?.answeredAt),
		...(optedOut === undefined ? {} : { optedOutAt: optedOut }),
		...(request.providerAnswered === undefined ? {} : { providerAnswered: request.providerAnswered }),
		...(conversation ? { conversation } : {}),
		...(isFirst ? await lastFirstTexts(sql, request, profile) : {}),
		...ofPerson(person, conversation, request.now),
		...(lineType === undefined ? {} : { lineType }),
		...(calling ? { calling } : {}),
		textsToday: await textsToday(sql, request, profile),
		...(pace ? { pace } : {}),
		...(request.purpose === 'handover' ? await takenByNow(sql, request) : {}),
		settings: request.settings,
	};
}

function callFact(call: Call, profile: BusinessProfile): NonNullable<TextFacts['call']> {
	const serviceLine = numberOf(profile, call.to)?.serviceLine;
	return {
		outcome: call.outcome,
		startedAt: call.startedAt,
		...(call.endedAt === undefined ? {} : { endedAt: call.endedAt }),
		line: call.to,
		// As it came in the report, in whatever format.
		...(call.forwardedFrom === undefined ? {} : { forwardedFrom: readCallerId(call.forwardedFrom, profile.country).e164 ?? call.forwardedFrom }),
		...(call.attestation === undefined ? {} : { attestation: call.attestation }),
		...(call.facts.voicemail ? { voicemail: true } : {}),
		...(serviceLine === undefined ? {} : { serviceLine }),
	};
}

/** Whose number it is that was called, where it is not one of the business's own. */
async function lineOf(sql: Sql, call: Call, profile: BusinessProfile): Promise<{ readonly lineOf?: string }> {
	if (numberOf(profile, call.to) !== undefined) return { lineOf: profile.id };
	const row = await sql.get('SELECT business_id FROM business_numbers WHERE number = ?', call.to);
	return row ? { lineOf: String(row.business_id) } : {};
}

/** When the text was to go, or was first tried. Looked up only where the age of the call would speak against it. */
async function plannedAt(sql: Sql, call: Call, { key, now, settings }: ClaimRequest): Promise<Pick<TextFacts, 'plannedAt'>> {
	if (now - (call.endedAt ?? call.startedAt) <= settings.staleAfterHours * 3_600_000) return {};
	const decided = await decisionOf(sql, call.id);
	if (decided?.action === 'hold' && decided.until !== undefined) return { plannedAt: decided.until };
	const tried = await sql.get('SELECT first_try_at FROM messages WHERE claim_key = ? AND first_try_at IS NOT NULL', key);
	return tried ? { plannedAt: Number(tried.first_try_at) } : {};
}

/**
 * The team and the person have been in touch since the call: by an answered call, or because somebody took the
 * conversation over or closed it. A note proves nothing: a canvas may write one.
 */
function reached(call: Call | undefined, conversation: Conversation | undefined, answeredAt: number | undefined): Pick<TextFacts, 'reachedAt'> {
	if (!call) return {};
	const since = [answeredAt, conversation?.reachedAt].filter((at) => at !== undefined && at >= call.startedAt);
	return since.length === 0 ? {} : { reachedAt: Math.max(...(since as number[])) };
}

function ofPerson(person: Person | undefined, conversation: Conversation | undefined, now: number): Pick<TextFacts, 'numberMark' | 'known' | 'place' | 'openMatter'> {
	if (!person) return {};
	const { open_matter: matter } = person.fields;
	const place = placeOf(person);
	const open = typeof matter === 'string' && matter !== '' ? matter : conversation && isBooked(conversation, now) ? 'appointment' : undefined;
	return {
		...(person.mark === undefined ? {} : { numberMark: person.mark }),
		...(person.firstName === undefined ? {} : { known: true }),
		...(place ? { place } : {}),
		...(open === undefined ? {} : { openMatter: open }),
	};
}

/** Booked, and the appointment may be still to come: until its follow-up time, or for a month where none is known. */
function isBooked(conversation: Conversation, now: number): boolean {
	if (conversation.status !== 'booked' || conversation.closedAt !== undefined) return false;
	return now <= (conversation.followUpAt ?? (conversation.lastHumanAt ?? conversation.openedAt) + MONTH_MS);
}

const MONTH_MS = 30 * 24 * 3_600_000;

/** The conversation of the text; where it is not named, or is closed, the open one with that person: whoever has that one is not talked over. */
async function conversationOf(sql: Sql, request: ClaimRequest): Promise<Conversation | undefined> {
	const named = request.conversationId === undefined ? undefined : await getConversation(sql, request.conversationId);
	if (named && named.closedAt === undefined) return named;
	const latest = await findConversation(sql, request.businessId, request.to);
	return latest?.closedAt === undefined ? (latest ?? named) : named;
}

/**
 * Claims under way and doubtful ones count: two calls of one person in the same second are one text. In shadow mode what
 * would have gone counts as well; once live, it does not.
 */
async function lastFirstTexts(sql: Sql, request: ClaimRequest, profile: BusinessProfile): Promise<Pick<TextFacts, 'lastFirstTextAt' | 'lastFirstTextHeld' | 'lastRepeatTextAt'>> {
	const row = await sql.get(
		`SELECT MAX(COALESCE(sent_at, at)) AS at, MAX(CASE WHEN status = 'held' THEN at END) AS held, MAX(CASE WHEN situation = 'repeat' THEN COALESCE(sent_at, at) END) AS repeated FROM messages
		WHERE business_id = ? AND recipient = ? AND purpose = 'first_text'
		AND status IN ('held', ${goneOut(request, profile)}) AND claim_key <> ?`,
		request.businessId,
		request.to,
		request.key,
	);
	return {
		...(row === undefined || row.at === null ? {} : { lastFirstTextAt: Number(row.at) }),
		...(row !== undefined && row.held !== null && row.held === row.at ? { lastFirstTextHeld: true } : {}),
		...(row === undefined || row.repeated === null ? {} : { lastRepeatTextAt: Number(row.repeated) }),
	};
}

/** What went out, may have, or is about to; in shadow mode also what would have. */
function goneOut(request: ClaimRequest, profile: BusinessProfile): string {
	const shadow = isShadow({ settings: request.settings, profile });
	return `'claimed', 'unknown', 'sent', 'delivered', 'undelivered'${shadow ? ", 'shadow'" : ''}`;
}

async function textsToday(sql: Sql, request: ClaimRequest, profile: BusinessProfile): Promise<number> {
	if (profile.dailyCaps.person <= 0) return 0;
	const row = await sql.get(
		`SELECT COUNT(*) AS count FROM messages WHERE business_id = ? AND recipient = ? AND at >= ? AND direction = 'out'
		AND purpose IN (${LIMITED_PURPOSES.map(() => '?').join(', ')}) AND status IN (${goneOut(request, profile)}) AND claim_key <> ?`,
		request.businessId,
		request.to,
		startOfDay(profile, request.now),
		...LIMITED_PURPOSES,
		request.key,
	);
	return Number(row?.count ?? 0);
}
