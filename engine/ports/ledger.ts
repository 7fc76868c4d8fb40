import type { BusinessProfile } from '../business';
import type { Call, CallEvent, MissedRules, OutsideCall } from '../calls';
import type { Conversation, ConversationChange, ConversationFilter, KeptQualification } from '../conversations';
import type { AlertPlan, AlertSlot, CarriedAlerts, AlertCallClaim, AlertCallReceipt, AlertCallReport, AlertCallRequest, AlertCallSettlement, AlertCall, Escalation, LinkGrant, LinkReading, LinkUse } from '../escalations';
import type { Decision, LineType, TextFacts } from '../guardrails';
import type { Classification, ReadReply, ReviewedReply, ReviewFilter, SaidCorrection } from '../replies';
import type { LedgerEvent } from '../reports';
import type { ConsentRecord, DeliveryReceipt, Message, OutsideText, ReceivedText, VoicemailTranscript } from '../texts';
import type { CrmMemory } from './crmMemory';
import type {
	CallReceipt,
	Claim,
	ClaimRequest,
	Due,
	DueItem,
	DueKind,
	EscalationRequest,
	Intake,
	KeptSubscription,
	LeadRequest,
	NumberSetup,
	Offer,
	OutsideReceipt,
	Person,
	PersonPatch,
	ReplyReceipt,
	SavedBusiness,
	Settlement,
	SubscriptionOwner,
	VariantResult,
} from './work';

/**
 * The durable memory, and the only state there is. Methods are named for what happens; each is one transaction.
 * An adapter is made by `connectors/ledgers`; every adapter passes the same contract suite.
 */
export interface Ledger extends CrmMemory {
	/** Who this ledger is: a random id that stays with what it remembers, also when that moves to another database. */
	identity(): Promise<string>;

	// Whom we act for
	/** Saves a checked profile. Throws `NumberTakenError` when another business holds one of its numbers. */
	saveBusiness(profile: BusinessProfile, now: number, savedBy?: string): Promise<SavedBusiness>;
	getBusiness(id: string): Promise<SavedBusiness | undefined>;
	businessOfNumber(number: string): Promise<SavedBusiness | undefined>;
	listBusinesses(): Promise<readonly SavedBusiness[]>;
	/**
	 * Ids of the businesses that a workflow serves: it holds their profile, or a trigger of it has one of their numbers. One
	 * that holds no profile also serves those whose numbers no workflow has: they were saved after it was published.
	 * @param holders how the marks of the workflow's triggers begin
	 */
	businessesServedBy(holders: string): Promise<readonly string[]>;
	removeBusiness(id: string, now: number): Promise<boolean>;

	// Calls
	/** Keeps one report, once, judges the call anew and says whether it is to be handed to the canvas. */
	recordCallEvent(event: CallEvent, rules: MissedRules, intake: Intake): Promise<CallReceipt>;
	getCall(id: string): Promise<Call | undefined>;
	/** The latest call of a conversation. */
	latestCall(conversationId: string): Promise<Call | undefined>;
	/**
	 * Calls that are owed to the canvas again: missed and settled but never handed over, handed over but without a
	 * decision after the lease, or decided to be texted but without an outcome. Each comes once more; see `offerEnded`.
	 */
	offerAgain(rules: MissedRules, intake: Intake, limit: number): Promise<readonly Offer[]>;
	/**
	 * The canvas has run to its end with a call (or a reply) that it was handed once more. One that it still has not decided
	 * about gets the decision `not_processed`, so that every call has its reason. A run that a crash cut off does not come
	 * to its end, and its call comes back again; one that failed is given another chance or two.
	 */
	offerEnded(subject: { readonly callId: string } | { readonly messageId: string }, failed: boolean, now: number): Promise<void>;

	/** The canvas is still at work with these calls or replies: they do not come back before `until` (epoch milliseconds). */
	extendOffers(of: 'calls' | 'replies', ids: readonly string[], until: number): Promise<void>;

