import type { Ledger } from '../../engine';
import { backUp, exportAll, restore } from './backup';
import { forget } from './forget';
import { writeToken } from './links/token';
import type { Database, Sql } from './sql';
import * as alertCalls from './store/alertCalls';
import * as alerts from './store/alerts';
import * as businesses from './store/businesses';
import * as calls from './store/calls';
import * as consent from './store/consent';
import { consentRecord } from './store/consentRecord';
import * as conversations from './store/conversations';
import * as corrections from './store/corrections';
import * as crmContacts from './store/crmContacts';
import * as crmLimits from './store/crmLimits';
import { crmDueKey } from './store/crmNews';
import * as crmWrites from './store/crmWrites';
import * as decisions from './store/decisions';
import * as due from './store/due';
import { claimDue } from './store/dueClaims';
import * as escalations from './store/escalations';
import { makeIdentity, readIdentity } from './store/identity';
import * as leads from './store/leads';
import * as links from './store/links';
import * as numbers from './store/numbers';
import * as outside from './store/outside';
import { paceOf } from './store/pace';
import * as people from './store/people';
import { keepQualification } from './store/qualification';
import * as receipts from './store/receipts';
import * as record from './store/record';
import * as recovery from './store/recovery';
import * as replies from './store/replies';
import * as retention from './store/retention';
import { linkSecret, makeLinkSecret } from './store/secrets';
import * as setups from './store/setups';
import { spokenWith } from './store/spokenWith';
import * as subscriptions from './store/subscriptions';
import * as texts from './store/texts';
import { recordVoicemail } from './store/voicemails';
import { tidy } from './store/tidy';
import * as turns from './store/turns';
import * as variants from './store/variants';
import { toMessage } from './store/rows';

