import type { Crm, CrmField, CrmOwner } from '../ports';

/** What changes seldom is asked for once in so many milliseconds by each process. */
const KEEP_MS = 600_000;

interface Kept<T> {
	readonly at: number;
	readonly value: Promise<T>;
}

/** What an account has, remembered for ten minutes. A failure is not remembered. */
export class CrmAccount {
	private static readonly known = new Map<string, CrmAccount>();
	private fieldsKept: Kept<readonly CrmField[]> | undefined;
	private ownersKept: Kept<readonly CrmOwner[]> | undefined;

	static of({ name, account, variant = '' }: Pick<Crm, 'name' | 'account' | 'variant'>): CrmAccount {
		const key = JSON.stringify([name, account, variant]);
		const found = CrmAccount.known.get(key) ?? new CrmAccount();
		CrmAccount.known.set(key, found);
		return found;
	}

	async fields(crm: Crm, now: number): Promise<readonly CrmField[]> {
		if (!isFresh(this.fieldsKept, now)) this.fieldsKept = keep(crm.fields(), now, () => (this.fieldsKept = undefined));
		return await this.fieldsKept.value;
	}

	async owners(crm: Crm, now: number): Promise<readonly CrmOwner[]> {
		if (!isFresh(this.ownersKept, now)) this.ownersKept = keep(crm.owners(), now, () => (this.ownersKept = undefined));
		return await this.ownersKept.value;
	}

	/** What is there may have changed: ask anew. */
	forget(): void {
		this.fieldsKept = undefined;
		this.ownersKept = undefined;
	}
}

function isFresh<T>(kept: Kept<T> | undefined, now: number): kept is Kept<T> {
	return kept !== undefined && now - kept.at < KEEP_MS && now >= kept.at;
}

function keep<T>(value: Promise<T>, at: number, failed: () => void): Kept<T> {
	value.catch(failed);
	return { at, value };
}
