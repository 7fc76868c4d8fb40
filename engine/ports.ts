/**
 * The interfaces the engine asks for. Everything that remembers, listens to the clock or speaks to the outside
 * is behind one of them. All times are epoch milliseconds, all numbers E.164 unless said otherwise.
 */
import type { BusinessProfile } from './business';
import type { Call, MissedRules } from './calls';
import type { CallEvent } from './calls';
import type { Conversation, ConversationChange, ConversationFilter } from './conversations';
import type { Escalation } from './escalations';
import type { Decision } from './guardrails';
import type { TextFacts, TextSettings } from './guardrails';
import type { Classification } from './replies';
import type { Message, TextPurpose } from './texts';
import type { ReceivedText, DeliveryReceipt } from './texts';
import type { LedgerEvent } from './reports';

export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after so many milliseconds. */
	sleep(ms: number): Promise<void>;
}

// ---------------------------------------------------------------- the outside

export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly form?: Readonly<Record<string, string | readonly string[]>>;
	readonly timeoutMs: number;
}
export interface HttpAnswer {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or the text where it is none. */
	readonly body: unknown;
}
/**
 * One authenticated request. Resolves with whatever the server answered, error statuses included; rejects with
 * {@link HttpFailure} when there was no answer.
 */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>;

/** No answer came. `reached` says whether the request may have been carried out all the same. */
export class HttpFailure extends Error {
	override readonly name = 'HttpFailure';
	constructor(
		message: string,
		/** False only when it is certain that the server never had the request (connection refused, unknown host). */
		readonly reached: boolean,
		readonly code?: string,
	) {
		super(message);
	}
}

export interface OutboundText {
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
	/** Where the provider reports delivery. */
	readonly receiptsUrl?: string;
}

/** Why a text was refused, in one vocabulary for all systems. */
export type SendReason =
	| 'opted_out'
	| 'landline'
	| 'invalid_number'
	| 'not_textable'
	| 'unreachable'
	| 'blocked'
	| 'filtered'
	| 'unregistered'
	| 'bad_sender'
	| 'region_off'
	| 'bad_text'
	| 'unauthorized'
	| 'account'
	| 'throttled'
	| 'unavailable'
	| 'other';

export type SendResult =
	| { readonly outcome: 'accepted'; readonly providerId: string; readonly delivered: boolean }
	| {
			readonly outcome: 'refused';
			readonly reason: SendReason;
			/** What happened and how to mend it. */
			readonly message: string;
			readonly vendorCode?: string;
			/** Present when the same request may succeed later; seconds. */
			readonly retryAfterSeconds?: number;
	  }
	/** It may have been carried out: a time-out, a broken connection or a server error after the request went out. */
	| { readonly outcome: 'unknown'; readonly message: string };

export type FindResult =
	| { readonly found: 'yes'; readonly providerId: string; readonly delivered: boolean }
	| { readonly found: 'no' }
	| { readonly found: 'cannot_tell'; readonly message: string };

/** A phone system, as far as sending goes. Receiving is each connector's own: see `connectors/phones`. */
export interface PhoneSystem {
	readonly name: string;
	readonly account: string;
	send(text: OutboundText): Promise<SendResult>;
	/** Looks a doubtful send up at the provider by recipient, sender, words and time. */
	find(text: OutboundText, since: number): Promise<FindResult>;
}

// ------------------------------------------------------------------ the ledger

export interface SavedBusiness {
	readonly profile: BusinessProfile;
	readonly version: number;
	readonly savedAt: number;
	/** The trigger that holds the profile; absent for one that was saved on its own. */
	readonly savedBy?: string;
}

/** Who hands work to which canvas, and for how long. */
export interface Intake {
	/** The trigger (workflow and node) that took the report in: what it leaves undone comes back to it, not to another canvas. */
	readonly holder: string;
	/** Set when the trigger stands for one business; else the number called tells. */
	readonly businessId?: string;
	readonly now: number;
	/** After this time work that was handed over and shows no result is owed again. */
	readonly leaseMs: number;
}

export interface CallReceipt {
	readonly result: 'recorded' | 'duplicate' | 'unknown_business';
	readonly call?: Call;
	readonly conversation?: Conversation;
	readonly profile?: BusinessProfile;
	readonly person?: Person;
	/** True exactly once: this report made the call a missed one, so it is to be handed to the canvas now. */
	readonly offer: boolean;
}

export interface Offer {
	readonly call: Call;
	readonly conversation?: Conversation;
	readonly person?: Person;
	readonly profile: BusinessProfile;
}

export interface ClaimRequest {
	readonly businessId: string;
	readonly purpose: TextPurpose;
	/** One text per key, ever. */
	readonly key: string;
	/** E.164, or the caller ID as received where it is no number. */
	readonly to: string;
	readonly from: string;
	readonly system: string;
	readonly account: string;
	readonly callId?: string;
	readonly conversationId?: string;
	readonly providerAnswered?: boolean;
	readonly settings: TextSettings;
	readonly now: number;
	/** How long the claim is ours alone. */
	readonly leaseMs: number;
	/** The due work this text carries out: finished in the same transaction. */
	readonly dueId?: string;
	/** Body and pictures, chosen once the decision is known. Pure and quick: runs inside the transaction. */
	readonly compose: (decision: Decision, facts: TextFacts) => { readonly body: string; readonly media: readonly string[] };
}

