import './environment';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { closeLedger, ledgerPath, openLedger } from '../../../connectors';
import { checkProfile, toItem, type BusinessProfile, type CallEvent, type Item, type Ledger } from '../../../engine';
import { incomingMessageBody, startFakeTwilio, type FakeTwilio, type IncomingMessageFacts, type WebhookParams } from '../../fakes/twilio';
import type { FakeChatModel } from './chatModel';
import type { Secrets } from './credentials';
import { expectGoodItems } from './expect';
import { callAsTool, runInARow, type Ran } from './run';
import { TriggerOnCanvas, type Received } from './triggers';
import { PUBLIC_URL, type NodeSetup } from './workflow';

export const LINE = '+14155550100';
export const PERSON = '+14155550123';
export const DANA = '+14155550111';
export const LEE = '+14155550112';

/** A plumber with two people on call, open at all hours. */
export const PROFILE = {
	id: 'bayside',
	name: 'Bayside Plumbing',
	timezone: 'America/Los_Angeles',
	numbers: [{ number: LINE, source: 'Website', serviceLine: 'Plumbing' }],
	team: [
		{ id: 'dana', name: 'Dana', phone: DANA, onCall: 1 },
		{ id: 'lee', name: 'Lee', phone: LEE, onCall: 2 },
	],
	bookingLink: 'https://book.example.com/bayside',
};

/** The same business, as the fields of a Missed Call Trigger. */
export const HERE = {
	businessName: 'Bayside',
	businessNumbers: LINE,
	timezone: 'America/Los_Angeles',
	team: { person: [{ name: 'Dana', phone: DANA }, { name: 'Lee', phone: LEE }] },
};

/** One business with a ledger in a folder of its own and a Twilio of its own: what a node meets in real life. */
export class Desk {
	private calls = 0;
	/** What the credential names as base URL, when that is not Twilio itself. */
	baseUrl: string | undefined;

	private constructor(
		private readonly folder: string,
		readonly twilio: FakeTwilio,
		readonly ledger: Ledger,
		readonly profile: BusinessProfile,
	) {}

	static async open(more: IDataObject = {}): Promise<Desk> {
		const folder = mkdtempSync(join(tmpdir(), 'missed-call-desk-'));
		process.env.N8N_USER_FOLDER = folder;
		// Where webhooks go to is not a matter of these tests: reports of texts would find nobody.
		const twilio = await startFakeTwilio({ statusCallbacks: false });
		twilio.addNumber(LINE);
		const checked = await checkProfile({ ...PROFILE, ...more });
		if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
		const ledger = await openLedger();
		await ledger.saveBusiness(checked.profile, Date.now());
		return new Desk(folder, twilio, ledger, checked.profile);
	}

	async close(): Promise<void> {
		await this.twilio.close();
		await closeLedger(ledgerPath());
		rmSync(this.folder, { recursive: true, force: true });
	}

	/** What the credentials hold that the nodes have beside Twilio's, by type. */
	readonly vendors: Record<string, ICredentialDataDecryptedObject> = {};

	/** What Twilio's credential holds. */
	get secrets(): ICredentialDataDecryptedObject {
		const { accountSid, authToken, url } = this.twilio;
		return { accountSid, authToken, sendWith: 'authToken', baseUrl: this.baseUrl ?? url };
	}

	/** What all credentials hold, by type. */
	private get allSecrets(): Secrets {
		return { missedCallTwilioApi: this.secrets, ...this.vendors };
	}

	/** Runs one node of this package on items. */
	async run(type: string, parameters: NodeSetup['parameters'], items: readonly IDataObject[], more: Partial<NodeSetup> = {}): Promise<Ran> {
		return await this.runAll([{ ...more, type, parameters: { ...TWILIO_IF[type], ...parameters } }], items);
	}

	/** Runs one node of this package with a chat model as its sub-node. */
	async runWithModel(model: FakeChatModel, type: string, parameters: NodeSetup['parameters'], items: readonly IDataObject[], more: Partial<NodeSetup> = {}): Promise<Ran> {
		return await runInARow([{ type, parameters, ...more }], items, { secrets: this.allSecrets, chatModel: model.node });
	}