	// Texts out
	/** Gathers the facts, decides and claims, in one transaction. */
	claimText(request: ClaimRequest, decide: (facts: TextFacts) => Decision): Promise<Claim>;
	/** Writes the outcome of a claim. False when the claim is no longer the caller's (fencing). */
	settleText(messageId: string, attempt: number, settlement: Settlement, now: number): Promise<boolean>;
	/** Takes the next attempt of a claim that is still ours, so that a late outcome of the former is fenced off. */
	renewClaim(messageId: string, attempt: number, now: number, leaseMs: number): Promise<Message | undefined>;

	// Texts in
	recordReply(text: ReceivedText, intake: Intake): Promise<ReplyReceipt>;
	/**
	 * Keeps what a caller said on the voicemail as a message of their conversation, to be read like a reply. It is none to our
	 * text: neither a keyword nor an answer. `ignored` for calls of the team, of nobody's number, or that the trigger leaves alone.
	 */
	recordVoicemail(transcript: VoicemailTranscript, intake: Intake): Promise<ReplyReceipt>;
	/**
	 * Keeps what somebody of the business did at the phone system itself; what we sent is known again as ours. Automation is
	 * silent in the open conversation from then on, for as long as the profile says, and what was open is taken.
	 */
	recordOutsideText(text: OutsideText, at: { readonly now: number; readonly businessId?: string }): Promise<OutsideReceipt>;
	recordOutsideCall(call: OutsideCall, at: { readonly now: number; readonly businessId?: string }): Promise<OutsideReceipt>;
	recordReceipt(receipt: DeliveryReceipt, now: number): Promise<{ readonly result: 'recorded' | 'duplicate' | 'unknown'; readonly message?: Message; readonly conversation?: Conversation; readonly profile?: BusinessProfile }>;
	/** Keeps how a reply was read and where it was routed: from now on it is not offered again. */
	recordClassification(messageId: string, classification: Classification, now: number): Promise<void>;
	/** The latest reply of a conversation, read ones before those that no canvas has read. */
	latestReply(conversationId: string): Promise<ReadReply | undefined>;
	/**
	 * Keeps what a person says a reply should have been read as, beside how it was read; the latest word counts. A reply
	 * that turns out to be an opt-out is one from then on; an opt-out is never taken back so. Undefined when there is no
	 * such reply, or it is forgotten.
	 */
	correctReply(messageId: string, said: SaidCorrection, now: number): Promise<ReadReply | undefined>;
	/** A page of the replies that were read unsurely or corrected, in the order in which they came up for review. */
	repliesToReview(filter: ReviewFilter): Promise<readonly ReviewedReply[]>;
	/** Replies handed to the canvas and never classified, once more. */
	offerRepliesAgain(intake: Intake, limit: number): Promise<readonly ReplyReceipt[]>;

	// Consent
	/** `line` is the number of the business that was told, where it is known: how far it reaches is the profile's `optOutScope`. */
	optOut(businessId: string, number: string, now: number, how: string, words: string, line?: string): Promise<void>;
	optIn(businessId: string, number: string, now: number, how: string, words: string, line?: string): Promise<void>;
	/** When the person opted out, as far as texts from this line of the business go; undefined when they may be texted. */
	optedOutAt(businessId: string, number: string, line?: string): Promise<number | undefined>;
	/** The proof of consent: what holds, the calls it rests on, every opt-out and opt-in, the texts both ways, as far as they are kept. */
	consentRecord(businessId: string, number: string): Promise<ConsentRecord>;

	// Numbers
	/** What the phone system said of a number not longer ago than `maxAgeMs`. */
	lineTypeOf(number: string, now: number, maxAgeMs: number): Promise<LineType | undefined>;
	noteLineType(number: string, lineType: LineType, carrier: string | undefined, now: number): Promise<void>;