/** The ledger over any database that speaks a little SQL: every method is one transaction, or one read. */
export function ledgerOver(database: Database): Ledger {
	const read = <T>(work: (sql: Sql) => Promise<T>) => database.read(work);
	const write = <T>(key: string, work: (sql: Sql) => Promise<T>) => database.transaction(key, work);
	let identity: Promise<string> | undefined;
	return {
		identity: async () => {
			identity ??= read(readIdentity).then(async (known) => known ?? (await write('identity', makeIdentity)));
			identity.catch(() => (identity = undefined));
			return await identity;
		},

		saveBusiness: (profile, now, savedBy) => write('businesses', (sql) => businesses.saveBusiness(sql, profile, now, savedBy)),
		getBusiness: (id) => read((sql) => businesses.getBusiness(sql, id)),
		businessOfNumber: (number) => read((sql) => businesses.businessOfNumber(sql, number)),
		listBusinesses: () => read((sql) => businesses.listBusinesses(sql)),
		businessesServedBy: (holders) => read((sql) => businesses.businessesServedBy(sql, holders)),
		removeBusiness: (id, now) => write('businesses', (sql) => businesses.removeBusiness(sql, id, now)),

		recordCallEvent: (event, rules, intake) => write(`call:${event.callId}`, (sql) => calls.recordCallEvent(sql, event, rules, intake)),
		latestCall: (conversationId) => read((sql) => calls.latestCall(sql, conversationId)),
		getCall: (id) => read((sql) => calls.getCall(sql, id)),
		offerAgain: (rules, intake, limit) => write(`owed:${intake.holder}`, (sql) => recovery.offerCallsAgain(sql, rules, intake, limit)),

		offerEnded: (subject, failed, now) =>
			'callId' in subject
				? write(`call:${subject.callId}`, (sql) => recovery.endCallOffer(sql, subject.callId, failed, now))
				: write(`message:${subject.messageId}`, (sql) => replies.endReplyOffer(sql, subject.messageId, failed)),

		extendOffers: async (of, ids, until) => {
			if (ids.length > 0) await write(`extend:${of}`, (sql) => recovery.extendOffers(sql, of, ids, until));
		},

		claimText: async (request, decide) => {
			const pace = await read((sql) => paceOf(sql, request.businessId, request.now));
			return await write(`person:${request.businessId}:${request.to}`, (sql) => texts.claimText(sql, request, decide, pace));
		},
		settleText: (id, attempt, settlement, now) => write(`message:${id}`, (sql) => texts.settleText(sql, id, attempt, settlement, now)),
		renewClaim: (id, attempt, now, leaseMs) => write(`message:${id}`, (sql) => texts.renewClaim(sql, id, attempt, now, leaseMs)),

		recordReply: (text, intake) => write(`text:${text.from}`, (sql) => replies.recordReply(sql, text, intake)),
		recordVoicemail: (transcript, intake) => write(`call:${transcript.callId}`, (sql) => recordVoicemail(sql, transcript, intake)),
		recordOutsideText: (text, at) => write(`text:${text.to}`, (sql) => outside.recordOutsideText(sql, text, at)),
		recordOutsideCall: (call, at) => write(`call:${call.callId}`, (sql) => outside.recordOutsideCall(sql, call, at)),
		recordReceipt: (receipt, now) => write(`receipt:${receipt.providerId}`, async (sql) => {
			const { result, message } = await receipts.recordReceipt(sql, receipt, now);
			if (!message) return { result };
			const business = await businesses.getBusiness(sql, message.businessId);
			const conversation = message.conversationId === undefined ? undefined : await conversations.getConversation(sql, message.conversationId);
			return { result, message, ...(conversation ? { conversation } : {}), ...(business ? { profile: business.profile } : {}) };
		}),
		recordClassification: (id, classification, now) => write(`message:${id}`, (sql) => replies.recordClassification(sql, id, classification, now)),
		latestReply: (conversationId) => read((sql) => corrections.latestReply(sql, conversationId)),
		correctReply: (id, said, now) => write(`message:${id}`, (sql) => corrections.correctReply(sql, id, said, now)),
		repliesToReview: (filter) => read((sql) => corrections.repliesToReview(sql, filter)),
		offerRepliesAgain: (intake, limit) => write(`owed:${intake.holder}`, (sql) => replies.offerRepliesAgain(sql, intake, limit)),

		optOut: (businessId, number, now, how, words, line) => write(`person:${businessId}:${number}`, (sql) => consent.optOut(sql, { businessId, number, line }, now, how, words)),
		optIn: (businessId, number, now, how, words, line) => write(`person:${businessId}:${number}`, (sql) => consent.optIn(sql, { businessId, number, line }, now, how, words)),
		optedOutAt: (businessId, number, line) => read((sql) => consent.optedOutAt(sql, { businessId, number, line })),
		consentRecord: (businessId, number) => read((sql) => consentRecord(sql, businessId, number)),

		lineTypeOf: (number, now, maxAgeMs) => read((sql) => numbers.lineTypeOf(sql, number, now, maxAgeMs)),
		noteLineType: (number, lineType, carrier, now) => write(`number:${number}`, (sql) => numbers.noteLineType(sql, number, lineType, carrier, now)),

		upsertPerson: (business, number, patch, now) => write(`person:${business}:${number}`, (sql) => people.upsertPerson(sql, business, number, patch, now)),
		saveLead: (lead) => write(`person:${lead.businessId}:${lead.number}`, (sql) => leads.saveLead(sql, lead)),
		getPerson: (business, number) => read((sql) => people.getPerson(sql, business, number)),
		openConversation: (business, person, line, now) => write(`person:${business}:${person}`, (sql) => conversations.openConversation(sql, business, person, line, now)),
		getConversation: (id) => read((sql) => conversations.getConversation(sql, id)),
		findConversation: (business, person) => read((sql) => conversations.findConversation(sql, business, person)),
		changeConversation: (id, change, by, now) =>
			write(`conversation:${id}`, (sql) => (change.do === 'contacted' ? spokenWith(sql, id, by, now) : conversations.changeConversation(sql, id, change, by, now))),
		keepQualification: (id, qualification, now) => write(`conversation:${id}`, (sql) => keepQualification(sql, id, qualification, now)),
		takeTurn: (business, rule, conversationId, now) => write(`turn:${business}:${rule}`, (sql) => turns.takeTurn(sql, business, rule, conversationId, now)),
		formerOwner: (business, person, conversationId) => read((sql) => turns.formerOwner(sql, business, person, conversationId)),
		listConversations: (filter) => read((sql) => conversations.listConversations(sql, filter)),
		messagesOf: (id, limit) => read(async (sql) => {
			const rows = await sql.all('SELECT * FROM messages WHERE conversation_id = ? ORDER BY at DESC, id DESC LIMIT ?', id, limit);
			return rows.map(toMessage).reverse();
		}),

		openEscalation: (request) => write(`conversation:${request.conversationId}`, (sql) => escalations.openEscalation(sql, request)),
		getEscalation: (id) => read((sql) => escalations.getEscalation(sql, id)),
		takeStep: (taken) => write(`escalation:${taken.id}`, (sql) => escalations.takeStep(sql, taken)),
		acknowledge: (id, by, now) => write(`escalation:${id}`, (sql) => escalations.acknowledge(sql, id, by, now)),
		resolveEscalation: (id, by, now) => write(`escalation:${id}`, (sql) => escalations.resolveEscalation(sql, id, by, now)),
		openEscalations: (business) => read((sql) => escalations.openEscalations(sql, business)),
		claimAlertCall: (request) => write(`escalation:${request.escalationId}`, (sql) => alertCalls.claimAlertCall(sql, request)),
		settleAlertCall: (id, settlement, now) => write(`alert-call:${id}`, (sql) => alertCalls.settleAlertCall(sql, id, settlement, now)),
		recordAlertCall: async (report, from, now) => {
			const call = await read((sql) => alertCalls.getAlertCall(sql, report.alertId));
			return call && (await write(`escalation:${call.escalationId}`, (sql) => alertCalls.recordAlertCall(sql, report, from, now)));
		},

		reopenEscalation: (stale) => write(`escalation:${stale.id}`, (sql) => escalations.reopenEscalation(sql, stale)),
		planAlert: (plan) => write(`alerts:${plan.businessId}:${plan.member}`, (sql) => alerts.planAlert(sql, plan)),
		closeAlerts: (slot, now) => write(`alerts:${slot.businessId}:${slot.member}`, (sql) => alerts.closeAlerts(sql, slot, now)),
		alertsDue: (businessId, now) => read((sql) => alerts.alertsDue(sql, businessId, now)),
		alertsDone: (key, now) => write(`alerts-done:${key}`, (sql) => alerts.alertsDone(sql, key, now)),
		signLink: async (grant) => writeToken(grant, (await read(linkSecret)) ?? (await write('secrets', makeLinkSecret))),
		readLink: (token, now) => read((sql) => links.readLink(sql, token, now)),
		useLink: async (token, now) => {
			// What is no good costs no transaction.
			const reading = await read((sql) => links.readLink(sql, token, now));
			return reading.state === 'good' ? await write(`escalation:${reading.escalation.id}`, (sql) => links.useLink(sql, token, now)) : reading;
		},

		schedule: (item, now) => write(`due:${item.key}`, (sql) => due.schedule(sql, item, now)),
		claimDue: (kinds, now, leaseMs, limit, businessIds) => write('due', (sql) => claimDue(sql, kinds, now, leaseMs, limit, businessIds)),
		extendDue: (id, fence, until) => write(`due:${id}`, (sql) => due.extendDue(sql, id, fence, until)),
		finishDue: (id, fence, outcome, now) => write(`due:${id}`, (sql) => due.finishDue(sql, id, fence, outcome, now)),

		rememberSetup: (setup) => write('setups', (sql) => setups.rememberSetup(sql, setup)),
		recallSetup: (system, account, number, purpose) => read((sql) => setups.recallSetup(sql, system, account, number, purpose)),
		forgetSetup: (system, account, number, purpose) => write('setups', (sql) => setups.forgetSetup(sql, system, account, number, purpose)),

		keepSubscription: (kept) => write('setups', (sql) => subscriptions.keepSubscription(sql, kept)),
		recallSubscription: (owner) => read((sql) => subscriptions.recallSubscription(sql, owner)),
		forgetSubscription: (owner) => write('setups', (sql) => subscriptions.forgetSubscription(sql, owner)),

		planCrmWrites: (subject, writes, now) => write(crmDueKey(subject), (sql) => crmWrites.planCrmWrites(sql, subject, writes, now)),
		takeCrmContact: (subject, now, leaseMs) => write(crmDueKey(subject), (sql) => crmContacts.takeCrmContact(sql, subject, now, leaseMs)),
		keepCrmContact: (of, fence, contact, now) => write(crmDueKey(of), (sql) => crmContacts.keepCrmContact(sql, of, fence, contact, now)),
		beginCrmWrite: (of, fence, id, now) => write(crmDueKey(of), (sql) => crmWrites.beginCrmWrite(sql, of, fence, id, now)),
		endCrmWrite: (of, fence, id, outcome, now) => write(crmDueKey(of), (sql) => crmWrites.endCrmWrite(sql, of, fence, id, outcome, now)),
		releaseCrmContact: (of, fence, now, retryAt) => write(crmDueKey(of), (sql) => crmContacts.releaseCrmContact(sql, of, fence, now, retryAt)),
		crmContact: (of) => read((sql) => crmContacts.crmContact(sql, of)),
		openCrmWrites: (filter) => read((sql) => crmWrites.openCrmWrites(sql, filter)),
		retryCrmWrites: (of, now) => write(crmDueKey(of), (sql) => crmWrites.retryCrmWrites(sql, of, now)),
		takeCrmTurn: (system, account, limits, now) => write(`crm-turn:${system}:${account}`, (sql) => crmLimits.takeCrmTurn(sql, system, account, limits, now)),
		holdCrm: (system, account, until) => write(`crm-turn:${system}:${account}`, (sql) => crmLimits.holdCrm(sql, system, account, until)),

		countRefusal: (where, reason, now) => write('refusals', (sql) => record.countRefusal(sql, where, reason, now)),
		refusals: (since) => read((sql) => record.listRefusals(sql, since)),
		events: (filter) => read((sql) => record.listEvents(sql, filter)),
		latestEvents: (business, limit) => read((sql) => record.latestEvents(sql, business, limit)),
		variantResults: (business, since) => read((sql) => variants.variantResults(sql, business, since)),
		tidy: (now) => write('tidy', (sql) => tidy(sql, now)),
		decisionOf: (callId) => read((sql) => decisions.decisionOf(sql, callId)),

		forget: (olderThan, now, businessId) => forget(database, { olderThan, now, businessId }),
		forgetPerson: (businessId, number, now) => write(`person:${businessId}:${number}`, (sql) => retention.forgetPerson(sql, businessId, number, now)),
		exportAll: (businessId) => exportAll(database, businessId),
		backUp: (path) => backUp(database, path),
		restore: async (rows) => {
			const count = await restore(database, rows);
			identity = undefined;
			return count;
		},
		close: () => database.close(),
	};
}
