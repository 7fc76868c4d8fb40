import type { Fault } from './api/faults';
import type { ReceivedRequest } from './api/server';
import type { IncomingText, ReceivedText } from './messaging/inbound';
import type { MessageRecord } from './resources/messages';
import type { NumberRecord, NumberSetup } from './resources/numbers';
import type { Settings } from './settings';
import type { MessagingService, RecipientTraits, TwilioState } from './state';
import type { Vendor } from './vendor';
import type { Callee, CallPlan, CallTranscript } from './voice';
import type { Delivery, DeliveryOptions, SignedForm, WebhookParams } from './webhooks';

export interface FakeTwilioOptions extends Partial<Settings> {
	/** A free one unless told. */
	port?: number;
	accountSid?: string;
	authToken?: string;
	/** Signs webhooks; the token unless told. */
	signingKey?: string;
	/** Twilio unless told. */
	vendor?: Vendor;
	/** A key beside the token; `standard`, which cannot read the account, unless told. */
	apiKey?: { sid?: string; secret?: string; type?: 'standard' | 'main' };
	/** File for the recording; the environment's FAKE_TWILIO_RECORD unless told, null for none. */
	recordTo?: string | null;
	/** From a webhook's public URL to the local one it is delivered to; the same unless told. */
	resolve?: (publicUrl: string) => string;
}

/** A running instance. Numbers are E.164 throughout. */
export interface FakeTwilio {
	/** What a credential holds as base URL. */
	readonly url: string;
	readonly port: number;
	readonly accountSid: string;
	readonly authToken: string;
	readonly signingKey: string;
	readonly apiKey: { sid: string; secret: string; type: 'standard' | 'main' };
	readonly state: TwilioState;
	/** Every request received, in the order answered. */
	readonly requests: readonly ReceivedRequest[];
	/** Every webhook sent, in the order finished. */
	readonly deliveries: readonly Delivery[];
	/** Faults that were set and have not struck yet. */
	readonly pendingFaults: number;

	addNumber(setup: NumberSetup | string): NumberRecord;
	addMessagingService(setup?: Partial<MessagingService>): MessagingService;
	/** Allows a number that is not the account's as caller id. */
	verifyCallerId(number: string): void;
	setRecipient(number: string, traits: RecipientTraits): void;
	setCallee(number: string, callee: Callee): void;
	/** Refuses texts to numbers with this prefix, e.g. `+44`, with 21408. */
	disableRegion(prefix: string): void;
	setOptedOut(person: string, sender: string, optedOut?: boolean): void;
	isOptedOut(person: string, sender: string): boolean;
	failNext(fault: Fault): void;
	configure(settings: Partial<Settings>): void;

	/** Texts that left the account for a number, oldest first; the platform's own answers are left out. */
	textsTo(number: string): MessageRecord[];
	/** The first text that fits, there already or still to come. Rejects when the time is over. */
	waitForText(fits: (message: MessageRecord) => boolean, timeoutMs?: number): Promise<MessageRecord>;
	receiveText(text: IncomingText): Promise<ReceivedText>;
	call(plan: CallPlan): Promise<CallTranscript>;
	signedForm(publicUrl: string, params: WebhookParams): SignedForm;
	post(publicUrl: string, params: WebhookParams, options?: DeliveryOptions): Promise<Delivery>;

	/** Resolves when no text, call or webhook is under way. */
	idle(): Promise<void>;
	/** Forgets traffic, people, faults and logs. Numbers, services and settings stay. */
	reset(): void;
	close(): Promise<void>;
}
