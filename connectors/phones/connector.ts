/** What a phone system's folder gives to the triggers and the sender. Adding a system is adding one of these. */
import type { AlertCallAnswer, AlertCallReport, Call, CallEvent, DeliveryReceipt, Http, OutsideCall, OutsideText, PhoneSystem, ReceivedText, VoicemailTranscript } from '../../engine';
import type { NumberAdministration, SetUpPurpose, SubscriptionAdministration } from './administration';
import type { AnsweringPlan } from './answering';
import type { Verification, WebhookAnswer, WebhookRequest } from './request';

export type * from './administration';
export type * from './answering';
export type * from './request';

/** About calls: what was reported of one that came in, or that somebody of the team placed. */
export type CallReport = CallEvent | OutsideCall;
/** About texts: one that came in, what became of one of ours, or one that somebody sent at the phone system itself. */
export type TextReport = ReceivedText | DeliveryReceipt | OutsideText;

/** What a connector is made with: nothing of it is read anywhere else. */
export interface ConnectorSource {
	/** Data of the credential, as the user filled it in; empty where the system has none. */
	readonly credential: Readonly<Record<string, unknown>>;
	/** Values of the node's parameters that `parameters` names. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** `secrets` of the subscription of this trigger. */
	readonly kept: Readonly<Record<string, string>>;
}

/** What cannot be read off a connector's functions, for the tables of the README. */
export interface PhoneAbilities {
	/** `answers`: it asks us what to do with a call. `reports`: something else answers, and we hear of it. */
	readonly calls: 'answers' | 'reports' | 'none';
	readonly voicemail: boolean;
	readonly pictures: boolean;
	readonly receipts: boolean;
	/** Texts that somebody of the team sends in the vendor's own app are noticed. */
	readonly humanTexts: boolean;
	/** Calls that somebody of the team places there are noticed. */
	readonly humanCalls: boolean;
	/** How requests are verified, in a few words. */
	readonly verification: string;
	/** Whether it answers STOP itself. */
	readonly answersStop: 'yes' | 'no' | 'by setting';
}

export interface PhoneConnector<Secrets> {
	/** As the ledger keeps it, and as the value of the field Phone System. */
	readonly name: string;
	/** As the nodes list it, with a sentence about it. */
	readonly title: string;
	readonly about: string;
	readonly abilities: PhoneAbilities;
	/** Credential type; absent where none is needed. */
	readonly credential?: string;
	/** Another credential type that holds the same and signs in by OAuth2: the user chooses. */
	readonly alternative?: string;
	/** What is wrong with the credential's data, in words; undefined where nothing is. For credentials that no server can test. */
	faultOf?(credential: ConnectorSource['credential']): string | undefined;
	/** Parameters of the trigger that say how to read the requests. */
	readonly parameters?: readonly string[];
	readSecrets(source: ConnectorSource): Secrets;
	/** The vendor's account, so that equal ids of two accounts never meet. Empty where there is none. */
	accountOf(secrets: Secrets): string;
	/**
	 * What to do by hand, step by step, where the vendor has no API for it or the user switched set-up off. Shown by the node
	 * and in the README. @param url public URL of the trigger
	 */
	byHand?(purpose: SetUpPurpose, url: string): readonly string[];

	/** Answers a request that only asks whether anybody is here, before it is verified; undefined for all others. */
	greet?(request: WebhookRequest, secrets: Secrets): WebhookAnswer | undefined;
	/** Does this come from the vendor, for this account, lately and unchanged? Fails closed. @param now epoch milliseconds */
	verify(request: WebhookRequest, secrets: Secrets, now: number): Verification;
	/**
	 * Asks for what a verified request only refers to; becomes `lookedUp` of the request. Rejects where it could not be learned:
	 * the request is then answered with `comeBack`, and counted, so that the vendor delivers it again.
	 */
	lookUp?(http: Http, secrets: Secrets, request: WebhookRequest): Promise<Readonly<Record<string, string>>>;
	/** The HTTP status that makes the vendor deliver again; 503 by default. */
	readonly comeBack?: number;

	/** The reports in the request, or undefined where it says nothing about a call (a prompt being fetched, say). Never throws. */
	readCall?(request: WebhookRequest, plan: AnsweringPlan): CallReport | readonly CallReport[] | undefined;
	/** What to answer; `call` is the call as it stands after the report was kept. An empty 200 where absent. */
	answerCall?(request: WebhookRequest, call: Call | undefined, plan: AnsweringPlan): WebhookAnswer;
	/** The report on a call that we placed to a person of the team, or undefined where the request is about none. */
	readAlert?(request: WebhookRequest): AlertCallReport | undefined;
	/** What to answer: what they hear next. */
	answerAlert?(request: WebhookRequest, answer: AlertCallAnswer): WebhookAnswer;
	/** What a caller said, where the request tells it in words. */
	readTranscript?(request: WebhookRequest): VoicemailTranscript | undefined;
	/** Absent where the system has no texts that come in. Never throws. */
	readText?(request: WebhookRequest): TextReport | readonly TextReport[] | undefined;
	answerText?(request: WebhookRequest): WebhookAnswer;

	/** Absent where the system cannot text: texts then go through another one. */
	sender?(http: Http, secrets: Secrets): PhoneSystem;
	administration?(http: Http, secrets: Secrets): NumberAdministration;
	subscription?(http: Http, secrets: Secrets): SubscriptionAdministration;
}
