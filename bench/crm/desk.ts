import type { IDataObject } from 'n8n-workflow';

import type { BusinessProfile, CrmPart, DueItem, Item, Ledger } from '../../engine';
import { monotonicMs } from '../lib/clock';
import { Callers } from '../text-back/callers';
import { Account, type Addresses } from './account';
import type { Build } from './build';

const LINE = '+14155550100';
/** What the node's option says by default. */
export const WAIT_SECONDS = 3;

/** One item through the node. */
export interface Passage {
	/** What the item waited for. */
	readonly ms: number;
	/** Requests made of the CRM until then. */
	readonly requests: number;
	readonly status: CrmPart['status'];
}

/** A business with a ledger of its own, whose missed calls go through Upsert CRM Contact. */
export class Desk {
	private readonly callers = new Callers();
	private calls = 0;

	private constructor(
		readonly build: Build,
		readonly ledger: Ledger,
		readonly profile: BusinessProfile,
		private readonly addresses: Addresses,
		private readonly identity: string,
	) {}

	/** On the ledger that `MISSED_CALL_LEDGER` names, which is the node's as well. */
	static async open(build: Build, addresses: Addresses): Promise<Desk> {
		const checked = await build.engine.checkProfile({ id: 'bench', name: 'Bench Plumbing', timezone: 'America/New_York', numbers: [{ number: LINE }], team: [{ id: 'dana', name: 'Dana', email: 'dana@example.com' }] });
		if (!checked.ok) throw new Error('The profile of the bench is not good.');
		const ledger = await build.connectors.openLedger();
		await ledger.saveBusiness(checked.profile, Date.now());
		return new Desk(build, ledger, checked.profile, addresses, await ledger.identity());
	}

	newCaller(): string {
		return this.callers.next();
	}

	/** Of a client that has told it a lead lately: who its owners are and what fields it has is known. */
	async account(): Promise<Account> {
		const account = new Account(this.addresses);
		await this.pass(account, await this.missedCall(this.newCaller()));
		return account;
	}

	/** Of a client that this process has not asked yet. */
	newAccount(): Account {
		return new Account(this.addresses);
	}

	/** A call that nobody answered, as the trigger hands it on. */
	async missedCall(from: string): Promise<Item> {
		const { ledger, build, profile } = this;
		this.calls += 1;
		const now = Date.now();
		const { call, conversation, person } = await ledger.recordCallEvent(
			{ kind: 'call', system: 'bench', account: 'AC1', key: `ended:${this.calls}`, callId: `CA${this.calls}`, step: 'ended', status: 'no_answer', from, to: LINE, at: now },
			build.engine.DEFAULT_MISSED_RULES,
			{ holder: 'bench', now, leaseMs: 3_600_000 },
		);
		if (!call || !conversation) throw new Error('The ledger did not take the call.');
		return build.engine.toItem({ profile, ledger: this.identity, call, conversation, ...(person ? { person } : {}), now });
	}

	/** What fell due, as the Follow-Up Trigger hands it on. */
	dueItem(item: DueItem): Item {
		return this.build.engine.toItem({ ...item, ledger: this.identity, now: Date.now() });
	}

	/** One item through the node, with this CRM or the built-in one. */
	async pass(account: Account | undefined, item: Item): Promise<Passage> {
		const { node } = this.build;
		const crm = account ?? new Account(this.addresses);
		const context = crm.context(item as unknown as IDataObject, account ? 'hubspot' : 'ledger', WAIT_SECONDS);
		const before = crm.requests;
		const from = monotonicMs();
		const [[out] = []] = await node.execute.call(context);
		const ms = monotonicMs() - from;
		const part = out?.json.crm as CrmPart | undefined;
		if (!part) throw new Error('The node put nothing of a CRM on the item.');
		return { ms, requests: crm.requests - before, status: part.status };
	}
}
