import type { Client } from './clients';
import type { ReplayOptions } from './options';

/** What the texts may bring in: an estimate that says what it rests on. */
export interface Revenue {
	readonly business: string;
	readonly peopleTexted: number;
	readonly averageTicket: number;
	readonly currency: string;
	readonly low: number;
	readonly high: number;
	/** A sentence. */
	readonly assumption: string;
}

/** Undefined where nobody said what a job is worth. */
export function estimate({ profile }: Client, peopleTexted: number, { rate, ticket }: ReplayOptions): Revenue | undefined {
	const worth = ticket ?? profile.averageTicket;
	if (worth === undefined) return undefined;
	const [low, high] = rate;
	const of = (share: number) => Math.round(peopleTexted * share * worth.amount);
	const percent = (share: number) => `${Math.round(share * 1_000) / 10}`;
	return {
		business: profile.id,
		peopleTexted,
		averageTicket: worth.amount,
		currency: worth.currency,
		low: of(low),
		high: of(high),
		assumption: `Of ${peopleTexted} people texted, ${percent(low)} to ${percent(high)} % become a job worth ${worth.amount} ${worth.currency} on average. Both figures are assumptions: put in your own.`,
	};
}