	// People and conversations
	upsertPerson(businessId: string, number: string, patch: PersonPatch, now: number): Promise<{ readonly person: Person; readonly created: boolean }>;
	/** Person and next step in one transaction: what the built-in CRM keeps of a lead. */
	saveLead(lead: LeadRequest): Promise<{ readonly person: Person; readonly created: boolean; readonly conversation?: Conversation }>;
	getPerson(businessId: string, number: string): Promise<Person | undefined>;
	openConversation(businessId: string, person: string, line: string, now: number): Promise<Conversation>;
	getConversation(id: string): Promise<Conversation | undefined>;
	findConversation(businessId: string, person: string): Promise<Conversation | undefined>;
	changeConversation(id: string, change: ConversationChange, by: string, now: number): Promise<Conversation>;
	/** Keeps answers beside those that are there, in one transaction; what ended the questions stays. Undefined when there is no such conversation. */
	keepQualification(conversationId: string, qualification: KeptQualification, now: number): Promise<KeptQualification | undefined>;
	/** Whose turn it is under a rule of the profile, counted from 0. A conversation keeps the turn that it took. */
	takeTurn(businessId: string, rule: string, conversationId: string, now: number): Promise<number>;
	/** Who owned the person's last conversation before this one. */
	formerOwner(businessId: string, person: string, conversationId: string): Promise<string | undefined>;
	listConversations(filter: ConversationFilter): Promise<readonly Conversation[]>;
	messagesOf(conversationId: string, limit: number): Promise<readonly Message[]>;

	// Escalations
	/** Opens one, or returns the open one of the conversation (`created: false`; a higher urgency raises it). */
	openEscalation(request: EscalationRequest): Promise<{ readonly escalation: Escalation; readonly created: boolean }>;
	getEscalation(id: string): Promise<Escalation | undefined>;
	/** Takes the step that is due: one caller wins, the others get undefined. */
	takeStep(taken: {
		readonly id: string;
		readonly step: number;
		readonly loop: number;
		readonly next: { readonly step: number; readonly loop: number; readonly dueAt: number } | 'exhausted';
		readonly told: readonly string[];
		readonly now: number;
		readonly dueId?: string;
	}): Promise<Escalation | undefined>;
	acknowledge(id: string, by: string, now: number): Promise<{ readonly escalation: Escalation; readonly first: boolean }>;
	resolveEscalation(id: string, by: string, now: number): Promise<Escalation>;
	/** What was taken and not seen to is open again, from the first step of the policy. One caller wins; undefined when something has happened since. */
	reopenEscalation(stale: { readonly id: string; readonly takenAt: number; readonly firstStep: number; readonly firstStepAt: number; readonly now: number }): Promise<Escalation | undefined>;
	openEscalations(businessId: string): Promise<readonly Escalation[]>;
	/** The right to ring one person of the team for one step: given once per key, and only while the escalation is open. */
	claimAlertCall(request: AlertCallRequest): Promise<AlertCallClaim>;
	/** Writes what the phone system made of the request; what it has reported of the call since then counts more. */
	settleAlertCall(id: string, settlement: AlertCallSettlement, now: number): Promise<AlertCall | undefined>;
	/**
	 * Keeps a report on a call that we placed; a key that takes the escalation takes it in the same transaction. Undefined
	 * where it is about no call of ours, or about another phone than the one we rang.
	 */
	recordAlertCall(report: AlertCallReport, from: { readonly system: string; readonly account: string }, now: number): Promise<AlertCallReceipt | undefined>;

	/** Puts an alert into a text to a person of the team: one a minute, so that a burst of alerts is one text. */
	planAlert(plan: AlertPlan): Promise<AlertSlot>;
	/** What a text carries; from then on nothing is added to it. */
	closeAlerts(slot: AlertSlot, now: number): Promise<CarriedAlerts>;
	/** Texts whose time has come and that nobody has seen through, the oldest first. */
	alertsDue(businessId: string, now: number): Promise<readonly AlertSlot[]>;
	/** A text was sent, or will never be: see its message. */
	alertsDone(key: string, now: number): Promise<void>;
	/** A token by which a link lets one person of the team take one escalation, signed with a secret that no export holds. */
	signLink(grant: LinkGrant): Promise<string>;
	/** What a token is good for. Changes nothing. */
	readLink(token: string, now: number): Promise<LinkReading>;
	/** Takes the escalation by a token: each works once. */
	useLink(token: string, now: number): Promise<LinkUse>;

