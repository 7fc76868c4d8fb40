import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './api/faults';
import type { Fault } from './api/faults';
import { recorderTo } from './api/recording';
import type { ReceivedRequest } from './api/server';
import { createApi } from './api/server';
import { Background } from './background';
import type { Context } from './context';
import type { FakeTwilio } from './fake';
import type { IncomingText, ReceivedText } from './messaging/inbound';
import { receiveText } from './messaging/inbound';
import { Outbox } from './messaging/outbox';
import { toE164 } from './phones';
import type { MessageRecord } from './resources/messages';
import type { NumberRecord, NumberSetup } from './resources/numbers';
import { newNumber } from './resources/numbers';
import type { Settings } from './settings';
import { newSid } from './sids';
import type { MessagingService, RecipientTraits } from './state';
import { TwilioState } from './state';
import type { Vendor } from './vendor';
import type { Callee, CallPlan, CallTranscript } from './voice';
import { placeCall } from './voice';
import type { Delivery, DeliveryOptions, SignedForm, WebhookParams } from './webhooks';
import { deliver, signForm } from './webhooks';

/** Who an instance is. */
export interface Identity {
	accountSid: string;
	authToken: string;
	signingKey: string;
	vendor: Vendor;
	apiKey: FakeTwilio['apiKey'];
	resolve: (publicUrl: string) => string;
	settings: Settings;
}

/** The parts of one fake, wired together. */
export class Instance implements FakeTwilio {
	readonly accountSid: string;
	readonly authToken: string;
	readonly signingKey: string;
	readonly apiKey: FakeTwilio['apiKey'];
	readonly state = new TwilioState();
	readonly requests: ReceivedRequest[] = [];
	readonly deliveries: Delivery[] = [];
	port = 0;
	private readonly faults = new Faults();
	private readonly background = new Background();
	private readonly context: Context;
	private readonly outbox: Outbox;
	private readonly server: Server;

	constructor(
		private readonly identity: Identity,
		recordTo: string | undefined,
	) {
		({ accountSid: this.accountSid, authToken: this.authToken, signingKey: this.signingKey, apiKey: this.apiKey } = identity);
		this.context = {
			accountSid: this.accountSid,
			authToken: this.authToken,
			vendor: identity.vendor,
			state: this.state,
			settings: identity.settings,
			background: this.background,
			post: async (url, params, options) => await this.post(url, params, options),
		};
		this.outbox = new Outbox(this.context);
		this.server = createApi({
			credentials: identity,
			service: { context: this.context, outbox: this.outbox, startedMs: Date.now() },
			faults: this.faults,
			requests: this.requests,
			record: recordTo === undefined ? undefined : recorderTo(recordTo),
		});
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get pendingFaults(): number {
		return this.faults.pending;
	}

	async listen(port: number): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			this.server.once('error', reject);
			this.server.listen(port, '127.0.0.1', () => resolve());
		});
		this.port = (this.server.address() as AddressInfo).port;
	}

	addNumber(setup: NumberSetup | string): NumberRecord {
		const number = newNumber(typeof setup === 'string' ? { phone_number: setup } : setup);
		this.state.numbers.set(number.phone_number, number);
		return number;
	}

	addMessagingService(setup: Partial<MessagingService> = {}): MessagingService {
		// The console's own choice for a new service is to leave messages to the numbers.
		const service = { sid: newSid('MG'), name: 'A service', numbers: [], inboundUrl: '', defersToNumbers: setup.inboundUrl === undefined, advancedOptOut: false, ...setup };
		this.state.services.set(service.sid, service);
		return service;
	}

	verifyCallerId(number: string): void {
		this.state.verifiedCallerIds.add(number);
	}

	setRecipient(number: string, traits: RecipientTraits): void {
		this.state.recipients.set(number, traits);
	}

	setCallee(number: string, callee: Callee): void {
		this.state.callees.set(number, callee);
	}

	disableRegion(prefix: string): void {
		this.state.disabledRegions.add(prefix);
	}

	setOptedOut(person: string, sender: string, optedOut = true): void {
		this.state.setOptedOut(person, sender, optedOut);
	}

	isOptedOut(person: string, sender: string): boolean {
		return this.state.isOptedOut(person, sender);
	}

	failNext(fault: Fault): void {
		this.faults.add(fault);
	}

	configure(settings: Partial<Settings>): void {
		Object.assign(this.identity.settings, settings);
		if (settings.delivery === 'auto') this.outbox.release();
	}

	textsTo(number: string): MessageRecord[] {
		const to = toE164(number) ?? number;
		return this.state.messagesTo(to).filter(({ direction, autoReply }) => direction !== 'inbound' && !autoReply);
	}

	async waitForText(fits: (message: MessageRecord) => boolean, timeoutMs = 10_000): Promise<MessageRecord> {
		return await this.state.waitForMessage(
			(message) => message.direction !== 'inbound' && !message.autoReply && fits(message),
			timeoutMs,
		);
	}

	async receiveText(text: IncomingText): Promise<ReceivedText> {
		return await receiveText(this.context, this.outbox, text);
	}

	async call(plan: CallPlan): Promise<CallTranscript> {
		return await placeCall(this.context, plan);
	}

	signedForm(publicUrl: string, params: WebhookParams): SignedForm {
		return signForm(this.signingKey, publicUrl, params, this.identity.vendor.signatureHeader);
	}

	async post(publicUrl: string, params: WebhookParams, options?: DeliveryOptions): Promise<Delivery> {
		const sender = { authToken: this.signingKey, signatureHeader: this.identity.vendor.signatureHeader, resolve: this.identity.resolve };
		const delivery = await deliver(sender, publicUrl, params, options);
		this.deliveries.push(delivery);
		return delivery;
	}

	async idle(): Promise<void> {
		await this.background.idle();
	}

	reset(): void {
		this.faults.clear();
		this.state.clearTraffic();
		this.requests.length = 0;
		this.deliveries.length = 0;
	}

	async close(): Promise<void> {
		this.background.stop();
		this.outbox.release();
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}
}
