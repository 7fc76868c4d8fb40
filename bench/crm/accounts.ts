import { OWN_PROPERTIES } from '../../connectors/crms/hubspot/ownProperties';
import { HubSpotState } from '../../test/fakes/hubspot/state';

/** Seconds by which HubSpot's search is behind. */
const LAG_SECONDS = 10;

/** What a number has in the CRM. */
export interface Kept {
	readonly number: string;
	readonly contacts: number;
	readonly calls: number;
	readonly tasks: number;
}

/** Of these callers, how many are not there with their call and task, and how many have something twice. */
export function verdictOn(callers: readonly string[], kept: readonly Kept[]): { readonly lost: number; readonly double: number } {
	const counts = callers.map((caller) => {
		const of = kept.filter(({ number }) => number === caller);
		return (['contacts', 'calls', 'tasks'] as const).map((what) => of.reduce((sum, one) => sum + one[what], 0));
	});
	return { lost: counts.filter((each) => each.includes(0)).length, double: counts.filter((each) => each.some((count) => count > 1)).length };
}

/** Accounts of the CRM, each of which is there as soon as somebody asks for it, with the fields that the node makes. */
export class Accounts {
	private readonly all = new Map<string, HubSpotState>();

	of(portal: string): HubSpotState {
		const found = this.all.get(portal) ?? newAccount(portal);
		this.all.set(portal, found);
		// The fake's clock stands still otherwise.
		found.clock = Date.now();
		return found;
	}

	/** By number, over all accounts: nobody calls two of them. */
	kept(): readonly Kept[] {
		return [...this.all.values()].flatMap((state) => {
			const contacts = state.all('contacts');
			const numbers = [...new Set(contacts.map(({ values }) => values.phone ?? ''))];
			return numbers.map((number) => {
				const ids = new Set(contacts.filter(({ values }) => values.phone === number).map(({ id }) => id));
				const count = (type: string) => state.all(type).filter((record) => [...record.contacts].some((id) => ids.has(id))).length;
				return { number, contacts: ids.size, calls: count('calls'), tasks: count('tasks') };
			});
		});
	}
}

function newAccount(portal: string): HubSpotState {
	const state = new HubSpotState(portal, LAG_SECONDS);
	for (const property of OWN_PROPERTIES) state.definitions.set(property.name, property);
	return state;
}
