import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Callers } from '../../../bench/text-back/callers';
import { callStatusBody, newSid } from '../../fakes/twilio';
import { Office, OWNER } from '../../support/canvas';
import type { RunningN8n } from '../../support/n8n';
import { HAND_BUILT_URL, publishHandBuilt } from './handBuilt';

export const LINE = '+14155550100';

export const CANVASES = ['ours', 'handBuilt'] as const;
export type Canvas = (typeof CANVASES)[number];

const MOST_STARTS = 5;

/** A provider that gives up sooner repeats what is still worked on, and a busy machine would never come to an end. */
const PATIENCE_MS = 120_000;

/** One n8n with the shipped canvas and the hand-built one, and a Twilio that outlives it. */
export class Place {
	private readonly callers = new Callers();
	private isClosed = false;
	/** Settles when n8n has come back from the last kill. */
	private up: Promise<void> = Promise.resolve();

	private constructor(
		readonly office: Office,
		private readonly urls: Readonly<Record<Canvas, string>>,
	) {}

	static async open(): Promise<Place> {
		const office = await Office.open([LINE]);
		try {
			const moreProfile = JSON.stringify({ circuitBreaker: { enabled: false } });
			await office.publish({ id: 'burst', calls: { businessName: 'Bayside Plumbing', businessNumbers: LINE, timezone: 'America/Los_Angeles', callHandling: 'listen', moreProfile } });
			await publishHandBuilt(office, LINE);
			// So that texts are on their way at any moment, and come in any order.
			office.twilio.configure({ latencyMs: 150 });
			const ours = office.twilio.state.numbers.get(LINE)?.status_callback ?? '';
			return new Place(office, { ours: ours.replace(/#.*$/, ''), handBuilt: HAND_BUILT_URL });
		} catch (error) {
			await office.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		this.isClosed = true;
		await this.office.close();
	}

	newCallers(count: number): string[] {
		return Array.from({ length: count }, () => this.callers.next());
	}

	/** The report, by Twilio, that nobody picked up: each time it is sent the same one. */
	missedCall(canvas: Canvas, from: string): () => Promise<boolean> {
		const { twilio } = this.office;
		const params = callStatusBody({ accountSid: twilio.accountSid, callSid: newSid('CA'), from, to: LINE, callStatus: 'no-answer' });
		return async () => {
			const { status, contentType } = await twilio.post(this.urls[canvas], params, { retries: 0, timeoutMs: PATIENCE_MS });
			// A page in HTML is n8n's own, while it starts: nobody has taken the report.
			return status >= 200 && status < 300 && !contentType.includes('html');
		};
	}

	get isOpen(): boolean {
		return !this.isClosed;
	}

	/** Resolves when n8n is there to be reported to, at once where it is. */
	async untilUp(): Promise<void> {
		await this.up.catch(() => undefined);
	}

	/** Ends it as a power cut would, and starts it again as a supervisor would. Resolves when it is ready. */
	async kill(): Promise<void> {
		this.up = this.killAndRestart();
		await this.up;
	}

	private async killAndRestart(): Promise<void> {
		await this.office.n8n.kill();
		this.office.n8n = await this.restart(MOST_STARTS);
		await this.office.n8n.api.signIn(OWNER);
	}

	/** On a busy machine n8n may give up while it clears up after the executions that were cut off: it is started again. */
	private async restart(starts: number): Promise<RunningN8n> {
		try {
			return await this.office.n8n.restart();
		} catch (error) {
			if (starts <= 1) throw error;
			return await this.restart(starts - 1);
		}
	}

	textsTo(caller: string): number {
		return this.office.twilio.textsTo(caller).length;
	}

	/** Texts that the phone company has taken so far. */
	get texts(): number {
		return this.office.twilio.state.messages.length;
	}

	/** Whether n8n has executions under way, and the ledger anything that it still owes. */
	get isAtWork(): boolean {
		const database = new DatabaseSync(join(this.office.n8n.userFolder, '.n8n', 'database.sqlite'), { readOnly: true, timeout: 5_000 });
		try {
			if (database.prepare("SELECT 1 FROM execution_entity WHERE status IN ('new', 'running') LIMIT 1").get() !== undefined) return true;
		} finally {
			database.close();
		}
		return this.office.ledger.rows("SELECT 1 FROM calls WHERE owed_at IS NOT NULL UNION ALL SELECT 1 FROM messages WHERE status IN ('claimed', 'unknown')").length > 0;
	}
}
