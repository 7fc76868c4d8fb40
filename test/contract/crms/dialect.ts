import type { CrmConnector } from '../../../connectors';
import type { Crm } from '../../../engine';

/** A contact as the fake has it, in our words. */
export interface FakeContact {
	readonly id: string;
	/** As stored. */
	readonly phones: readonly string[];
	readonly name?: string;
	readonly firstName?: string;
	readonly email?: string;
	readonly owner?: string;
	readonly tags: readonly string[];
	/** Everything that is stored, by the vendor's field id. */
	readonly values: Readonly<Record<string, unknown>>;
}

/** What stands on a contact's timeline. */
export interface FakeEntry {
	readonly id: string;
	readonly kind: 'call' | 'text' | 'note' | 'task' | 'deal';
	readonly text: string;
	/** Epoch milliseconds of a task's due time. */
	readonly dueAt?: number;
	readonly status?: string;
}

export interface SeedContact {
	/** As stored: `(415) 555-0132` */
	readonly phone: string;
	readonly name?: string;
	readonly email?: string;
	readonly owner?: string;
	readonly tags?: readonly string[];
	readonly customer?: boolean;
	readonly openDeal?: string;
}

/** How the contract suite speaks with a vendor's fake. */
export interface CrmDialect {
	readonly connector: CrmConnector;
	start(): Promise<CrmFake>;
}

/**
 * A fake CRM over real HTTP (or a real one, for Postgres): keeps state, lets its search lag, throttles, refuses, times out
 * after committing.
 */
export interface CrmFake {
	/** The connector's own, with a good credential. `now` is the fake's clock. */
	connect(): Crm;
	connectUnauthorized(): Crm;
	/** Epoch milliseconds of the fake's clock, which only `advance` moves. Starts at the machine's time. */
	now(): number;
	advance(seconds: number): void;
	/** Puts a contact in, already in the search index. */
	seed(contact: SeedContact): Promise<string>;
	contacts(): Promise<readonly FakeContact[]>;
	entries(contactId: string): Promise<readonly FakeEntry[]>;
	remove(contactId: string): Promise<void>;
	/** Merges the first into the second. False where the vendor has no merging. */
	merge(contactId: string, into: string): Promise<boolean>;
	/** The id of an owner (user) whom the account has, and their e-mail address. */
	readonly owner: { readonly id: string; readonly email: string };
	/** The next so many requests get the vendor's 429. False where there is none. */
	throttleNext(times: number, retryAfterSeconds?: number): boolean;
	/** The next so many requests get a 5xx (or no connection) before anything is done. */
	failNext(times: number): void;
	/** The next request that writes is carried out and never answered: the connection is cut. */
	cutAfterCommitting(): void;
	/** The next request that creates a contact is refused for good. */
	refuseNext(): void;
	/** How many requests were made so far. */
	requests(): number;
	stop(): Promise<void>;
}
