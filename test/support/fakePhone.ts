import type { CallResult, Clock, FindResult, OutboundCall, OutboundText, PhoneSystem, SendReason, SendResult } from '../../engine';

/** What goes wrong with one request. */
export type Fault =
	| { readonly kind: 'ok'; readonly delivered?: boolean }
	| { readonly kind: 'refuse'; readonly reason: SendReason; readonly retryAfterSeconds?: number; readonly vendorCode?: string }
	/** The provider took it, and its answer never came. It shows in look-ups `shownAfterMs` after the request. */
	| { readonly kind: 'lost_answer'; readonly shownAfterMs?: number }
	/** The request never arrived, and nobody can tell. */
	| { readonly kind: 'lost_request' }
	/** The process ends before, or after, the provider takes it. */
	| { readonly kind: 'crash_before' }
	| { readonly kind: 'crash_after' };

export interface Accepted {
	readonly providerId: string;
	readonly text: OutboundText;
	readonly at: number;
	readonly shownAt: number;
}

/** Ends a run where a process would have died. */
export class Crash extends Error {
	override readonly name = 'Crash';
}

const TIMEOUT_MS = 15_000;

/**
 * A phone system with a memory: what it accepted stays accepted, look-ups see only that, and each request meets the
 * next planned fault. Without a plan everything goes well.
 */
export class FakePhone implements PhoneSystem {
	readonly name = 'fake';
	readonly account = 'AC1';
	/** Every request, whatever became of it. */
	readonly requests: OutboundText[] = [];
	readonly accepted: Accepted[] = [];
	readonly lookUps: OutboundText[] = [];
	/** Every call that was asked for, whatever became of it, and the faults of those to come. */
	readonly calls: OutboundCall[] = [];
	callPlan: Fault[] = [];
	/** Faults of the requests to come, in order. */
	plan: Fault[] = [];
	/** What the look-ups to come do instead of looking; `cannot_tell` for ever where it is the text. */
	lookUpPlan: Array<'look' | 'cannot_tell' | 'crash'> = [];
	alwaysCannotTell = false;
	/** Numbers that are refused for good, without using up the plan. */
	readonly dead = new Set<string>();
	/** Awaited in the middle of each request and each look-up: tests hold a run there, or let others overtake it. */
	onTheWay: (what: 'send' | 'find') => Promise<void> = async () => undefined;

	constructor(private readonly clock: Clock) {}

	async send(text: OutboundText): Promise<SendResult> {
		this.requests.push(text);
		const fault: Fault = this.dead.has(text.to) ? { kind: 'refuse', reason: 'invalid_number' } : (this.plan.shift() ?? { kind: 'ok' });
		const startedAt = this.clock.now();
		switch (fault.kind) {
			case 'ok': {
				const { providerId } = this.accept(text, startedAt);
				await this.onTheWay('send');
				return { outcome: 'accepted', providerId, delivered: fault.delivered === true };
			}
			case 'refuse': {
				await this.onTheWay('send');
				const { reason, retryAfterSeconds, vendorCode } = fault;
				return {
					outcome: 'refused',
					reason,
					message: `Refused: ${reason}.`,
					...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
					...(vendorCode === undefined ? {} : { vendorCode }),
				};
			}
			case 'lost_answer':
				this.accept(text, startedAt, fault.shownAfterMs);
				return await this.noAnswer();
			case 'lost_request':
				return await this.noAnswer();
			case 'crash_after':
				this.accept(text, startedAt);
				throw new Crash('The process ended after the request.');
			case 'crash_before':
				throw new Crash('The process ended before the request.');
		}
	}

	async placeCall(call: OutboundCall): Promise<CallResult> {
		this.calls.push(call);
		const fault: Fault = this.callPlan.shift() ?? { kind: 'ok' };
		switch (fault.kind) {
			case 'ok':
				return { outcome: 'accepted', providerId: `CAout${this.calls.length}` };
			case 'refuse':
				return { outcome: 'refused', reason: fault.reason, message: `Refused: ${fault.reason}.`, ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds }) };
			case 'lost_answer':
			case 'lost_request':
				await this.clock.sleep(TIMEOUT_MS);
				return { outcome: 'unknown', message: 'No answer within 15 s.' };
			case 'crash_before':
			case 'crash_after':
				throw new Crash('The process ended around the call.');
		}
	}

	async find(text: OutboundText, since: number): Promise<FindResult> {
		this.lookUps.push(text);
		const found = this.look(text, since);
		// The answer may be old by the time it arrives.
		await this.onTheWay('find');
		const what = this.lookUpPlan.shift() ?? 'look';
		if (what === 'crash') throw new Crash('The process ended while it looked.');
		if (what === 'cannot_tell' || this.alwaysCannotTell) return { found: 'cannot_tell', message: 'The provider cannot be asked.' };
		return found;
	}

	private look(text: OutboundText, since: number): FindResult {
		const now = this.clock.now();
		const match = this.accepted.find(
			(one) => one.text.to === text.to && one.text.from === text.from && one.text.body === text.body && one.at >= since - 5_000 && one.shownAt <= now,
		);
		return match ? { found: 'yes', providerId: match.providerId, delivered: false } : { found: 'no' };
	}

	private accept(text: OutboundText, at: number, shownAfterMs = 0): Accepted {
		const taken = { providerId: `SM${this.accepted.length + 1}`, text, at, shownAt: at + shownAfterMs };
		this.accepted.push(taken);
		return taken;
	}

	private async noAnswer(): Promise<SendResult> {
		await this.onTheWay('send');
		await this.clock.sleep(TIMEOUT_MS);
		return { outcome: 'unknown', message: 'No answer within 15 s.' };
	}
}
