import {
	addBusinessMinutes,
	memberByPhone,
	PROVIDER_KEYWORDS,
	providerReads,
	readCallerId,
	readConsent,
	type BusinessProfile,
	type Classification,
	type Consent,
	type ConsentProvider,
	type Intake,
	type Message,
	type ReceivedText,
	type ReplyReceipt,
	type SavedBusiness,
} from '../../../engine';
import type { Sql } from '../sql';
import { gather, whole } from './bursts';
import { businessOfNumber, getBusiness } from './businesses';
import { optedInSince, optedOutAt, optIn, optOut, type ConsentOf } from './consent';
import { advanceStatus, getConversation, openConversation } from './conversations';
import { dropDueOf, schedule } from './due';
import { endNudge } from './followUps';
import { newId } from './ids';
import { getMessage } from './messages';
import { getPerson, meetPerson, upsertPerson } from './people';
import { appendEvent } from './record';
import { MOST_FAILURES } from './recovery';
import { toCall, toMessage } from './rows';
import { recordTeamText } from './team';
import { withdrawHeld } from './withdraw';

/** Keeps a text that came in, once, and says what kind it is. Opt-outs hold from this transaction on. */
export async function recordReply(sql: Sql, text: ReceivedText, intake: Intake): Promise<ReplyReceipt> {
	const seen = await sql.get("SELECT * FROM messages WHERE system = ? AND account = ? AND direction = 'in' AND provider_id = ?", text.system, text.account, text.providerId);
	if (seen) return { kind: 'duplicate', message: toMessage(seen) };
	const business = await businessFor(sql, text, intake);
	const country = business?.profile.country ?? 'US';
	const from = readCallerId(text.from, country);
	const line = readCallerId(text.to, country).e164 ?? text.to;
	const person = from.e164 ?? text.from;
	if (!business) return { kind: 'unknown_business', message: await keep(sql, text, intake, { businessId: '', from: person, to: line }) };

	const { profile } = business;
	const base = { businessId: profile.id, from: person, to: line };
	const member = memberByPhone(profile, person);
	if (member) {
		const message = await keep(sql, text, intake, base);
		return { message, profile, ...(await recordTeamText(sql, profile, member, text.body, intake.now)) };
	}
	// Short codes and the business's own lines are machines: answering them may go on for ever.
	if (from.e164 === undefined || profile.numbers.some((own) => own.number === person)) {
		return { kind: 'ignored', message: await keep(sql, text, intake, base), profile };
	}
	return await recordPersonText(sql, text, intake, profile, base);
}

async function recordPersonText(sql: Sql, text: ReceivedText, intake: Intake, profile: BusinessProfile, base: { businessId: string; from: string; to: string }): Promise<ReplyReceipt> {
	const { now } = intake;
	const person = await meetPerson(sql, profile.id, base.from, now, { byCall: false });
	// Whoever writes can be written to, whatever an earlier refusal said.
	if (person.mark !== undefined) await sql.run('UPDATE people SET mark = NULL WHERE id = ?', person.id);
	const conversation = await openConversation(sql, profile.id, base.from, base.to, now, 'replied');
	const of: ConsentOf = { businessId: profile.id, number: base.from, line: base.to };
	const consent = await consentOf(sql, of, text, profile);
	const kind = consent?.kind ?? 'reply';
	// Who opted out is not waited for; everybody else is owed a reading until one is kept.
	const message = await keep(sql, text, intake, { ...base, conversationId: conversation.id, owed: kind === 'reply' });
	const read = kind === 'reply' ? await gather(sql, message, profile, intake) : { message, handOver: true };
	await sql.run('UPDATE conversations SET last_reply_at = ? WHERE id = ?', now, conversation.id);
	await endNudge(sql, conversation.id, now);
	const words = (consent?.words ?? text.body).slice(0, 200);
	if (kind === 'opt_out') {
		await optOut(sql, of, now, text.vendorConsent === 'opt_out' ? 'provider' : (consent?.how ?? 'keyword'), words);
		await dropDueOf(sql, conversation.id, ['unanswered'], now);
		await withdrawHeld(sql, conversation.id, 'opted_out', now);
	} else if (kind === 'opt_in') {
		await optIn(sql, of, now, consent?.how ?? 'keyword', words);
	} else if (kind === 'reply') {
		await advanceStatus(sql, conversation.id, 'replied');
	}
	// “Stop texting me and call me” ends the texts, and still waits for a person.
	if (kind === 'reply' || consent?.asksForCall === true) await expectAnswer(sql, profile, conversation.id, message.id, now);
	await appendEvent(sql, { at: now, kind: 'reply_received', businessId: profile.id, conversationId: conversation.id, messageId: message.id, data: { kind } });
	const callRow = await sql.get('SELECT * FROM calls WHERE conversation_id = ? ORDER BY started_at DESC LIMIT 1', conversation.id);
	return {
		kind: read.handOver ? kind : 'gathering',
		message: read.message,
		conversation: (await getConversation(sql, conversation.id)) ?? conversation,
		profile,
		person,
		...(callRow ? { call: toCall(callRow) } : {}),
		...(kind === 'reply'
			? {}
			: { providerAnswered: text.vendorConsent !== undefined || consent?.answered === true, consentAt: (kind === 'opt_out' ? await optedOutAt(sql, of) : undefined) ?? now }),
	};
}

