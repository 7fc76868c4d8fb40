import {
	addEvent,
	judge,
	NO_FACTS,
	readCallerId,
	textingLine,
	type Call,
	type CallEvent,
	type CallReceipt,
	type Intake,
	type Judgement,
	type MissedRules,
	type SavedBusiness,
} from '../../../engine';
import type { Row, Sql } from '../sql';
import { businessOfNumber, getBusiness } from './businesses';
import { openConversation } from './conversations';
import { contactedByCall } from './escalations';
import { decisionOf } from './decisions';
import { planVoicemail } from './followUps';
import { newId } from './ids';
import { meetPerson } from './people';
import { appendEvent } from './record';
import { toCall } from './rows';
import { withdrawHeldOfCall } from './withdraw';

/** How long a report that would change the verdict may be on its way before a settling call is final. */
const SETTLE_MS = 8_000;

export async function getCall(sql: Sql, id: string): Promise<Call | undefined> {
	const row = await sql.get('SELECT * FROM calls WHERE id = ?', id);
	return row && toCall(row);
}

export async function latestCall(sql: Sql, conversationId: string): Promise<Call | undefined> {
	const row = await sql.get('SELECT * FROM calls WHERE conversation_id = ? ORDER BY started_at DESC, id DESC LIMIT 1', conversationId);
	return row && toCall(row);
}

export async function recordCallEvent(sql: Sql, event: CallEvent, rules: MissedRules, intake: Intake): Promise<CallReceipt> {
	const known = await sql.get('SELECT * FROM calls WHERE system = ? AND account = ? AND provider_call_id = ?', event.system, event.account, event.callId);
	const id = known ? String(known.id) : newId('call', intake.now);
	const fresh = await sql.run(
		'INSERT INTO call_reports (system, account, report_key, call_id, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
		event.system,
		event.account,
		event.key,
		id,
		intake.now,
	);
	if (fresh === 0) {
		const call = known && toCall(known);
		const business = call && (await getBusiness(sql, call.businessId));
		return { result: 'duplicate', offer: false, ...(call ? { call } : {}), ...(business ? { profile: business.profile } : {}) };
	}
	return known ? await addToCall(sql, known, event, rules, intake) : await beginCall(sql, id, event, rules, intake);
}

async function beginCall(sql: Sql, id: string, event: CallEvent, rules: MissedRules, intake: Intake): Promise<CallReceipt> {
	const business = await businessFor(sql, event, intake);
	const startedAt = event.at ?? intake.now;
	const facts = addEvent(NO_FACTS(startedAt), event, intake.now);
	const call: Call = {
		id,
		...(await partiesOf(sql, event, intake)),
		system: event.system,
		account: event.account,
		providerCallId: event.callId,
		...described(event),
		startedAt,
		outcome: 'open',
		facts,
		offers: 0,
	};
	await sql.run(
		`INSERT INTO calls (id, business_id, system, account, provider_call_id, caller, caller_raw, line, forwarded_from, caller_name, attestation,
			started_at, outcome, facts, holder, offers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, 0)`,
		call.id,
		call.businessId,
		call.system,
		call.account,
		call.providerCallId,
		call.from,
		call.fromRaw,
		call.to,
		call.forwardedFrom ?? null,
		call.callerName ?? null,
		call.attestation ?? null,
		call.startedAt,
		JSON.stringify(facts),
		intake.holder,
	);
	await appendEvent(sql, { at: intake.now, kind: 'call_recorded', businessId: call.businessId, callId: id, data: { system: call.system, step: event.step } });
	return await rejudge(sql, call, judgeHere(call, rules, business), business, intake, event.step === 'voicemail');
}

async function addToCall(sql: Sql, row: Row, event: CallEvent, rules: MissedRules, intake: Intake): Promise<CallReceipt> {
	const before = toCall(row);
	const facts = addEvent(before.facts, event, intake.now);
	// What was said of the call first stays; a report that overtook it may have left it unsaid, and even whose call it is.
	const call: Call = { ...described(event), ...before, ...(before.to === '' ? await partiesOf(sql, event, intake) : {}), startedAt: facts.firstAt, facts };
	await sql.run(
		'UPDATE calls SET business_id = ?, caller = ?, caller_raw = ?, line = ?, facts = ?, started_at = ?, forwarded_from = ?, caller_name = ?, attestation = ? WHERE id = ?',
		call.businessId,
		call.from,
		call.fromRaw,
		call.to,
		JSON.stringify(facts),
		call.startedAt,
		call.forwardedFrom ?? null,
		call.callerName ?? null,
		call.attestation ?? null,
		call.id,
	);
	const business = await getBusiness(sql, call.businessId);
	return await rejudge(sql, call, judgeHere(call, rules, business), business, intake, event.step === 'voicemail');
}

/** A call that no business owns, or to a number that the trigger leaves alone, is kept but starts nothing. */
function judgeHere(call: Call, rules: MissedRules, business: SavedBusiness | undefined): Judgement {
	if (!business && call.offers === 0) return { outcome: 'ignored', because: 'unknown_business' };
	if (rules.onlyNumbers.length > 0 && !rules.onlyNumbers.includes(call.to)) return { outcome: 'ignored', because: 'number_off' };
	return judge(call.facts, rules);
}

