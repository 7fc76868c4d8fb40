/** What the ledger keeps of a CRM: who is who there, and what is still to be written. Times are epoch milliseconds. */
import type { CrmContact, CrmEntry, CrmValue, WriteRule } from '../ports';

/** A number in an account: what has one contact, and one worker at a time. */
export interface CrmNumber {
	readonly system: string;
	readonly account: string;
	/** E.164. */
	readonly number: string;
}

/** Whom a write is about, and for which client. */
export interface CrmSubject extends CrmNumber {
	readonly businessId: string;
	readonly conversationId?: string;
	/** How much had happened when what is written was read: whatever has happened since is told once more. Absent: all of it is told. */
	readonly news?: number;
}

/** A field of the vendor's, what is to stand in it, and when. */
export interface FieldWrite {
	readonly field: string;
	readonly value: CrmValue;
	readonly rule: WriteRule;
}

/** Fields and tags of the contact. Later ones of the same number take the place of those that still wait. */
export interface ContactWrite {
	readonly kind: 'contact';
	readonly fields: readonly FieldWrite[];
	readonly tags: readonly string[];
	readonly placeholderName: string;
}

/** Something for the timeline: once under its key; of a task or a deal what it says now. */
export interface EntryWrite {
	readonly kind: 'entry';
	readonly entry: CrmEntry;
}

export type PlannedCrmWrite = ContactWrite | EntryWrite;

export type CrmWriteState =
	/** To be done, in its turn. */
	| 'pending'
	| 'done'
	/** The vendor will not do it: see `error`. */
	| 'failed';

export interface CrmWrite extends CrmNumber {
	readonly id: string;
	readonly key: string;
	readonly write: PlannedCrmWrite;
	readonly state: CrmWriteState;
	/** The vendor's id of the entry, once there is one. */
	readonly recordId?: string;
	/** How often it was begun. More than one without an outcome: it may have been carried out. */
	readonly tries: number;
	/** Set while it is being carried out; still set after a crash or an answer that never came. */
	readonly begunAt?: number;
	readonly error?: string;
	readonly plannedAt: number;
}

/** What was last learned of a contact, for the text, the route and the owner. */
export type CrmFacts = Pick<CrmContact, 'name' | 'firstName' | 'email' | 'owner' | 'lifecycle' | 'openDeal' | 'url'>;

/** The ledger's map: which record is this number's. */
export interface KeptCrmContact extends CrmNumber {
	readonly recordId?: string;
	/** We made the record. */
	readonly made: boolean;
	readonly facts: CrmFacts;
	readonly readAt?: number;
	/** A record may have been made of which we do not know the id: until this time one that is found is it, and none is made. */
	readonly doubtUntil?: number;
	/** How many writes wait, and how many the vendor refused. */
	readonly pending: number;
	readonly failed: number;
	readonly error?: string;
}

/** The right to work on the contact of a number. */
export interface CrmTaken {
	readonly fence: number;
	readonly contact: KeptCrmContact;
	/** In the order in which they were planned. */
	readonly writes: readonly CrmWrite[];
	/** Fields of the contact as last planned, done or not: what a record is made with anew. */
	readonly latest?: ContactWrite;
}

/** `written` is what was tried: where something else is said of it by now, that waits. */
export type CrmWriteOutcome =
	| { readonly state: 'done'; readonly recordId?: string; readonly written?: PlannedCrmWrite }
	/** Not now; `begun` stays set where it may have been carried out. */
	| { readonly state: 'pending'; readonly error: string; readonly begun: boolean }
	| { readonly state: 'failed'; readonly error: string; readonly written?: PlannedCrmWrite };
