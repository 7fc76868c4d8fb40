import type { Clock } from '../ports';
import type { CrmMemory } from '../ports';
import { CrmFailure, type Crm, type CrmContact } from '../ports';
import { CrmAccount } from './account';
import { knownFields, patchOf } from './mapping';
import { phoneForms } from './phoneForms';
import type { ContactWrite, CrmFacts, CrmNumber, FieldWrite } from './work';

export interface CrmDependencies {
	readonly ledger: CrmMemory;
	readonly crm: Crm;
	readonly clock: Clock;
	/** From 0 to below 1, for the jitter of waits. */
	readonly random: () => number;
}

/** The one record of a number, in the hands of the one who holds the right to work on it. */
export class ContactRecord {
	created = false;

	constructor(
		private readonly deps: CrmDependencies,
		private readonly of: CrmNumber,
		private readonly fence: number,
		public id: string | undefined,
		private doubtUntil: number | undefined,
		/** What the record is made with where there is none. */
		private readonly latest: ContactWrite,
	) {}

	/** Writes fields and tags; finds or makes the record first. Rejects with CrmFailure. */
	async write(write: ContactWrite): Promise<void> {
		const { crm, clock } = this.deps;
		const fields = knownFields(write.fields, await CrmAccount.of(crm).fields(crm, clock.now()));
		if (this.id === undefined && (await this.find()) === undefined) {
			await this.make({ ...write, fields });
			return;
		}
		const current = await this.read();
		if (!current) return await this.anew({ ...write, fields });
		await withoutFaulty(fields, async (good) => {
			const patch = patchOf(current.values, good);
			if (Object.keys(patch).length > 0) await crm.update(current.id, patch);
		});
		const missing = write.tags.filter((tag) => !current.tags.some((known) => known.toLowerCase() === tag.toLowerCase()));
		if (missing.length > 0) await crm.addTags?.(current.id, missing);
	}

	/** The record's id, for what goes on its timeline. */
	async need(): Promise<string> {
		if (this.id === undefined) await this.write(this.latest);
		if (this.id === undefined) throw new CrmFailure('refused', 'The contact could not be made.');
		return this.id;
	}

	/** The record is gone: somebody deleted it. The next write makes another. */
	async lose(): Promise<void> {
		this.id = undefined;
		await this.keep({ recordId: null });
	}

	/** Whether the record is still where it was. */
	async isThere(): Promise<boolean> {
		return (await this.read()) !== undefined;
	}

	private async anew(write: ContactWrite): Promise<void> {
		await this.lose();
		if ((await this.find()) === undefined) await this.make(write);
		else await this.write(write);
	}

	private async find(): Promise<string | undefined> {
		const { crm } = this.deps;
		const [found] = await crm.find(phoneForms(this.of.number));
		if (!found) return undefined;
		this.id = found.id;
		await this.keep({ recordId: found.id, facts: factsOf(found), doubtUntil: null });
		return found.id;
	}

	private async read(): Promise<CrmContact | undefined> {
		const found = this.id === undefined ? undefined : await this.deps.crm.read(this.id);
		if (!found) return undefined;
		// Merged into another since.
		this.id = found.id;
		await this.keep({ recordId: found.id, facts: factsOf(found) });
		return found;
	}

	private async make(write: ContactWrite): Promise<void> {
		const { crm, clock } = this.deps;
		const now = clock.now();
		if (!crm.createsOnce && this.doubtUntil !== undefined && this.doubtUntil > now) {
			throw new CrmFailure('busy', 'A contact may have been made a moment ago that the CRM’s search does not show yet.', { retryAfterSeconds: Math.ceil((this.doubtUntil - now) / 1_000) });
		}
		// Noted before it is tried: whoever comes after a crash looks long enough before making another.
		this.doubtUntil = now + Math.max(LEAST_DOUBT_SECONDS, crm.searchLagSeconds * 2) * 1_000;
		await this.keep({ recordId: null, doubtUntil: this.doubtUntil });
		const forms = phoneForms(this.of.number);
		try {
			const made = await withoutFaulty(write.fields, async (fields) => {
				const values = patchOf({}, fields);
				return await crm.create({ number: forms, placeholderName: write.placeholderName, values, tags: write.tags });
			});
			this.id = made.id;
			this.created = made.created;
			await this.keep({ recordId: made.id, made: made.created, doubtUntil: null, ...(made.created ? { facts: {} } : {}) });
			// Somebody else's: what is better there stays.
			if (!made.created) await this.write(write);
		} catch (error) {
			// Certain that nothing was made: nothing to be in doubt about.
			if (error instanceof CrmFailure && error.kind !== 'unknown') await this.keep({ recordId: this.id ?? null, doubtUntil: null });
			throw error;
		}
	}

	private async keep(contact: Parameters<CrmMemory['keepCrmContact']>[2]): Promise<void> {
		this.doubtUntil = contact.doubtUntil ?? undefined;
		const ours = await this.deps.ledger.keepCrmContact(this.of, this.fence, contact, this.deps.clock.now());
		if (!ours) throw new RightLost();
	}
}

/** Somebody else works on the number by now: everything is theirs to do. */
export class RightLost extends Error {
	override readonly name = 'RightLost';
}

const LEAST_DOUBT_SECONDS = 30;
/** One field at fault must not keep a lead out of the CRM; but a CRM that faults them all is told no more. */
const MOST_FAULTS = 6;

/** Does it without the fields that the vendor finds fault with, one after the other. */
async function withoutFaulty<T>(writes: readonly FieldWrite[], work: (good: readonly FieldWrite[]) => Promise<T>): Promise<T> {
	let good = writes;
	for (let faults = 0; ; faults += 1) {
		try {
			return await work(good);
		} catch (error) {
			const field = error instanceof CrmFailure && error.kind === 'refused' ? error.more.field : undefined;
			const rest = good.filter((write) => write.field !== field);
			if (field === undefined || rest.length === good.length || faults >= MOST_FAULTS) throw error;
			good = rest;
		}
	}
}

export function factsOf({ name, firstName, email, owner, lifecycle, openDeal, url }: CrmContact): CrmFacts {
	return {
		...(name === undefined ? {} : { name }),
		...(firstName === undefined ? {} : { firstName }),
		...(email === undefined ? {} : { email }),
		...(owner === undefined ? {} : { owner }),
		...(lifecycle === undefined ? {} : { lifecycle }),
		...(openDeal === undefined ? {} : { openDeal }),
		...(url === undefined ? {} : { url }),
	};
}
