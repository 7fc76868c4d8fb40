import type { CallRecord } from './resources/calls';
import type { MessageRecord } from './resources/messages';
import type { NumberRecord } from './resources/numbers';
import type { Callee, CallTranscript } from './voice/types';

/** A pool of numbers that send as one and share their opt-outs. */
export interface MessagingService {
	sid: string;
	/** Members, E.164. */
	numbers: string[];
	/** As the console lists it. */
	name: string;
	/** Receives the pool's incoming messages in place of each number's SmsUrl; empty: they are dropped. */
	inboundUrl: string;
	/** Leaves incoming messages to each number's SmsUrl after all. */
	defersToNumbers: boolean;
	/** With it on, webhooks of keyword messages carry OptOutType. */
	advancedOptOut: boolean;
}

/** What is peculiar about the phone at the other end of a text. */
export interface RecipientTraits {
	/** Refused by the API on create: 21614 (not a mobile) or 21635 (a landline). */
	refusedWith?: 21614 | 21635;
	/** Accepted, then undelivered with this code: 30003, 30005, 30006, 30007, 30034… */
	deliveryError?: number;
	/** What Lookup says of the line; a landline where texts are refused with 21635, a mobile otherwise. */
	line?: LineTraits;
}

/** The line type, in Twilio's words, and whose line it is. */
export interface LineTraits {
	type?: string | null;
	carrier?: string | null;
	/** Why the type could not be told: 60601 for Canadian numbers without access to them, 60600 for no data. */
	errorCode?: number;
}

/** Everything one instance remembers. */
export class TwilioState {
	readonly numbers = new Map<string, NumberRecord>();
	readonly services = new Map<string, MessagingService>();
	readonly verifiedCallerIds = new Set<string>();
	readonly disabledRegions = new Set<string>();
	readonly recipients = new Map<string, RecipientTraits>();
	readonly callees = new Map<string, Callee>();
	readonly messages: MessageRecord[] = [];
	readonly messagesBySid = new Map<string, MessageRecord>();
	readonly calls: CallRecord[] = [];
	/** Calls asked for through the API, once they are over. */
	readonly placedCalls: CallTranscript[] = [];
	private readonly messagesByTo = new Map<string, MessageRecord[]>();
	private readonly optOuts = new Set<string>();
	private readonly watchers = new Set<(message: MessageRecord) => void>();

	addMessage(message: MessageRecord): void {
		this.messages.push(message);
		this.messagesBySid.set(message.sid, message);
		const known = this.messagesByTo.get(message.to);
		if (known) known.push(message);
		else this.messagesByTo.set(message.to, [message]);
		for (const watch of [...this.watchers]) watch(message);
	}

	/** The first message that fits, there already or still to come. Rejects when the time is over. */
	async waitForMessage(fits: (message: MessageRecord) => boolean, timeoutMs: number): Promise<MessageRecord> {
		const known = this.messages.find(fits);
		if (known) return known;
		return await new Promise((resolve, reject) => {
			const stop = () => {
				clearTimeout(timer);
				this.watchers.delete(watch);
			};
			const timer = setTimeout(() => {
				stop();
				reject(new Error(`No such message came within ${timeoutMs} ms`));
			}, timeoutMs);
			const watch = (message: MessageRecord) => {
				if (!fits(message)) return;
				stop();
				resolve(message);
			};
			this.watchers.add(watch);
		});
	}

	/** Messages to a number, in either direction of travel, oldest first. */
	messagesTo(number: string): readonly MessageRecord[] {
		return this.messagesByTo.get(number) ?? [];
	}

	numberBySid(sid: string): NumberRecord | undefined {
		return [...this.numbers.values()].find((number) => number.sid === sid);
	}

	serviceOf(number: string): MessagingService | undefined {
		return [...this.services.values()].find((service) => service.numbers.includes(number));
	}

	isOptedOut(person: string, sender: string): boolean {
		return this.optOuts.has(this.pairKey(person, sender));
	}

	setOptedOut(person: string, sender: string, optedOut: boolean): void {
		const key = this.pairKey(person, sender);
		if (optedOut) this.optOuts.add(key);
		else this.optOuts.delete(key);
	}

	/** Forgets traffic, people and opt-outs; numbers, services and caller ids stay. */
	clearTraffic(): void {
		this.messages.length = 0;
		this.messagesBySid.clear();
		this.messagesByTo.clear();
		this.calls.length = 0;
		this.placedCalls.length = 0;
		this.optOuts.clear();
		this.recipients.clear();
		this.callees.clear();
		this.disabledRegions.clear();
	}

	/** An opt-out holds for the sender, or for the whole service when the sender is in one. */
	private pairKey(person: string, sender: string): string {
		const scope = this.services.has(sender) ? sender : (this.serviceOf(sender)?.sid ?? sender);
		return `${scope} ${person}`;
	}
}
