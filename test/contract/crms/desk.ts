import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import { carryOut, placeholderName, phoneForms, type CarriedOut, type Clock, type ContactWrite, type Crm, type CrmEntry, type CrmSubject, type FieldWrite, type Ledger, type PlannedCrmWrite } from '../../../engine';
import { fieldWrites, type LeadValues } from '../../../engine';
import type { CrmDialect, CrmFake } from './dialect';

export const CALLER = '+14155550132';

/** A ledger and a CRM, on the fake's clock: what waits there takes no time here. */
export class CrmDesk {
	private constructor(
		readonly ledger: Ledger,
		readonly fake: CrmFake,
		private readonly dialect: CrmDialect,
	) {}

	static async open(dialect: CrmDialect, path = ':memory:', fake?: CrmFake): Promise<CrmDesk> {
		return new CrmDesk(ledgerOver(await openSqlite(path)), fake ?? (await dialect.start()), dialect);
	}

	async close(withFake = true): Promise<void> {
		await this.ledger.close();
		if (withFake) await this.fake.stop();
	}

	readonly clock: Clock = {
		now: () => this.fake.now(),
		sleep: async (ms) => {
			// Others get their turn, as they would while time passes.
			await new Promise((resolve) => setImmediate(resolve));
			this.fake.advance(ms / 1_000);
		},
	};

	subjectOf(number = CALLER): CrmSubject {
		const { name, account } = this.fake.connect();
		return { system: name, account, number, businessId: 'smith' };
	}

	contactWrite(values: LeadValues, more: { readonly tags?: readonly string[]; readonly fields?: readonly FieldWrite[]; readonly number?: string } = {}): ContactWrite {
		const number = more.number ?? CALLER;
		return { kind: 'contact', fields: [...fieldWrites({ phone: number, ...values }, this.dialect.connector.mapping), ...(more.fields ?? [])], tags: more.tags ?? [], placeholderName: placeholderName(phoneForms(number)) };
	}

	/** Plans the writes and carries them out, waiting for so many seconds at most. */
	async write(writes: readonly PlannedCrmWrite[], more: { readonly seconds?: number; readonly number?: string; readonly crm?: Crm } = {}): Promise<CarriedOut> {
		const subject = this.subjectOf(more.number);
		await this.ledger.planCrmWrites(subject, writes, this.clock.now());
		return await this.carryOut(more);
	}

	/** What waits, once more. */
	async carryOut({ seconds = 3, number, crm }: { readonly seconds?: number; readonly number?: string; readonly crm?: Crm } = {}): Promise<CarriedOut> {
		return await carryOut({ ledger: this.ledger, crm: crm ?? this.fake.connect(), clock: this.clock, random: () => 0.5 }, this.subjectOf(number), this.clock.now() + seconds * 1_000);
	}

	/** Time passes, and what fell due is carried out, until nothing waits: at most a few days. */
	async later(number?: string): Promise<CarriedOut> {
		let result = await this.carryOut({ seconds: 30, number });
		for (let tries = 0; result.status === 'pending' && tries < 40; tries += 1) {
			this.fake.advance(600);
			result = await this.carryOut({ seconds: 30, number });
		}
		return result;
	}

	entry(kind: 'call' | 'text' | 'note' | 'task' | 'deal', more: object = {}): PlannedCrmWrite {
		const at = this.fake.now() - 60_000;
		const base = { key: `${kind}:1`, at };
		const entries: Record<typeof kind, CrmEntry> = {
			call: { ...base, kind: 'call', direction: 'in', outcome: 'no_answer', from: CALLER, to: '+14155550100', durationSeconds: 0, title: 'Missed call', body: 'Missed call: nobody picked up.' },
			text: { ...base, kind: 'text', direction: 'out', from: '+14155550100', to: CALLER, title: 'Text sent', body: 'Sorry we missed you! 😀 "Smith" & Sons <b>' },
			note: { ...base, kind: 'note', body: 'A note.' },
			task: { ...base, kind: 'task', title: 'Call back (Smith)', body: 'Wants: a quote', dueAt: at + 3_600_000, priority: 'normal' },
			deal: { ...base, kind: 'deal', title: 'Missed call: Smith', status: 'open' },
		};
		return { kind: 'entry', entry: { ...entries[kind], ...more } };
	}
}