/** Somebody of the team owes an answer, by the time that the profile allows. */
async function expectAnswer(sql: Sql, profile: BusinessProfile, conversationId: string, messageId: string, now: number): Promise<void> {
	const dueAt = addBusinessMinutes(profile, now, profile.sla.minutes);
	await schedule(sql, { key: `unanswered:${conversationId}`, kind: 'unanswered', businessId: profile.id, conversationId, messageId, dueAt }, now);
}

/** The vendor's reading counts; ours catches what it does not know. A bare YES opts in only who is opted out. */
async function consentOf(sql: Sql, of: ConsentOf, text: ReceivedText, profile: BusinessProfile): Promise<(Pick<Consent, 'kind' | 'how' | 'words' | 'asksForCall'> & { readonly answered?: true }) | undefined> {
	const reading = readConsent(text.body, profile.consentWords);
	if (text.vendorConsent === 'opt_out') return { kind: 'opt_out', how: 'keyword', words: text.body };
	if (reading?.kind === 'opt_out') return reading;
	const kind = text.vendorConsent ?? reading?.kind;
	if (kind === undefined) return undefined;
	const onlyIfOptedOut = reading?.onlyIfOptedOut === true;
	if (kind === 'opt_in' && onlyIfOptedOut && (await optedOutAt(sql, of)) === undefined) return undefined;
	// Some systems bring back by themselves who says YES after STOP, and say nothing of it to us.
	const answered = onlyIfOptedOut && isAnsweredBy(text) ? { answered: true as const } : {};
	return { kind, how: reading?.how ?? 'keyword', words: reading?.words ?? text.body, ...answered };
}

function isAnsweredBy({ system, body }: ReceivedText): boolean {
	return Object.hasOwn(PROVIDER_KEYWORDS, system) && providerReads(body, system as ConsentProvider) === 'opt_in';
}

interface Kept {
	readonly businessId: string;
	readonly from: string;
	readonly to: string;
	readonly conversationId?: string;
	readonly owed?: boolean;
}

async function keep(sql: Sql, text: ReceivedText, intake: Intake, kept: Kept): Promise<Message> {
	const row = await sql.get(
		`INSERT INTO messages (id, business_id, conversation_id, direction, system, account, sender, recipient, body, media,
			status, provider_id, at, attempt, holder, offers, owed_at) VALUES (?, ?, ?, 'in', ?, ?, ?, ?, ?, ?, 'received', ?, ?, 0, ?, 1, ?) RETURNING *`,
		newId('msg', intake.now),
		kept.businessId,
		kept.conversationId ?? null,
		text.system,
		text.account,
		kept.from,
		kept.to,
		text.body,
		JSON.stringify(text.media),
		text.providerId,
		intake.now,
		intake.holder,
		kept.owed === true ? intake.now + intake.leaseMs : null,
	);
	if (!row) throw new Error('The database returned no row for a text that was just written.');
	return toMessage(row);
}

async function businessFor(sql: Sql, text: ReceivedText, intake: Intake): Promise<SavedBusiness | undefined> {
	if (intake.businessId !== undefined) return await getBusiness(sql, intake.businessId);
	const number = readCallerId(text.to, 'US').e164;
	return number === undefined ? undefined : await businessOfNumber(sql, number);
}