	// Due work
	schedule(due: Omit<Due, 'id' | 'tries' | 'fence'> & { readonly key: string }, now: number): Promise<void>;
	/** What has fallen due, of these businesses only where some are named. */
	claimDue(kinds: readonly DueKind[], now: number, leaseMs: number, limit: number, businessIds?: readonly string[]): Promise<readonly DueItem[]>;
	extendDue(id: string, fence: number, until: number): Promise<boolean>;
	/** `done` for good; otherwise tried again at the time given, with `note` kept. */
	finishDue(id: string, fence: number, outcome: 'done' | { readonly retryAt: number; readonly note: string }, now: number): Promise<void>;

	// What was set up where
	rememberSetup(setup: NumberSetup): Promise<void>;
	recallSetup(system: string, account: string, number: string, purpose: NumberSetup['purpose']): Promise<NumberSetup | undefined>;
	forgetSetup(system: string, account: string, number: string, purpose: NumberSetup['purpose']): Promise<void>;

	/** What a provider was told to report to a trigger; the secrets of it are in no export and no backup. */
	keepSubscription(kept: KeptSubscription): Promise<void>;
	recallSubscription(owner: SubscriptionOwner): Promise<KeptSubscription | undefined>;
	forgetSubscription(owner: SubscriptionOwner): Promise<void>;

	// The record
	/** Counts a refused request by reason: what was in it is not kept. */
	countRefusal(where: string, reason: string, now: number): Promise<void>;
	refusals(since: number): Promise<readonly { readonly where: string; readonly reason: string; readonly day: string; readonly count: number }[]>;
	events(filter: { readonly businessId?: string; readonly conversationId?: string; readonly callId?: string; readonly after?: number; readonly limit: number }): Promise<readonly LedgerEvent[]>;
	/** The last so many lines of a business, oldest first. */
	latestEvents(businessId: string, limit: number): Promise<readonly LedgerEvent[]>;
	/** What became of the first texts since a time, by wording. */
	variantResults(businessId: string, since: number): Promise<readonly VariantResult[]>;
	decisionOf(callId: string): Promise<Decision | undefined>;

	// What is kept, and for how long
	/** Deletes counts and finished work that nothing will ask for again. */
	tidy(now: number): Promise<void>;
	/**
	 * Forgets the people of conversations in which nothing has happened since `olderThan` (epoch milliseconds): numbers,
	 * names, texts, caller IDs. What happened stays countable: calls, outcomes, reasons, times. Opt-outs stay for ever.
	 */
	forget(olderThan: number, now: number, businessId?: string): Promise<Forgotten>;
	/** Forgets one person at once, whatever is open with them. Their opt-out stays. */
	forgetPerson(businessId: string, number: string, now: number): Promise<Forgotten>;
	/** Every row as it is at one moment, or those of one business, without holding them all in memory. */
	exportAll(businessId?: string): AsyncIterable<ExportedRow>;
	/** Writes all of it to a new file, consistent while in use. */
	backUp(path: string): Promise<void>;
	/** Fills an empty ledger, identity included, all or nothing. Throws when it is not empty. Gives the number of rows. */
	restore(rows: AsyncIterable<ExportedRow> | Iterable<ExportedRow>): Promise<number>;
	close(): Promise<void>;
}

/** How much was forgotten. */
export interface Forgotten {
	readonly conversations: number;
	readonly calls: number;
	readonly messages: number;
	readonly people: number;
}

/** One row of the ledger's own tables: what they are called and hold is not promised to stay the same. */
export interface ExportedRow {
	readonly table: string;
	readonly row: Readonly<Record<string, string | number | null>>;
}
