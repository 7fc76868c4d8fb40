import { ledgerOver, openSqlite } from '../../../../connectors/ledgers';
import { carryOut, type CarriedOut, type ContactWrite, type CrmSubject, type CrmValue, type CrmWrite, type EntryWrite, type Ledger, type PlannedCrmWrite, type WriteRule } from '../../../../engine';
import { VirtualClock } from '../../../support/virtualClock';
import { HandMadeCrm } from './handMadeCrm';

export const NOW = Date.parse('2026-03-10T11:00:00-04:00');
export const CALLER = '+14155550132';
export const SMITH = 'smith-plumbing';

export const contactOf = (fields: Readonly<Record<string, CrmValue>>, { rule = 'always', tags = [] }: { readonly rule?: WriteRule; readonly tags?: readonly string[] } = {}): ContactWrite => ({
	kind: 'contact',
	fields: Object.entries(fields).map(([field, value]) => ({ field, value, rule })),
	tags,
	placeholderName: 'Caller (415) 555-0132',
});
export const noteOf = (key: string): EntryWrite => ({ kind: 'entry', entry: { key, at: NOW, kind: 'note', body: key } });
export const taskOf = (title: string): EntryWrite => ({ kind: 'entry', entry: { key: 'task:1', at: NOW, kind: 'task', title, body: '', dueAt: NOW, priority: 'normal' } });

/** A ledger, a CRM and a clock that only sleepers move. */
export class Desk {
	readonly crm = new HandMadeCrm();
	readonly clock = new VirtualClock(NOW);
	readonly subject: CrmSubject = { system: this.crm.name, account: this.crm.account, number: CALLER, businessId: SMITH };

	private constructor(readonly ledger: Ledger) {}

	static async open(): Promise<Desk> {
		return new Desk(ledgerOver(await openSqlite(':memory:')));
	}

	readonly deps = () => ({ ledger: this.ledger, crm: this.crm, clock: this.clock, random: () => 0.5 });

	async plan(...writes: readonly PlannedCrmWrite[]): Promise<void> {
		await this.ledger.planCrmWrites(this.subject, writes, this.clock.now());
	}

	/** Plans and carries out, waiting for so many seconds at most. */
	async write(writes: readonly PlannedCrmWrite[], seconds = 3): Promise<CarriedOut> {
		await this.plan(...writes);
		return await this.carryOut(seconds);
	}

	async carryOut(seconds = 3): Promise<CarriedOut> {
		return await carryOut(this.deps(), this.subject, this.clock.now() + seconds * 1_000);
	}

	async waiting(state?: CrmWrite['state']): Promise<readonly CrmWrite[]> {
		return await this.ledger.openCrmWrites({ limit: 100, ...(state === undefined ? {} : { state }) });
	}

	/** Milliseconds from now at which what waits falls due; undefined where nothing does. */
	async dueIn(): Promise<number | undefined> {
		const rows = [];
		for await (const { table, row } of this.ledger.exportAll()) if (table === 'due' && row.done_at === null) rows.push(Number(row.due_at));
		return rows[0] === undefined ? undefined : rows[0] - this.clock.now();
	}

	keys(): readonly string[] {
		return this.crm.entries.map(({ entry }) => entry.key);
	}
}

/** One for each test, closed after it. */
export function freshDesk(): () => Desk {
	let desk: Desk;
	beforeEach(async () => {
		desk = await Desk.open();
	});
	afterEach(async () => await desk.ledger.close());
	return () => desk;
}