/** Keeps how a reply was read; it is not owed to the canvas any more, and what it taught about the person stays. */
export async function recordClassification(sql: Sql, messageId: string, classification: Classification, now: number): Promise<void> {
	const message = await getMessage(sql, messageId);
	if (!message) return;
	await sql.run(
		'UPDATE messages SET classification = ?, owed_at = NULL, review_at = CASE WHEN correction IS NULL THEN ? ELSE review_at END WHERE id = ?',
		JSON.stringify(classification),
		classification.unsure ? now : null,
		messageId,
	);
	await appendEvent(sql, {
		at: now,
		kind: 'reply_classified',
		businessId: message.businessId,
		conversationId: message.conversationId,
		messageId,
		data: { intent: classification.intent, route: classification.route, confidence: classification.confidence, unsure: classification.unsure, urgency: classification.urgency, method: classification.method },
	});
	const { name, address, language } = classification;
	await upsertPerson(sql, message.businessId, message.from, { name, address, language: language === 'other' ? undefined : language }, now);
	if (message.conversationId === undefined) return;
	if (classification.route === 'opt_out') {
		await optOutByReading(sql, message, message.conversationId, now);
	} else if (classification.route === 'closed') {
		// Thanks and the like: nobody owes an answer.
		await dropDueOf(sql, message.conversationId, ['unanswered'], now);
	} else if (['booking', 'quote', 'service_request'].includes(classification.intent) || classification.urgency === 'emergency') {
		await advanceStatus(sql, message.conversationId, 'qualified');
	}
	if (classification.urgency === 'emergency') {
		const business = await getBusiness(sql, message.businessId);
		const minutes = business?.profile.sla.emergencyMinutes ?? 2;
		await schedule(sql, { key: `unanswered:${message.conversationId}`, kind: 'unanswered', businessId: message.businessId, conversationId: message.conversationId, messageId, dueAt: now + minutes * 60_000 }, now);
	}
}

/** Said when the text came in, not when it was read: a START since then counts, and a STOP since then is the same opt-out. */
export async function optOutByReading(sql: Sql, message: Message, conversationId: string, now: number): Promise<void> {
	const of: ConsentOf = { businessId: message.businessId, number: message.from, line: message.to };
	if (await optedInSince(sql, of, message.at)) return;
	await optOut(sql, of, message.at, 'free_text', message.body.slice(0, 200));
	await dropDueOf(sql, conversationId, ['unanswered'], now);
	await withdrawHeld(sql, conversationId, 'opted_out', now);
}

/** Replies whose last text has come, and those that were handed to the canvas and never read there, once more. */
export async function offerRepliesAgain(sql: Sql, intake: Intake, limit: number): Promise<readonly ReplyReceipt[]> {
	const rows = await sql.all('SELECT * FROM messages WHERE holder = ? AND owed_at IS NOT NULL AND owed_at <= ? ORDER BY owed_at LIMIT ?', intake.holder, intake.now, limit);
	const receipts: ReplyReceipt[] = [];
	for (const row of rows) {
		const message = await whole(sql, toMessage(row));
		const business = await getBusiness(sql, message.businessId);
		const again = Number(row.offers) < MOST_OFFERS && business !== undefined;
		await sql.run('UPDATE messages SET offers = offers + 1, owed_at = ? WHERE id = ?', again ? intake.now + intake.leaseMs : null, message.id);
		if (!again || !business) continue;
		if (Number(row.offers) > 0) await appendEvent(sql, { at: intake.now, kind: 'reply_offered_again', businessId: message.businessId, conversationId: message.conversationId, messageId: message.id });
		const conversation = message.conversationId === undefined ? undefined : await getConversation(sql, message.conversationId);
		const person = await getPerson(sql, message.businessId, message.from);
		const callRow = message.conversationId === undefined ? undefined : await sql.get('SELECT * FROM calls WHERE conversation_id = ? ORDER BY started_at DESC LIMIT 1', message.conversationId);
		receipts.push({
			kind: 'reply',
			message,
			profile: business.profile,
			...(conversation ? { conversation } : {}),
			...(person ? { person } : {}),
			...(callRow ? { call: toCall(callRow) } : {}),
		});
	}
	return receipts;
}

/** Handed over again, a reply is done with when the canvas has run to its end. This is for one whose every run ends the process. */
const MOST_OFFERS = 20;

/** The canvas has run to its end with a reply that it was handed once more: it is not asked again. */
export async function endReplyOffer(sql: Sql, messageId: string, failed: boolean): Promise<void> {
	await sql.run('UPDATE messages SET owed_at = NULL WHERE id = ? AND offers >= ?', messageId, failed ? MOST_FAILURES : 0);
}

