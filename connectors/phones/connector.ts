/** What a phone system's folder gives to the triggers and the sender. Adding a system is adding one of these. */
import type { AlertCallAnswer, AlertCallReport, Call, CallEvent, Http, PhoneSystem, ReceivedText, DeliveryReceipt, VoicemailTranscript } from '../../engine';

/** A webhook request as the connectors see it: n8n's own request reduced to plain data. */
export interface WebhookRequest {
	readonly method: string;
	/** The public URL that the provider called (and signed), with its query. */
	readonly url: string;
	readonly query: Readonly<Record<string, string>>;
	/** Header names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The body as it came over the wire. */
	readonly rawBody: Buffer;
	/** The body parsed by its content type: a form's fields, JSON, or text. */
	readonly body: unknown;
	/** Address of the peer, as the server saw it. */
	readonly remoteAddress: string;
}

export type RefusalReason =
	| 'signature_missing'
	| 'signature_wrong'
	| 'secret_missing'
	| 'wrong_account'
	| 'body_unreadable'
	| 'not_allowed_from_here';

export type Verification =
	| { readonly ok: true }
	/** `message` tells the operator what to look at; it never repeats what was in the request. */
	| { readonly ok: false; readonly status: 400 | 401 | 403; readonly reason: RefusalReason; readonly message: string };

export interface WebhookAnswer {
	readonly status: number;
	readonly contentType: string;
	readonly body: string;
}

/** How a call to the business's number is answered, where the phone system asks us. */
export interface AnsweringPlan {
	readonly mode: 'forward' | 'all_missed' | 'listen';
	/** Whom to ring, E.164, all at once. Used by `forward`. */
	readonly forwardTo: readonly string[];
	/** Carrier voicemail usually answers after 20–25 s: shorter is safer. */
	readonly ringSeconds: number;
	/** Whoever picks up must press 1: a machine cannot, so a carrier's voicemail never counts as an answer. */
	readonly acceptance: boolean;
	/** What the caller meets when nobody took the call. */
	readonly afterMissed: 'voicemail' | 'goodbye' | 'hang_up';
	/** Spoken to the caller before the voicemail tone, or as goodbye. */
	readonly missedPrompt: string;
	/** Whether the phone system is to put voicemail into words, which costs money. */
	readonly transcribe?: boolean;
	/** Spoken to the team member who picks up, before “press 1”. */
	readonly whisper: string;
	/** BCP 47 tag of the voice, e.g. `en-US`. */
	readonly voiceLanguage: string;
	/** Public URL of this trigger for a step of the call. */
	readonly stepUrl: (step: string) => string;
}

/** Settings of a number at the provider that we read, change and put back. Keys are the vendor's own. */
export type NumberSettings = Readonly<Record<string, string>>;

export interface NumberAdministration {
	/** The settings that matter for the purpose, or undefined when the account has no such number. */
	read(number: string, purpose: 'calls' | 'texts'): Promise<NumberSettings | undefined>;
	write(number: string, settings: NumberSettings): Promise<void>;
	/** What we would set for this purpose. `mode` matters for calls: with `listen` the number's voice handling is left alone. */
	wanted(purpose: 'calls' | 'texts', urls: { readonly main: string; readonly status: string }, mode?: AnsweringPlan['mode']): NumberSettings;
}

export interface PhoneConnector<Secrets> {
	readonly name: string;
	verify(request: WebhookRequest, secrets: Secrets): Verification;
	/** The report in the request, or undefined where it says nothing about a call (a prompt being fetched, say). */
	readCall(request: WebhookRequest, plan: AnsweringPlan): CallEvent | undefined;
	/** What to answer; `call` is the call as it stands after the report was kept. */
	answerCall(request: WebhookRequest, call: Call | undefined, plan: AnsweringPlan): WebhookAnswer;
	/** The report on a call that we placed to a person of the team, or undefined where the request is about none. */
	readAlert(request: WebhookRequest): AlertCallReport | undefined;
	/** What to answer: what they hear next. */
	answerAlert(request: WebhookRequest, answer: AlertCallAnswer): WebhookAnswer;
	/** What a caller said, where the request tells it in words. Absent where the system never does. */
	readTranscript?(request: WebhookRequest): VoicemailTranscript | undefined;
	readText(request: WebhookRequest): ReceivedText | DeliveryReceipt | undefined;
	answerText(request: WebhookRequest): WebhookAnswer;
	sender(http: Http, secrets: Secrets): PhoneSystem;
	administration?(http: Http, secrets: Secrets): NumberAdministration;
}
