import { ledgerOver, openSqlite } from '../../../../../connectors/ledgers';
import { sendText, type BusinessProfile, type Call, type CallEvent, type Clock, type Decision, type Ledger, type LoggedCall, type LoggedText, type ReplayOptions, type SendOutcome } from '../../../../../engine';
import { FakePhone } from '../../../../support/fakePhone';

type Step = (now: number) => Promise<void>;
interface Planned {
	readonly at: number;
	readonly rank: number;
	readonly seq: number;
	readonly run: Step;
}

/** What happens at one moment, in the order that it happens in. */
const RANK = { arrival: 0, text: 1, end: 2, due: 3 } as const;

/** Runs a log against the real ledger and the real sending, event by event, with a phone system that takes every text. */
export class Live implements Clock {
	private readonly phone = new FakePhone(this);
	private readonly planned: Planned[] = [];
	private readonly decisions = new Map<string, string>();
	private readonly waiting = new Map<string, string>();
	private readonly running = new Set<Promise<unknown>>();
	private seq = 0;
	private time = 0;

	private constructor(
		private readonly ledger: Ledger,
		private readonly options: ReplayOptions,
	) {}

	/** The last decision about each call, by the id in the log. */
	static async run(profiles: readonly BusinessProfile[], options: ReplayOptions, calls: readonly LoggedCall[], texts: readonly LoggedText[]): Promise<ReadonlyMap<string, Decision | undefined>> {
		const ledger = ledgerOver(await openSqlite(':memory:'));
		try {
			for (const profile of profiles) await ledger.saveBusiness(profile, 0);
			const live = new Live(ledger, options);
			let now = 0;
			for (const call of calls) live.plan((now = Math.max(now, call.startedAt)), 'arrival', async (at) => await live.arrive(call, at));
			for (const text of texts) live.plan(text.at, 'text', async (at) => await live.text(text, at));
			await live.untilOver(Math.max(now, ...calls.map((call) => call.endedAt), ...texts.map((text) => text.at)));
			const decided = new Map<string, Decision | undefined>();
			for (const [logged, id] of live.decisions) decided.set(logged, await ledger.decisionOf(id));
			return decided;
		} finally {
			await ledger.close();
		}
	}

	now(): number {
		return this.time;
	}

	async sleep(ms: number): Promise<void> {
		await new Promise<void>((resolve) => this.plan(this.time + ms, 'due', async () => resolve()));
	}

	private plan(at: number, rank: keyof typeof RANK, run: Step): void {
		this.planned.push({ at: Math.max(at, this.time), rank: RANK[rank], seq: this.seq, run });
		this.seq += 1;
	}

	private async untilOver(end: number): Promise<void> {
		for (;;) {
			this.planned.sort((a, b) => a.at - b.at || a.rank - b.rank || a.seq - b.seq);
			const next = this.planned.shift();
			if (!next || next.at > end) return;
			this.time = next.at;
			await next.run(this.time);
			// Everybody who can go on does, until all wait for the clock.
			await new Promise((resolve) => setImmediate(resolve));
		}
	}

	private async arrive(call: LoggedCall, now: number): Promise<void> {
		await this.report(call, { step: 'arrived', at: call.startedAt, answering: { mode: 'listen', acceptance: false } }, now);
		if (call.ending === 'completed') await this.report(call, { step: 'leg_answered', at: call.startedAt }, now);
		this.plan(call.endedAt, 'end', async (at) => {
			if (call.ending === 'voicemail') await this.report(call, { step: 'voicemail', at: call.endedAt }, at);
			await this.report(call, { step: 'ended', at: call.endedAt, status: call.ending === 'voicemail' ? 'completed' : (call.ending as 'completed') }, at);
		});
	}

	private async report(call: LoggedCall, said: Partial<CallEvent> & Pick<CallEvent, 'step'>, now: number): Promise<void> {
		const event: CallEvent = { kind: 'call', system: 'log', account: '', key: `${call.id}:${said.step}`, callId: call.id, from: call.from, to: call.to, ...(call.attestation === undefined ? {} : { attestation: call.attestation }), ...said };
		const receipt = await this.ledger.recordCallEvent(event, this.options.rules, { holder: 'trigger', now, leaseMs: 1e12 });
		if (receipt.offer && receipt.call) {
			this.decisions.set(call.id, receipt.call.id);
			this.send(receipt.call, receipt.conversation?.id);
		}
	}

	private send(call: Call, conversationId: string | undefined, dueId?: string): void {
		const sending = sendText(
			{ ledger: this.ledger, phone: this.phone, clock: this },
			{
				businessId: call.businessId,
				purpose: 'first_text',
				key: `first_text:${call.id}`,
				to: call.from ?? call.fromRaw,
				from: call.to,
				callId: call.id,
				...(conversationId === undefined ? {} : { conversationId }),
				...(dueId === undefined ? {} : { dueId }),
				settings: this.options.settings,
				compose: () => ({ body: 'Sorry we missed you.', media: [] }),
			},
		).then((outcome) => this.afterwards(call, conversationId, outcome));
		this.running.add(sending);
		void sending.finally(() => this.running.delete(sending));
	}

	/** What waits comes back when it falls due, as the Follow-Up Trigger brings it. */
	private afterwards(call: Call, conversationId: string | undefined, { decision }: SendOutcome): void {
		if (decision.action !== 'hold' || decision.until === undefined) return;
		this.plan(decision.until, 'due', async (now) => {
			for (const item of await this.ledger.claimDue(['held_text'], now, 1e12, 100)) this.waiting.set(item.due.callId ?? '', item.due.id);
			const dueId = this.waiting.get(call.id);
			this.waiting.delete(call.id);
			if (dueId !== undefined) this.send(call, conversationId, dueId);
		});
	}

	private async text(text: LoggedText, now: number): Promise<void> {
		if (text.direction === 'in') {
			await this.ledger.recordReply({ kind: 'text', system: 'log', account: '', providerId: `SM${text.line}`, from: text.from, to: text.to, body: text.body, media: [] }, { holder: 'replies', now, leaseMs: 1e12 });
			return;
		}
		const business = await this.ledger.businessOfNumber(text.from);
		if (!business || text.automatic) return;
		const conversation = await this.ledger.openConversation(business.profile.id, text.to, text.from, now);
		await this.ledger.changeConversation(conversation.id, { do: 'pause', because: 'wrote by hand', until: now + this.options.takeoverMs }, 'maria', now);
	}
}
