import type { AnsweringPlan, PhoneConnector, WebhookRequest } from '../../../connectors';
import type { Http, SendReason } from '../../../engine';

/**
 * How a call may go, as the contract tells it to every phone system:
 * - `answered`: somebody of the team talked with the caller
 * - `answered_by_one_of_two`: two phones rang, one was picked up, the other was not
 * - `no_answer`: it rang out. `busy`, `declined`: it was refused. `abandoned`: the caller hung up while it rang
 * - `voicemail`: nobody picked up and the caller left a message
 * - `closed`: turned away outside the hours
 */
export const SCENARIOS = ['answered', 'answered_by_one_of_two', 'no_answer', 'busy', 'declined', 'abandoned', 'voicemail', 'closed'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export interface CallTold {
	/** Different for every call. */
	readonly id: string;
	/** Caller ID in E.164, or one of the vendor's disguises of nobody. */
	readonly from: string;
	/** E.164 of the business. */
	readonly to: string;
	/** Epoch milliseconds at which it rang, and at which the requests are made. */
	readonly at: number;
}

export interface TextTold {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
	readonly at: number;
}

/** What the contract suite must know of a vendor to speak as it does. Every request is signed as the vendor signs. */
export interface PhoneDialect<Secrets> {
	readonly connector: PhoneConnector<Secrets>;
	readonly secrets: Secrets;
	readonly plan?: Partial<AnsweringPlan>;
	/** The requests that the vendor makes about such a call, in its order; undefined for what it cannot tell. */
	call(scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined;
	/** Set where no report says when the call was: it counts as now. */
	readonly tellsNoTime?: true;
	/** What withheld numbers look like. Empty where the vendor does not report them. */
	readonly anonymous: readonly string[];
	textIn?(about: TextTold): WebhookRequest;
	/** A text with which the vendor has already dealt as an opt-out. */
	optOutAnswered?(about: Omit<TextTold, 'body' | 'media'>): WebhookRequest;
	/** Undefined for a status that the vendor never reports. */
	receipt?(about: { readonly providerId: string; readonly status: 'sent' | 'delivered' | 'undelivered'; readonly from: string; readonly to: string; readonly at: number }): WebhookRequest | undefined;
	/** `from` is the business's number here. */
	humanText?(about: TextTold): WebhookRequest;
	humanCall?(about: CallTold & { readonly reached: boolean }): readonly WebhookRequest[];
	/** The same request as somebody else would make it. */
	readonly forged: {
		unsigned(request: WebhookRequest): WebhookRequest;
		withOtherSecret(request: WebhookRequest): WebhookRequest;
		/** Signed rightly so many seconds before `request` arrives. Absent where the vendor signs no time. */
		old?(request: WebhookRequest, seconds: number): WebhookRequest;
	};
	/** `body`: one byte altered makes the signature wrong. `nothing`: a token or shared secret only. */
	readonly covers: 'body' | 'nothing';
	/** Absent where the system cannot text. */
	startFake?(): Promise<PhoneFake>;
}

/** A fake of the vendor's API over real HTTP: keeps state, answers and refuses as the vendor does. */
export interface PhoneFake {
	/** What the connector's `sender` is made with; points at the fake and bears the credential. */
	readonly http: Http;
	/** The same with a credential that the vendor does not accept. */
	readonly httpUnauthorized: Http;
	/** Overrides of the secrets, such as the base URL. */
	readonly secrets: object;
	/** A number of the account that may send. */
	readonly line: string;
	/** Texts that the vendor took, in order. */
	sent(): readonly { readonly id: string; readonly from: string; readonly to: string; readonly body: string; readonly media: readonly string[] }[];
	/** The next send is refused so; false where the vendor has no such refusal. */
	refuseNext(reason: SendReason): boolean;
	throttleNext(retryAfterSeconds?: number): void;
	/** The next request that sends is carried out and the connection is cut before the answer. */
	cutAfterAccepting(): void;
	/** The next request gets a 5xx, and nothing was done. */
	failNext(): void;
	stop(): Promise<void>;
}
