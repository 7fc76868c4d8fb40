import type { BusinessProfile, Ledger } from '../../engine';

const MOST_KEPT = 200;

/** Profiles, each read once. */
export class Businesses {
	private readonly kept = new Map<string, BusinessProfile | undefined>();

	constructor(private readonly ledger: Ledger) {}

	/** Undefined for a business that was removed. */
	async profile(id: string): Promise<BusinessProfile | undefined> {
		if (this.kept.has(id)) return this.kept.get(id);
		if (this.kept.size >= MOST_KEPT) this.kept.clear();
		const found = (await this.ledger.getBusiness(id))?.profile;
		this.kept.set(id, found);
		return found;
	}
}
