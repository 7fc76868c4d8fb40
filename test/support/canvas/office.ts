import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startFakeTwilio, type CallPlan, type CallTranscript, type FakeTwilio, type MessageRecord, type NumberSetup } from '../../fakes/twilio';
import { startN8n, type Execution, type Owner, type RunningN8n, type StartOptions, type WorkflowJson } from '../n8n';
import { until } from '../until';
import { shippedCanvas, webhookPath, type CanvasSetup } from './canvas';
import { LedgerFile, type CallRow } from './ledgerFile';

export const OWNER: Owner = { email: 'owner@missed-call.example', password: 'Answers-2-calls', firstName: 'Test', lastName: 'Owner' };
export const PUBLIC_URL = 'https://hooks.example.com';

type Canvas = WorkflowJson & { id: string };

/** A real n8n, a Twilio to call and text with, and the ledger between them. */
export class Office {
	readonly canvases = new Map<string, Canvas>();
	/** A line that is called to see whether n8n has done what it was given before. */
	clock: { readonly line: string; readonly canvas: string } | undefined;
	private people = 0;

	private constructor(
		readonly twilio: FakeTwilio,
		public n8n: RunningN8n,
		readonly credentialId: string,
	) {}

	/** @param numbers that the Twilio account owns */
	static async open(numbers: readonly (NumberSetup | string)[], options: StartOptions = {}): Promise<Office> {
		let local = '';
		const twilio = await startFakeTwilio({ resolve: (url) => url.replace(PUBLIC_URL, local) });
		for (const number of numbers) twilio.addNumber(number);
		try {
			const n8n = await startN8n({ webhookUrl: `${PUBLIC_URL}/`, lazyAcquire: true, ...options });
			local = n8n.url;
			await n8n.api.signIn(OWNER);
			const { accountSid, authToken, url } = twilio;
			const credentialId = await n8n.api.createCredential({ name: 'Twilio', type: 'missedCallTwilioApi', data: { accountSid, authToken, sendWith: 'authToken', baseUrl: url } });
			return new Office(twilio, n8n, credentialId);
		} catch (error) {
			await twilio.close();
			throw error;
		}
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.twilio.close();
	}

	get ledger(): LedgerFile {
		return new LedgerFile(this.n8n.userFolder);
	}

	/** Brings the shipped canvas in, for Twilio, and publishes it. */
	async publish(setup: Omit<CanvasSetup, 'phoneSystem' | 'credentialId'> & { readonly credentialId?: string }): Promise<Canvas> {
		const canvas = await this.bringIn(setup);
		await this.n8n.api.activate(canvas.id);
		return canvas;
	}

	/** The same without publishing it. */
	async bringIn(setup: Omit<CanvasSetup, 'phoneSystem' | 'credentialId'> & { readonly credentialId?: string }): Promise<Canvas> {
		const canvas = shippedCanvas({ phoneSystem: 'twilio', credentialId: this.credentialId, ...setup });
		await this.n8n.api.importWorkflow(canvas);
		this.canvases.set(setup.id, canvas);
		return canvas;
	}

	/** The public URL of a canvas's webhook. */
	url(id: string, trigger: 'calls' | 'texts', endpoint = 'webhook'): string {
		const canvas = this.canvases.get(id);
		if (!canvas) throw new Error(`There is no canvas "${id}"`);
		return PUBLIC_URL + webhookPath(canvas, trigger, endpoint);
	}

	/** A number that nobody else in this office has. */
	person(): string {
		this.people += 1;
		const areas = ['212', '310', '408', '503', '617', '702', '718', '808', '917'];
		return `+1${areas[Math.floor(this.people / 90)] ?? '415'}55501${String(10 + (this.people % 90))}`;
	}

	/** Somebody calls; the reports of it have all been answered when this resolves. */
	async call(plan: Partial<CallPlan> & Pick<CallPlan, 'to' | 'outcome'>): Promise<CallTranscript> {
		const transcript = await this.twilio.call({ from: this.person(), ...plan });
		expect(transcript.errors).toEqual([]);
		return transcript;
	}

	/** The call in the ledger, once it has a decision or is known to need none. */
	async decided(callSid: string): Promise<CallRow> {
		return await until(`a decision about ${callSid}`, () => {
			const row = this.ledger.calls().find((call) => call.provider_call_id === callSid);
			return row !== undefined && (row.reason !== null || row.outcome === 'answered' || row.outcome === 'ignored') && row;
		});
	}

	async textTo(person: string, fits: (text: MessageRecord) => boolean = () => true): Promise<MessageRecord> {
		return await this.twilio.waitForText((text) => text.to === person && fits(text), 20_000).catch((error: unknown) => {
			throw new Error(`${String(error)} (to ${person}). n8n wrote last:\n${this.n8n.lastLines(15)}`);
		});
	}

	bodiesTo(person: string): string[] {
		return this.twilio.textsTo(person).map((text) => text.body);
	}

	/**
	 * All executions, or those of one canvas, the newest first, once nothing is under way any more. Those of the canvas
	 * that shows it are left out.
	 */
	async executions(id?: string): Promise<Execution[]> {
		await this.untilQuiet();
		const all = await this.n8n.api.executions(id === undefined ? {} : { workflowId: id });
		return all.filter(({ workflowId }) => workflowId !== this.clock?.canvas || workflowId === id);
	}

	/**
	 * n8n starts an execution after the webhook is answered, so what was just handed over may not even have begun. What
	 * comes in later begins later: when that has ended, and nothing else runs, everything before it has ended too.
	 */
	private async untilQuiet(): Promise<void> {
		if (!this.clock) throw new Error('Set a clock first: the line and the canvas of a business that texts everybody back');
		const { from } = await this.call({ to: this.clock.line, outcome: 'no-answer' });
		await this.textTo(from);
		const file = join(this.n8n.userFolder, '.n8n', 'database.sqlite');
		await until('executions to end', () => {
			const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
			try {
				// The API tells of those only that have ended.
				return database.prepare("SELECT 1 FROM execution_entity WHERE status IN ('new', 'running') LIMIT 1").get() === undefined;
			} finally {
				database.close();
			}
		});
	}
}

/** A port of this machine where nobody listens. */
export async function deadPort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
