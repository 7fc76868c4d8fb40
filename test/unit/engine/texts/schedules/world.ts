import { strict as assert } from 'node:assert';
import type { Call, Conversation, Intake, OutboundText, SendRequest } from '../../../../../engine';
import { DEFAULT_TEXT_SETTINGS } from '../../../../../engine/guardrails';
import { BUSINESS, type Desk } from './desk';
import { Provider, type Taken } from './provider';
import { Run, type Weather } from './run';
import { Time } from './time';

/** The lease of a claim: see `sendText`. */
const LEASE_MS = 30_000;

type Request = SendRequest & { readonly key: string };
export type Stop = 'opt_out' | 'takeover';

export interface KnownCall {
	readonly id: string;
	readonly person: string;
	/** Executions of it that died. */
	deaths: number;
}

/** What the test knows of everything around the ledger, and the promises that it checks at every request. */
export class World {
	readonly time: Time;
	readonly provider: Provider;
	/** Executions under way, of all processes. */
	readonly runs: Run[] = [];
	readonly calls = new Map<string, KnownCall>();
	/** The keys that were ever given leave to be sent, by their words. */
	private readonly claimed = new Map<string, Set<string>>();
	/** Who is not to be texted at the moment, why, and since which happening. */
	readonly stops = new Map<string, number>();
	outageMinutes = 0;
	private happenings = 0;
	private ids = 0;

	constructor(
		readonly desk: Desk,
		begin: number,
		/** All texts of one purpose in the same words: the phone company cannot tell them apart. */
		private readonly sameWords: boolean,
	) {
		this.time = new Time(begin);
		this.provider = new Provider(this.time, (taken) => this.onTaken(taken));
	}

	nextId(): number {
		return (this.ids += 1);
	}

	intake(): Intake {
		return { holder: 'trigger', now: this.time.shown, leaseMs: 45_000 };
	}

	stop(person: string, why: Stop): void {
		this.stops.set(`${person} ${why}`, (this.happenings += 1));
	}

	resume(person: string, why: Stop): void {
		this.stops.delete(`${person} ${why}`);
	}

	firstText(call: Call, conversation: Conversation | undefined): Request {
		return { ...this.text('first_text', `first_text:${call.id}`, call.from ?? call.fromRaw, call.to), callId: call.id, ...(conversation ? { conversationId: conversation.id } : {}) };
	}

	/** Nothing is too old to be sent: what was accepted must go, however long it took. */
	text(purpose: SendRequest['purpose'], key: string, to: string, from: string): Request {
		return { businessId: BUSINESS, purpose, key, to, from, settings: { ...DEFAULT_TEXT_SETTINGS, staleAfterHours: 0 }, compose: () => ({ body: this.wordsOf(purpose, key), media: [] }) };
	}

	async execute(request: Request, process: number): Promise<void> {
		const { time, provider } = this;
		const run = new Run(request, process, {
			time,
			provider,
			ledger: this.desk.ledger,
			onLeave: (one) => this.onLeave(one),
			onRequest: (one, text) => this.onRequest(one, text),
		});
		this.runs.push(run);
		await run.start();
	}

	async step(run: Run, weather: Weather): Promise<void> {
		await run.step(weather);
		if (run.isDone) this.runs.splice(this.runs.indexOf(run), 1);
	}

	/** The process ends: what it knew is gone, what it wrote down and what is on the wire stays. */
	crash(process: number): void {
		for (const run of this.runs.filter((one) => one.process === process)) {
			this.runs.splice(this.runs.indexOf(run), 1);
			this.died(run.request.callId);
		}
	}

	/**
	 * What nobody can hold against: a process stands still between the ledger's leave and its request until its lease is
	 * over, another sends, and before the first goes on the clock is set back into the lease.
	 */
	mayJump(ms: number): boolean {
		return ms >= 0 || !this.runs.some((run) => run.isArmed && !run.isDone && this.time.shown - run.leaveAt >= LEASE_MS);
	}

	died(callId: string | undefined): void {
		const call = callId === undefined ? undefined : this.calls.get(callId);
		if (call) call.deaths += 1;
	}

	private wordsOf(purpose: string, key: string): string {
		return this.sameWords ? purpose : key;
	}

	private onLeave(run: Run): void {
		const { to, purpose, key } = run.request;
		run.leave = this.happenings;
		const words = `${to} ${this.wordsOf(purpose, key)}`;
		this.claimed.set(words, (this.claimed.get(words) ?? new Set()).add(key));
	}

	/** No request after the ledger knew that the person is not to be texted: none on leave that it gave after that. */
	private onRequest({ request, leave }: Run, { to }: OutboundText): void {
		for (const why of ['opt_out', 'takeover'] as const) {
			const since = this.stops.get(`${to} ${why}`);
			assert(since === undefined || since > leave, `${request.key} was sent after ${why}`);
		}
	}

	/** One text a key. Of texts in the same words, no more than there are keys. */
	private onTaken({ key, text: { to, body } }: Taken): void {
		const times = this.provider.taken.filter(({ text }) => text.to === to && text.body === body).length;
		const most = this.claimed.get(`${to} ${body}`)?.size ?? 0;
		assert(times <= most, `${key} was texted twice`);
	}
}