	/** Has one node of this package called as a tool of an AI agent. @returns what the model is told, by call */
	async asTool(type: string, parameters: NodeSetup['parameters'], calls: readonly IDataObject[], more: Partial<NodeSetup> = {}): Promise<IDataObject[]> {
		const ran = await callAsTool({ ...more, type, parameters: { ...TWILIO_IF[type], ...parameters } }, calls, { secrets: this.allSecrets });
		expect(ran.error).toBeUndefined();
		return ran.json('Agent');
	}

	/** Runs nodes wired in a row. */
	async runAll(setups: readonly NodeSetup[], items: readonly IDataObject[]): Promise<Ran> {
		return await runInARow(setups, items, { secrets: this.allSecrets });
	}

	trigger(type: string, parameters: NodeSetup['parameters'] = {}, more: Partial<NodeSetup> & { readonly workflowId?: string } = {}): TriggerOnCanvas {
		const { workflowId, ...setup } = more;
		return new TriggerOnCanvas({ ...setup, type, parameters }, this.allSecrets, workflowId);
	}

	/** Brings one signed request of Twilio to a trigger. */
	async tell(trigger: TriggerOnCanvas, query: string, params: WebhookParams): Promise<Received> {
		const path = trigger.path + query;
		return await trigger.receive({ path, ...this.twilio.signedForm(PUBLIC_URL + path, params) });
	}

	/** Brings a text of a person to a Text Reply Trigger. @returns what starts an execution, by output */
	async textTo(trigger: TriggerOnCanvas, from: string, body: string, more: IncomingMessageFacts = {}): Promise<Received['data']> {
		this.calls += 1;
		const { answer, data } = await this.tell(trigger, '', incomingMessageBody({ accountSid: this.twilio.accountSid, messageSid: `SM-in-${this.calls}`, from, to: LINE, body, ...more }));
		expect(answer).toMatchObject({ status: 200, type: 'text/xml' });
		expectGoodItems(data ?? [], 'trigger');
		return data;
	}

	/** What all of Twilio's reports on one call say. */
	leg(callSid = 'CA1'): { accountSid: string; callSid: string; from: string; to: string } {
		return { accountSid: this.twilio.accountSid, callSid, from: PERSON, to: LINE };
	}

	/** A call that nobody answered, in the ledger and as the item that the trigger makes of it. */
	async missedCall(from = PERSON, more: Partial<CallEvent> = {}): Promise<Item & IDataObject> {
		this.calls += 1;
		const now = Date.now();
		const receipt = await this.ledger.recordCallEvent(
			{ kind: 'call', system: 'twilio', account: this.twilio.accountSid, key: `key-${this.calls}`, callId: `CA${this.calls}`, step: 'dial_ended', status: 'no_answer', from, to: LINE, ...more },
			{ reasons: ['no_answer', 'busy', 'voicemail', 'abandoned', 'failed'], abandonedAfterSeconds: 0, answeredAtLeastSeconds: 0, onlyNumbers: [] },
			{ holder: 'tests', now, leaseMs: 45_000 },
		);
		const { call, person, conversation } = receipt;
		return toItem({ profile: this.profile, now, ...(call ? { call } : {}), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) }) as Item & IDataObject;
	}

	/** A text of a person, in the ledger and as the item that the trigger makes of it. */
	async reply(body: string, from = PERSON): Promise<Item & IDataObject> {
		this.calls += 1;
		const now = Date.now();
		const receipt = await this.ledger.recordReply(
			{ kind: 'text', system: 'twilio', account: this.twilio.accountSid, providerId: `SM${this.calls}`, from, to: LINE, body, media: [] },
			{ holder: 'tests', now, leaseMs: 45_000 },
		);
		const { message, person, conversation, call } = receipt;
		return toItem({ profile: this.profile, now, ...(message ? { reply: message } : {}), ...(call ? { call } : {}), ...(person ? { person } : {}), ...(conversation ? { conversation } : {}) }) as Item & IDataObject;
	}
}

const TWILIO_IF: Readonly<Record<string, NodeSetup['parameters']>> = { sendTextBack: { phoneSystem: 'twilio' }, escalate: { phoneSystem: 'twilio' } };

const realNow = Date.now.bind(Date);

/** Lets the clock of the product go on from a later (or earlier) time, until the test ends. Milliseconds. */
export function timePasses(ms: number): void {
	const ahead = Date.now() - realNow() + ms;
	jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
}

/** Sets the clock of the product to a time, from which it goes on, until the test ends. ISO 8601 with offset. */
export function clockSays(iso: string): void {
	timePasses(Date.parse(iso) - Date.now());
}