/** Writes a new verdict, and hands the call to the canvas the first time that it counts as missed. */
export async function rejudge(sql: Sql, call: Call, judgement: Judgement, business: SavedBusiness | undefined, intake: Intake, voicemail: boolean): Promise<CallReceipt> {
	const profile = business?.profile;
	const result = profile ? 'recorded' : 'unknown_business';
	if (judgement.outcome === 'settling') {
		if (call.offers === 0) await owe(sql, call.id, intake.now + SETTLE_MS);
		return { result, call, offer: false, ...(profile ? { profile } : {}) };
	}
	const { missedReason: _reason, ignoredBecause: _because, ...rest } = call;
	const changed: Call = {
		...rest,
		outcome: judgement.outcome,
		...(judgement.outcome === 'missed' ? { missedReason: judgement.reason } : {}),
		...(judgement.outcome === 'ignored' ? { ignoredBecause: judgement.because } : {}),
		...(judgement.outcome === 'open' ? {} : { endedAt: call.endedAt ?? call.facts.lastAt }),
	};
	const offer = judgement.outcome === 'missed' && call.offers === 0;
	const isNew = changed.outcome !== call.outcome || changed.missedReason !== call.missedReason || changed.ignoredBecause !== call.ignoredBecause;
	// Handed over: owed again when the lease ends without a decision. Not missed after all: nothing is owed any more.
	if (offer) await owe(sql, call.id, intake.now + intake.leaseMs);
	else if (judgement.outcome !== 'missed' && !(await isTextDecided(sql, call))) {
		await owe(sql, call.id, null);
		if (call.offers > 0 && judgement.outcome !== 'open') await withdrawHeldOfCall(sql, call, judgement.outcome === 'answered' ? 'answered' : 'not_missed', intake.now);
	}
	if (!isNew && !offer) {
		if (profile && changed.outcome === 'missed') await planVoicemail(sql, changed, profile, intake.now);
		return { result, call: changed, offer: false, ...(profile ? { profile } : {}) };
	}

	const conversation = offer && call.from !== null && profile ? await openConversation(sql, call.businessId, call.from, textingLine(profile, call.to), intake.now) : undefined;
	const person = offer && call.from !== null && profile
		? await meetPerson(sql, call.businessId, call.from, intake.now, { byCall: true, ...(call.callerName === undefined ? {} : { name: call.callerName }) })
		: undefined;
	const offers = offer ? 1 : call.offers;
	await sql.run(
		'UPDATE calls SET outcome = ?, missed_reason = ?, ignored_because = ?, ended_at = ?, offers = ?, conversation_id = COALESCE(conversation_id, ?) WHERE id = ?',
		changed.outcome,
		changed.missedReason ?? null,
		changed.ignoredBecause ?? null,
		changed.endedAt ?? null,
		offers,
		conversation?.id ?? null,
		call.id,
	);
	if (profile && changed.outcome === 'missed') await planVoicemail(sql, changed, profile, intake.now);
	if (profile && changed.outcome === 'answered' && call.from !== null) await contactedByCall(sql, call.businessId, call.from, call.startedAt, intake.now);
	await appendEvent(sql, {
		at: intake.now,
		kind: 'call_judged',
		businessId: call.businessId,
		callId: call.id,
		conversationId: conversation?.id,
		data: { outcome: changed.outcome, reason: changed.missedReason ?? changed.ignoredBecause ?? null, offered: offer, voicemail },
	});
	return {
		result,
		call: { ...changed, offers },
		offer,
		...(conversation ? { conversation } : {}),
		...(person ? { person } : {}),
		...(profile ? { profile } : {}),
	};
}

/** Who called whom, and whose number that is. */
async function partiesOf(sql: Sql, event: CallEvent, intake: Intake): Promise<Pick<Call, 'businessId' | 'from' | 'fromRaw' | 'to'>> {
	const business = await businessFor(sql, event, intake);
	const country = business?.profile.country ?? 'US';
	const caller = readCallerId(event.from, country);
	const line = readCallerId(event.to, country).e164 ?? event.to;
	return {
		businessId: business?.profile.id ?? '',
		from: caller.kind === 'anonymous' ? null : (caller.e164 ?? null),
		fromRaw: event.from.slice(0, 200),
		to: line.slice(0, 200),
	};
}

async function businessFor(sql: Sql, event: CallEvent, intake: Intake): Promise<SavedBusiness | undefined> {
	if (intake.businessId !== undefined) return await getBusiness(sql, intake.businessId);
	for (const raw of [event.to, event.forwardedFrom ?? '']) {
		const number = readCallerId(raw, 'US').e164;
		const found = number === undefined ? undefined : await businessOfNumber(sql, number);
		if (found) return found;
	}
	return undefined;
}

function described(event: CallEvent): Pick<Call, 'forwardedFrom' | 'callerName' | 'attestation'> {
	return {
		...(event.forwardedFrom ? { forwardedFrom: event.forwardedFrom.slice(0, 200) } : {}),
		...(event.callerName ? { callerName: event.callerName.slice(0, 200) } : {}),
		...(event.attestation ? { attestation: event.attestation.slice(0, 100) } : {}),
	};
}

/** A text that may be on its way is owed its outcome, whatever became of the call. */
async function isTextDecided(sql: Sql, call: Call): Promise<boolean> {
	return call.offers > 0 && (await decisionOf(sql, call.id))?.action === 'text';
}

/** Sets when the call is owed to the canvas again; null when nothing is owed. */
export async function owe(sql: Sql, callId: string, at: number | null): Promise<void> {
	await sql.run('UPDATE calls SET owed_at = ? WHERE id = ?', at, callId);
}
