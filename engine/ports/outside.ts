/** What the engine asks of the world outside: the time, a request, a phone system. Times are epoch milliseconds. */
import type { LineType } from '../guardrails';

export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after so many milliseconds. */
	sleep(ms: number): Promise<void>;
}

export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	/** The body, as a form or as JSON: one of them at most. */
	readonly form?: Readonly<Record<string, string | readonly string[]>>;
	readonly json?: unknown;
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

/** What a machine says to whoever picks up. */
export interface SpokenAlert {
	/** BCP 47 tag of the voice. */
	readonly language: string;
	/** What it is about, and then which keys there are. */
	readonly announcement: string;
	readonly menu: string;
	/** Said when no key was pressed. */
	readonly goodbye: string;
}

/** A call to a person of the team, who takes a matter by pressing a key. */
export interface OutboundCall {
	/** Our id, by which reports of the call are known again. */
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly words: SpokenAlert;
	readonly ringSeconds: number;
	/** Public URL of the trigger that hears the key and the end of the call. */
	readonly reportsUrl: string;
}

export type CallResult = { readonly outcome: 'accepted'; readonly providerId: string } | Exclude<SendResult, { readonly outcome: 'accepted' }>;

/** A phone system, as far as sending goes. Receiving is each connector's own: see `connectors/phones`. */
export interface PhoneSystem {
	readonly name: string;
	readonly account: string;
	send(text: OutboundText): Promise<SendResult>;
	/**
	 * Looks a doubtful send up at the provider by recipient, sender, words and time.
	 * @param others ids of texts that are known to be others in the same words
	 */
	find(text: OutboundText, since: number, others?: ReadonlySet<string>): Promise<FindResult>;
	/** Rings a phone and says something there, once: a request is never repeated here. Absent where the system cannot. */
	placeCall?(call: OutboundCall): Promise<CallResult>;
	/** What kind of line a number is, where the system can tell; undefined when it could not be learned. Never rejects. */
	lineType?(number: string): Promise<LineTypeFound | undefined>;
}

/** What a provider says of a number. */
export interface LineTypeFound {
	readonly type: LineType;
	readonly carrier?: string;
	/** False for a number that cannot exist. */
	readonly valid?: boolean;
}
