import type { Passage } from './desk';

/** An item of a new number, and the next one of the same number. */
export interface Pair {
	readonly first: Passage;
	readonly next: Passage;
}

/** One round: some pairs of each, taken by turns. */
export interface Round {
	readonly builtIn: readonly Pair[];
	readonly atOnce: readonly Pair[];
	readonly slow: readonly Pair[];
}

/** What an item met that came while the CRM could not do its part. */
export interface Outage {
	readonly title: string;
	readonly passages: readonly Passage[];
}

export interface Outages {
	readonly outages: readonly Outage[];
	/** From the beginning of each item to when a CRM that answers late had it all. Milliseconds. */
	readonly lateMs: readonly number[];
	readonly leads: number;
	/** Not in the CRM after all, or without their call or task. */
	readonly lost: number;
	/** With more than one contact, call or task. */
	readonly double: number;
}

/** Leads a second, of one round. */
export interface Throughput {
	readonly saved: number;
	readonly told: number;
}

export interface CrmResult {
	readonly waitSeconds: number;
	readonly rounds: readonly Round[];
	/** Of an account that the process has not asked for ten minutes. */
	readonly cold: readonly Passage[];
	readonly outages: Outages;
	readonly throughput: readonly Throughput[];
}