export type Claim =
	/** Ours to send. */
	| { readonly result: 'claimed'; readonly message: Message; readonly decision: Decision; readonly receiptsUrl?: string }
	/** Ours, but an earlier holder may have sent it: ask the provider first. */
	| {
			readonly result: 'doubtful';
			readonly message: Message;
			/** Whether it may still go out, should the provider not have it. */
			readonly decision: Decision;
			readonly receiptsUrl?: string;
			/** When it was first tried: where the look-up begins. */
			readonly firstTryAt: number;
	  }
	/** Settled, or in another's hands. Nothing to do. */
	| { readonly result: 'taken'; readonly message: Message; readonly decision: Decision }
	| { readonly result: 'not_now'; readonly decision: Decision };

export type Settlement =
	| { readonly status: 'sent' | 'delivered'; readonly providerId: string }
	| { readonly status: 'failed'; readonly reason: string; readonly vendorCode?: string; readonly retryAt?: number }
	| { readonly status: 'unknown'; readonly reason: string; readonly retryAt?: number };

export type ReplyKind = 'reply' | 'opt_out' | 'opt_in' | 'help' | 'team' | 'duplicate' | 'unknown_business' | 'ignored';

export interface ReplyReceipt {
	readonly kind: ReplyKind;
	readonly message?: Message;
	readonly conversation?: Conversation;
	readonly profile?: BusinessProfile;
	readonly person?: Person;
	readonly call?: Call;
	/** With opt_out, opt_in, help: when it was first said, and whether the phone system has answered it itself. */
	readonly consentAt?: number;
	readonly providerAnswered?: boolean;
	/** With team: who wrote, and what they took. */
	readonly member?: { readonly id: string; readonly name: string };
	readonly escalation?: Escalation;
	/** With team: what their text did. */
	readonly teamAction?: 'took' | 'already_taken' | 'nothing_open' | 'which_one' | 'resolved';
	readonly openEscalations?: readonly Escalation[];
}

/** A person as the ledger knows them: also the contact of the built-in CRM. */
export interface Person {
	readonly id: string;
	readonly businessId: string;
	/** E.164. */
	readonly number: string;
	readonly name?: string;
	readonly firstName?: string;
	readonly email?: string;
	readonly language?: string;
	readonly address?: string;
	readonly tags: readonly string[];
	readonly fields: Readonly<Record<string, string | number | boolean | null>>;
	readonly firstSeenAt: number;
	readonly lastSeenAt: number;
	/** `landline`, `invalid_number`, `not_textable`: learned from a refusal. */
	readonly mark?: string;
	readonly calls: number;
}

/** What may be said of a person: absent leaves what is there, and better is never replaced by emptier. */
export interface PersonPatch {
	readonly name?: string;
	readonly firstName?: string;
	readonly email?: string;
	readonly language?: string;
	readonly address?: string;
	readonly tags?: readonly string[];
	readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface LeadRequest {
	readonly businessId: string;
	/** E.164. */
	readonly number: string;
	readonly patch: PersonPatch;
	readonly conversationId?: string;
	readonly owner?: string;
	readonly nextAction?: string;
	readonly followUpAt?: number;
	readonly now: number;
}

export type DueKind = 'held_text' | 'unanswered' | 'escalation_step';

/** Something that falls due. */
export interface Due {
	readonly id: string;
	readonly kind: DueKind;
	readonly businessId: string;
	readonly conversationId?: string;
	readonly callId?: string;
	readonly messageId?: string;
	readonly escalationId?: string;
	readonly dueAt: number;
	readonly tries: number;
	/** Fencing token of the lease. */
	readonly fence: number;
	readonly note?: string;
}

export interface DueItem {
	readonly due: Due;
	readonly profile: BusinessProfile;
	readonly conversation?: Conversation;
	readonly call?: Call;
	readonly person?: Person;
	readonly message?: Message;
	readonly escalation?: Escalation;
}

export interface EscalationRequest {
	readonly businessId: string;
	readonly conversationId: string;
	readonly person: string;
	readonly urgency: Escalation['urgency'];
	readonly route: string;
	readonly summary: string;
	readonly now: number;
	/** When the first step of the policy falls due. */
	readonly firstStepAt: number;
	readonly dueId?: string;
}

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
	claimDue(kinds: readonly DueKind[], now: number, leaseMs: number, limit: number): Promise<readonly DueItem[]>;
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

/** What a number's settings at the phone system were before we changed them, and what we set. */
export interface NumberSetup {
	readonly system: string;
	readonly account: string;
	readonly number: string;
	readonly purpose: 'calls' | 'texts';
	/** The trigger that set it, so that two workflows do not fight over a number. */
	readonly holder: string;
	readonly before: Readonly<Record<string, string>>;
	readonly ours: Readonly<Record<string, string>>;
	/** Where delivery receipts go (purpose `texts`). */
	readonly receiptsUrl?: string;
	readonly at: number;
}

/** Another business already holds a number of the profile that is being saved. */
export class NumberTakenError extends Error {
	override readonly name = 'NumberTakenError';
	constructor(
		readonly number: string,
		readonly holder: string,
	) {
		super(`The number ${number} already belongs to the business "${holder}". Remove it there first, or use another number here.`);
	}
}
