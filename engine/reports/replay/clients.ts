import type { BusinessProfile } from '../../business';
import { readCallerId } from '../../calls';
import { Days } from './days';
import { Pace } from './pace';

/** A business in a replay. */
export interface Client {
	readonly profile: BusinessProfile;
	readonly pace: Pace;
	readonly days: Days;
}

/** More spellings of numbers than a log's own lines have are only those of strangers. */
const KEEP = 10_000;

/** Whose number it is, as the ledger tells it: each number belongs to one business. */
export class Clients {
	readonly all: readonly Client[];
	private readonly byNumber = new Map<string, Client>();
	private readonly asked = new Map<string, Client | undefined>();

	/** @throws Error in words when two profiles have one id, or one number */
	constructor(profiles: readonly BusinessProfile[]) {
		this.all = profiles.map((profile) => {
			const days = new Days(profile);
			return { profile, days, pace: new Pace(profile, days) };
		});
		const ids = new Set<string>();
		for (const client of this.all) {
			const { id, numbers } = client.profile;
			if (ids.has(id)) throw new Error(`Two profiles have the id "${id}". Give each business an id of its own.`);
			ids.add(id);
			for (const { number } of numbers) {
				const holder = this.byNumber.get(number);
				if (holder && holder !== client) throw new Error(`The number ${number} is in the profiles "${holder.profile.id}" and "${id}". Leave it in the one that it belongs to.`);
				this.byNumber.set(number, client);
			}
		}
	}

	/** Of the number called, else of the one that forwarded the call. */
	of(to: string, forwardedFrom?: string): Client | undefined {
		return this.find(to) ?? (forwardedFrom === undefined ? undefined : this.find(forwardedFrom));
	}

	private find(raw: string): Client | undefined {
		if (this.asked.has(raw)) return this.asked.get(raw);
		const number = readCallerId(raw, 'US').e164;
		const client = number === undefined ? undefined : this.byNumber.get(number);
		if (this.asked.size >= KEEP) this.asked.clear();
		this.asked.set(raw, client);
		return client;
	}
}
