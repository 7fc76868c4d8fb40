import { CrmFailure, type Crm, type CrmContact, type CrmEntry, type CrmField, type CrmOwner, type CrmValue, type NewCrmContact, type PhoneForms } from '../../../../engine';

type Method = 'find' | 'read' | 'create' | 'update' | 'addTags' | 'log' | 'findEntry' | 'changeEntry' | 'fields' | 'owners';

interface Record_ {
	readonly id: string;
	readonly phone: string;
	values: Record<string, CrmValue>;
	tags: string[];
	facts: Partial<CrmContact>;
}

interface Planned {
	readonly failure: Error;
	/** It was carried out before the answer was lost. */
	readonly after: boolean;
}

let accounts = 0;

/** A CRM in memory that fails when it is told to. Each has an account of its own. */
export class HandMadeCrm implements Crm {
	readonly name = 'handmade';
	readonly account = `account-${(accounts += 1)}`;
	createsOnce = false;
	searchLagSeconds = 10;
	readonly limits = [];
	/** Records that the search does not show yet. */
	readonly hidden = new Set<string>();
	readonly records = new Map<string, Record_>();
	readonly entries: { readonly id: string; readonly contactId: string; entry: CrmEntry }[] = [];
	readonly asked: Method[] = [];
	knownFields: CrmField[] = [];
	team: CrmOwner[] = [];
	/** Runs before a method does anything. */
	before: Partial<Record<Method, () => Promise<void> | void>> = {};
	private readonly planned = new Map<Method, Planned[]>();
	private made = 0;

	failNext(method: Method, kind: CrmFailure['kind'] | Error, more: CrmFailure['more'] & { readonly after?: boolean; readonly times?: number } = {}): void {
		const { after = false, times = 1, ...rest } = more;
		const failure = typeof kind === 'string' ? new CrmFailure(kind, `The CRM says ${kind}.`, rest) : kind;
		this.planned.set(method, [...(this.planned.get(method) ?? []), ...Array.from({ length: times }, () => ({ failure, after }))]);
	}

	seed(phone: string, values: Record<string, CrmValue> = {}, facts: Partial<CrmContact> = {}): string {
		const id = `person-${(this.made += 1)}`;
		this.records.set(id, { id, phone, values: { ...values }, tags: [...(facts.tags ?? [])], facts });
		return id;
	}

	count(method: Method): number {
		return this.asked.filter((one) => one === method).length;
	}

	async find(number: PhoneForms): Promise<readonly CrmContact[]> {
		return await this.run('find', () => [...this.records.values()].filter(({ id, phone }) => phone === number.e164 && !this.hidden.has(id)).map(toContact));
	}

	async read(id: string): Promise<CrmContact | undefined> {
		return await this.run('read', () => {
			const found = this.records.get(id);
			return found && toContact(found);
		});
	}

	async create(contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }> {
		return await this.run('create', () => {
			const there = this.createsOnce ? [...this.records.values()].find(({ phone }) => phone === contact.number.e164) : undefined;
			if (there) return { id: there.id, created: false };
			const id = this.seed(contact.number.e164, { ...contact.values }, { tags: contact.tags });
			if (this.searchLagSeconds > 0) this.hidden.add(id);
			return { id, created: true };
		});
	}

	async update(id: string, values: Readonly<Record<string, CrmValue>>): Promise<void> {
		await this.run('update', () => Object.assign(this.need(id).values, values));
	}

	async addTags(id: string, tags: readonly string[]): Promise<void> {
		await this.run('addTags', () => this.need(id).tags.push(...tags));
	}

	async log(contactId: string, entry: CrmEntry): Promise<string> {
		return await this.run('log', () => {
			this.need(contactId);
			const id = `entry-${(this.made += 1)}`;
			this.entries.push({ id, contactId, entry });
			return id;
		});
	}

	findEntry? = async (contactId: string, entry: CrmEntry): Promise<string | undefined> => await this.run('findEntry', () => this.entries.find((one) => one.contactId === contactId && one.entry.key === entry.key)?.id);

	async changeEntry(_contactId: string, id: string, entry: CrmEntry): Promise<void> {
		await this.run('changeEntry', () => {
			const found = this.entries.find((one) => one.id === id);
			if (!found) throw new CrmFailure('gone', 'The entry was deleted.');
			found.entry = entry;
		});
	}

	async fields(): Promise<readonly CrmField[]> {
		return await this.run('fields', () => this.knownFields);
	}

	async owners(): Promise<readonly CrmOwner[]> {
		return await this.run('owners', () => this.team);
	}

	private need(id: string): Record_ {
		const found = this.records.get(id);
		if (!found) throw new CrmFailure('gone', 'The record was deleted.');
		return found;
	}

	private async run<T>(method: Method, work: () => T): Promise<T> {
		this.asked.push(method);
		await this.before[method]?.();
		const planned = this.planned.get(method)?.shift();
		if (planned && !planned.after) throw planned.failure;
		const result = work();
		if (planned) throw planned.failure;
		return result;
	}
}

const toContact = ({ id, phone, values, tags, facts }: Record_): CrmContact => ({ ...facts, id, phones: [phone], values: { ...values }, tags: [...tags] });
