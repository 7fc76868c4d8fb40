import type { BusinessProfile } from '../business';
import type { Call, CallEvent, MissedRules } from '../calls';
import type { Conversation, ConversationChange, ConversationFilter } from '../conversations';
import type { Escalation } from '../escalations';
import type { Decision, TextFacts } from '../guardrails';
import type { Classification } from '../replies';
import type { LedgerEvent } from '../reports';
import type { DeliveryReceipt, Message, ReceivedText } from '../texts';
import type {
	CallReceipt,
	Claim,
	ClaimRequest,
	Due,
	DueItem,
	DueKind,
	EscalationRequest,
	Intake,
	LeadRequest,
	NumberSetup,
	Offer,
	Person,
	PersonPatch,
	ReplyReceipt,
	SavedBusiness,
	Settlement,
} from './work';

/**
 * The durable memory, and the only state there is. Methods are named for what happens; each is one transaction.
 * An adapter is made by `connectors/ledgers`; every adapter passes the same contract suite.
 */
export interface Ledger {
	// Whom we act for
	/** Saves a checked profile. Throws `NumberTakenError` when another business holds one of its numbers. */
	saveBusiness(profile: BusinessProfile, now: number, savedBy?: string): Promise<SavedBusiness>;
	getBusiness(id: string): Promise<SavedBusiness | undefined>;
	businessOfNumber(number: string): Promise<SavedBusiness | undefined>;
	listBusinesses(): Promise<readonly SavedBusiness[]>;
	removeBusiness(id: string, now: number): Promise<boolean>;

	// Calls
	/** Keeps one report, once, judges the call anew and says whether it is to be handed to the canvas. */
	recordCallEvent(event: CallEvent, rules: MissedRules, intake: Intake): Promise<CallReceipt>;
	getCall(id: string): Promise<Call | undefined>;
	/**
	 * Calls that are owed to the canvas again: missed and settled but never handed over, handed over but without a
	 * decision after the lease, or decided to be texted but without an outcome. Each at most once more; after that a
	 * decision `not_processed` is written, so that every call has its reason.
	 */
	offerAgain(rules: MissedRules, intake: Intake, limit: number): Promise<readonly Offer[]>;

	// Texts out
	/** Gathers the facts, decides and claims, in one transaction. */
	claimText(request: ClaimRequest, decide: (facts: TextFacts) => Decision): Promise<Claim>;
	/** Writes the outcome of a claim. False when the claim is no longer the caller's (fencing). */
	settleText(messageId: string, attempt: number, settlement: Settlement, now: number): Promise<boolean>;
	/** Takes the next attempt of a claim that is still ours, so that a late outcome of the former is fenced off. */
	renewClaim(messageId: string, attempt: number, now: number, leaseMs: number): Promise<Message | undefined>;

	// Texts in
	recordReply(text: ReceivedText, intake: Intake): Promise<ReplyReceipt>;
	recordReceipt(receipt: DeliveryReceipt, now: number): Promise<{ readonly result: 'recorded' | 'duplicate' | 'unknown'; readonly message?: Message; readonly conversation?: Conversation; readonly profile?: BusinessProfile }>;
	/** Keeps how a reply was read and where it was routed: from now on it is not offered again. */
	recordClassification(messageId: string, classification: Classification, now: number): Promise<void>;
	/** Replies handed to the canvas and never classified, once more. */
	offerRepliesAgain(intake: Intake, limit: number): Promise<readonly ReplyReceipt[]>;

	// Consent
	optOut(businessId: string, number: string, now: number, how: string, words: string): Promise<void>;
	optIn(businessId: string, number: string, now: number, how: string, words: string): Promise<void>;
	optedOutAt(businessId: string, number: string): Promise<number | undefined>;

	// People and conversations
	upsertPerson(businessId: string, number: string, patch: PersonPatch, now: number): Promise<{ readonly person: Person; readonly created: boolean }>;
	/** Person and next step in one transaction: what the built-in CRM keeps of a lead. */
	saveLead(lead: LeadRequest): Promise<{ readonly person: Person; readonly created: boolean; readonly conversation?: Conversation }>;
	getPerson(businessId: string, number: string): Promise<Person | undefined>;
	openConversation(businessId: string, person: string, line: string, now: number): Promise<Conversation>;
	getConversation(id: string): Promise<Conversation | undefined>;
	findConversation(businessId: string, person: string): Promise<Conversation | undefined>;
	changeConversation(id: string, change: ConversationChange, by: string, now: number): Promise<Conversation>;
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
	openEscalations(businessId: string): Promise<readonly Escalation[]>;

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

	// The record
	/** Counts a refused request by reason: what was in it is not kept. */
	countRefusal(where: string, reason: string, now: number): Promise<void>;
	refusals(since: number): Promise<readonly { readonly where: string; readonly reason: string; readonly day: string; readonly count: number }[]>;
	events(filter: { readonly businessId?: string; readonly conversationId?: string; readonly callId?: string; readonly after?: number; readonly limit: number }): Promise<readonly LedgerEvent[]>;
	/** The last so many lines of a business, oldest first. */
	latestEvents(businessId: string, limit: number): Promise<readonly LedgerEvent[]>;
	decisionOf(callId: string): Promise<Decision | undefined>;
	close(): Promise<void>;
}
