/** What goes into the ledger and what comes out of it. Times are epoch milliseconds, numbers E.164 unless said otherwise. */
import type { BusinessProfile } from '../business';
import type { Call } from '../calls';
import type { Conversation } from '../conversations';
import type { Escalation } from '../escalations';
import type { Decision, TextFacts, TextSettings } from '../guardrails';
import type { Message, TextPurpose } from '../texts';

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
	/**
	 * Of a text: how long more texts of the same person are waited for, which are then read as one reply. Absent or 0:
	 * each by itself. An emergency is not waited with.
	 */
	readonly gatherMs?: number;
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
	readonly compose: (decision: Decision, facts: TextFacts) => ComposedText;
}

/** A text as it is to be sent. */
export interface ComposedText {
	readonly body: string;
	readonly media: readonly string[];
	/** Which of several wordings of equal meaning this is. */
	readonly variant?: string;
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
	/** Skipped or held; with a message where one waits for its time, or would have gone but for shadow mode. */
	| { readonly result: 'not_now'; readonly decision: Decision; readonly message?: Message };

export type Settlement =
	| { readonly status: 'sent' | 'delivered'; readonly providerId: string }
	| { readonly status: 'failed'; readonly reason: string; readonly vendorCode?: string; readonly retryAt?: number }
	| { readonly status: 'unknown'; readonly reason: string; readonly retryAt?: number };

/** `gathering`: kept, and handed over by `offerRepliesAgain` when nothing more has come for a while. */
export type ReplyKind = 'reply' | 'gathering' | 'opt_out' | 'opt_in' | 'help' | 'team' | 'duplicate' | 'unknown_business' | 'ignored';

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
	/** Of whom the conversation is taken; it stays with anybody else who has it. */
	readonly insteadOf?: string;
	/** The owner was chosen when only the call was known. */
	readonly ownerProvisional?: boolean;
	readonly nextAction?: string;
	/** Null: the next action has no time. Absent leaves what is there. */
	readonly followUpAt?: number | null;
	/** The time follows from what happened and nobody chose it: as soon as somebody of the team acts, it is over. */
	readonly followUpAuto?: boolean;
	readonly now: number;
}

/** What may fall due, in the order of the outputs of the Follow-Up Trigger. */
export const DUE_KINDS = [
	/** A text whose time has come, or whose outcome is not known. */
	'held_text',
	/** A reply that nobody of the team has answered. */
	'unanswered',
	/** The next step of an escalation that nobody has taken. */
	'escalation_step',
	/** A voicemail that nobody of the team has returned. */
	'voicemail',
	/** A person who has not answered our first text. */
	'nudge',
	/** A call that was promised for this time. */
	'callback',
	/** The follow-up time of a lead. */
	'lead_follow_up',
	/** An open conversation in which nothing has happened for long. */
	'stale',
	/** What the CRM is to be told, or could not be told so far. */
	'crm_write',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

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
	/** When the first step of the policy falls due, and which one that is: by default the first of all. */
	readonly firstStepAt: number;
	readonly firstStep?: number;
	readonly dueId?: string;
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
	/** Public URL of the trigger that takes reports: of texts their delivery receipts, of calls those that we place. */
	readonly receiptsUrl?: string;
	/** Where the links in alerts lead (purpose `texts`). */
	readonly escalationUrl?: string;
	readonly at: number;
}

/** Whose subscription at a provider: a trigger's, for calls or for texts. */
export interface SubscriptionOwner {
	readonly system: string;
	readonly account: string;
	readonly holder: string;
	readonly purpose: 'calls' | 'texts';
}

/** What a provider was told to report, and where. */
export interface KeptSubscription extends SubscriptionOwner {
	readonly url: string;
	readonly numbers: readonly string[];
	/** What finds it again at the provider. */
	readonly state: Readonly<Record<string, string>>;
	/** What verifies its requests. */
	readonly secrets: Readonly<Record<string, string>>;
	/** When it was last seen to. */
	readonly at: number;
}

/** What became of a report that somebody of the business texted or called a person at the phone system itself. */
export interface OutsideReceipt {
	/** `ours`: a text that we sent. `nothing_open`: there is no open conversation with this person, so nothing to stop. */
	readonly result: 'recorded' | 'duplicate' | 'ours' | 'nothing_open' | 'unknown_business';
	readonly profile?: BusinessProfile;
	readonly conversation?: Conversation;
	readonly message?: Message;
}

/** What became of the first texts with one wording. */
export interface VariantResult {
	readonly situation: string;
	readonly variant: string;
	readonly sent: number;
	readonly delivered: number;
	readonly undelivered: number;
	/** People who wrote back within seven days, opt-outs included. */
	readonly replied: number;
	readonly optedOut: number;
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
