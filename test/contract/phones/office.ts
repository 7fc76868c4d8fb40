import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import type { AnsweringPlan, CallReport, TextReport, WebhookRequest } from '../../../connectors';
import { checkProfile, decide, DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, type Call, type CallReceipt, type Claim, type Ledger, type OutsideReceipt, type ReplyReceipt } from '../../../engine';
import type { PhoneDialect } from './dialect';

export const LINE = '+14155550100';
export const CALLER = '+14155550132';
/** A Tuesday, 11:00 in New York. */
export const NOON = Date.parse('2026-03-10T11:00:00-04:00');

/** A business whose calls and texts come through the vendor: requests in, what the ledger made of them out. */
export class Office<Secrets> {
	private constructor(
		readonly ledger: Ledger,
		private readonly dialect: PhoneDialect<Secrets>,
	) {}

	static async open<Secrets>(dialect: PhoneDialect<Secrets>): Promise<Office<Secrets>> {
		const checked = await checkProfile({ id: 'smith', name: 'Smith Plumbing', timezone: 'America/New_York', numbers: [{ number: LINE }], team: [{ id: 'dana', name: 'Dana', phone: '+14155550111', onCall: 1 }] });
		if (!checked.ok) throw new Error(checked.faults.map(({ problem }) => problem).join('\n'));
		const ledger = ledgerOver(await openSqlite(':memory:'));
		await ledger.saveBusiness(checked.profile, NOON - 3_600_000);
		return new Office(ledger, dialect);
	}

	async close(): Promise<void> {
		await this.ledger.close();
	}

	readonly plan: AnsweringPlan = {
		mode: 'listen',
		forwardTo: [],
		ringSeconds: 18,
		acceptance: false,
		afterMissed: 'voicemail',
		missedPrompt: 'Sorry.',
		whisper: 'A call.',
		voiceLanguage: 'en-US',
		stepUrl: (step) => `https://hooks.example.com/webhook/1/calls?step=${step}`,
	};

	/** Hands the requests in as they come and gives what was offered to the canvas. */
	async hear(requests: readonly WebhookRequest[], now: number): Promise<readonly CallReceipt[]> {
		const receipts: CallReceipt[] = [];
		const plan = { ...this.plan, ...this.dialect.plan };
		for (const request of requests) {
			const verified = this.dialect.connector.verify(request, this.dialect.secrets, now);
			if (!verified.ok) throw new Error(`The request was refused: ${verified.message}`);
			for (const report of listOf<CallReport>(this.dialect.connector.readCall?.(request, plan))) {
				if (report.kind === 'outside_call') await this.ledger.recordOutsideCall({ ...report, account: 'a' }, { now });
				else receipts.push(await this.ledger.recordCallEvent({ ...report, account: 'a' }, DEFAULT_MISSED_RULES, { holder: 'canvas', now, leaseMs: 3_600_000 }));
			}
		}
		// What is settled by waiting comes out of the sweep.
		for (const { call, conversation, person, profile } of await this.ledger.offerAgain(DEFAULT_MISSED_RULES, { holder: 'canvas', now: now + 20_000, leaseMs: 3_600_000 }, 10)) {
			receipts.push({ result: 'recorded', call, profile, offer: true, ...(conversation ? { conversation } : {}), ...(person ? { person } : {}) });
		}
		return receipts;
	}

	/** Claims the text for a call that was handed to the canvas, and says what was decided. */
	async decideOn(offered: CallReceipt | undefined, now: number): Promise<Claim> {
		const { call, conversation } = offered ?? {};
		if (!call) throw new Error('No call was handed to the canvas.');
		const who = { businessId: call.businessId, to: call.from ?? call.fromRaw, from: call.to, system: call.system, account: call.account, callId: call.id };
		return await this.ledger.claimText(
			{ ...who, ...(conversation ? { conversationId: conversation.id } : {}), purpose: 'first_text', key: `first_text:${call.id}`, settings: { ...DEFAULT_TEXT_SETTINGS, quietHours: 'send' }, now, leaseMs: 30_000, compose: () => ({ body: 'Sorry.', media: [] }) },
			decide,
		);
	}

	/** The one call that the receipts are about, as the ledger has it now. */
	async callOf(receipts: readonly CallReceipt[]): Promise<Call> {
		const ids = new Set(receipts.flatMap(({ call }) => (call ? [call.id] : [])));
		if (ids.size !== 1) throw new Error(`The requests were about ${ids.size} calls, not one.`);
		const call = await this.ledger.getCall([...ids][0] ?? '');
		if (!call) throw new Error('The call is not in the ledger.');
		return call;
	}

	/** Hands a request about texts in. */
	async read(request: WebhookRequest, now: number): Promise<readonly (ReplyReceipt | OutsideReceipt | { readonly result: string })[]> {
		const verified = this.dialect.connector.verify(request, this.dialect.secrets, now);
		if (!verified.ok) throw new Error(`The request was refused: ${verified.message}`);
		const results: (ReplyReceipt | OutsideReceipt | { readonly result: string })[] = [];
		for (const report of listOf<TextReport>(this.dialect.connector.readText?.(request))) {
			if (report.kind === 'text') results.push(await this.ledger.recordReply({ ...report, account: 'a' }, { holder: 'canvas', now, leaseMs: 3_600_000 }));
			else if (report.kind === 'receipt') results.push(await this.ledger.recordReceipt({ ...report, account: 'a' }, now));
			else results.push(await this.ledger.recordOutsideText({ ...report, account: 'a' }, { now }));
		}
		return results;
	}
}

function listOf<T extends object>(read: T | readonly T[] | undefined): readonly T[] {
	if (read === undefined) return [];
	return Array.isArray(read) ? (read as readonly T[]) : [read as T];
}
