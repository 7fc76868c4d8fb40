import type { FindResult, Ledger, OutboundText, PhoneSystem, SendDependencies, SendRequest, SendResult } from '../../../../../engine';
import { sendText } from '../../../../../engine/texts';
import type { Fate, Provider } from './provider';
import type { Time } from './time';

/** What a run meets while it is stepped. */
export interface Weather {
	readonly fate: Fate;
	/** Whether look-ups are answered. */
	readonly canLook: boolean;
}

export interface RunSetting {
	readonly time: Time;
	readonly ledger: Ledger;
	readonly provider: Provider;
	/** Told of each leave to send that the ledger gives, and of each request. */
	readonly onLeave: (run: Run) => void;
	readonly onRequest: (run: Run, text: OutboundText) => void;
}

/**
 * One execution of sendText that stops after every answer of a port and goes on only when it is stepped: whatever else
 * happens, happens between two of its awaits. A run whose process dies is never stepped again.
 */
export class Run {
	/** When the ledger last gave leave to send, by the world's count of what happened, and by the clock. */
	leave = 0;
	leaveAt = 0;
	/** It has leave, and has not made its request yet. */
	isArmed = false;
	isDone = false;
	failure: unknown;
	private weather: Weather = { fate: 'accepted', canLook: true };
	private wakeAt = 0;
	private goOn: (() => void) | undefined;
	private arrived: (() => void) | undefined;

	constructor(
		readonly request: SendRequest & { readonly key: string },
		readonly process: number,
		private readonly setting: RunSetting,
	) {}

	async start(): Promise<void> {
		const stopped = this.untilStopped();
		sendText(this.deps(), this.request)
			.catch((error: unknown) => (this.failure = error))
			.finally(() => {
				this.isDone = true;
				this.arrived?.();
			});
		await stopped;
	}

	/** On to the next await. Who sleeps is woken when the time has come, and it comes if need be. */
	async step(weather: Weather): Promise<void> {
		const { goOn } = this;
		if (this.isDone || !goOn) return;
		this.weather = weather;
		this.setting.time.pass(this.wakeAt - this.setting.time.now);
		const stopped = this.untilStopped();
		this.goOn = undefined;
		goOn();
		await stopped;
		if (this.failure !== undefined) throw this.failure as Error;
	}

	private takeLeave(): void {
		this.isArmed = true;
		this.leaveAt = this.setting.time.shown;
		this.setting.onLeave(this);
	}

	private untilStopped(): Promise<void> {
		return new Promise((resolve) => (this.arrived = resolve));
	}

	private async stop(wakeAt = 0): Promise<void> {
		this.wakeAt = wakeAt;
		await new Promise<void>((resolve) => {
			this.goOn = resolve;
			this.arrived?.();
		});
	}

	private deps(): SendDependencies {
		const { time } = this.setting;
		const phone: PhoneSystem = { name: 'fake', account: 'AC1', send: async (text) => await this.send(text), find: async (text: OutboundText, since: number, others?: ReadonlySet<string>) => await this.find(text, since, others) };
		return { phone, ledger: this.ledger(), clock: time.clockOf(async (at) => await this.stop(at)) };
	}

	private async send(text: OutboundText): Promise<SendResult> {
		this.isArmed = false;
		this.setting.onRequest(this, text);
		const { at, result } = this.setting.provider.request(text, this.request.key, this.weather.fate);
		await this.stop(at);
		return result();
	}

	/** The answer may be old by the time it is read. */
	private async find(text: OutboundText, since: number, others: ReadonlySet<string> = new Set()): Promise<FindResult> {
		const found: FindResult = this.weather.canLook ? this.setting.provider.find(text, since, others) : { found: 'cannot_tell', message: 'The provider cannot be asked.' };
		await this.stop();
		return found;
	}

	/** The real ledger, with a stop after every answer. */
	private ledger(): Ledger {
		return new Proxy(this.setting.ledger, {
			get: (ledger, name: keyof Ledger) => async (...args: unknown[]) => {
				const answer: unknown = await (ledger[name] as (...args: unknown[]) => Promise<unknown>)(...args);
				if ((name === 'claimText' || name === 'renewClaim') && answer !== undefined) this.takeLeave();
				await this.stop();
				return answer;
			},
		});
	}
}
