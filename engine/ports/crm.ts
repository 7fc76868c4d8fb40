/**
 * What the engine asks of a CRM. The guard against duplicates is the ledger's own map (system, account, number) to record:
 * a CRM's search lags behind and is never trusted to say that somebody is not there. Times are epoch milliseconds.
 */

/** A value of a field, as the vendor takes and gives it. Null empties a field. */
export type CrmValue = string | number | boolean | null;
/** By the vendor's own field id. */
export type CrmValues = Readonly<Record<string, CrmValue>>;

/** What a lead record holds: our own names, which each connector maps to the vendor's fields. */
export const LEAD_FIELDS = [
	'phone',
	'name',
	'firstName',
	'lastName',
	'email',
	'address',
	'language',
	/** The number called and what it is for. */
	'source',
	'serviceLine',
	'location',
	/** `New missed call`, `Texted`, `Replied`, `Qualified`, `Booked`, `Handled`, `Won`, `Lost`, `Opted out`. */
	'status',
	/** The vendor's id of the owner. */
	'owner',
	'nextAction',
	'followUpAt',
	'urgency',
	'intent',
	/** Kind of work asked for. */
	'service',
	'lastCallAt',
	'callTimeZone',
	/** When the first text was sent. */
	'firstTextAt',
	/** `none`, `waiting`, `replied`, `opted_out`. */
	'replyStatus',
	'lastReply',
	/** The conversation in lines, the latest last. */
	'history',
	'outcome',
	/** Of the outcome, in the currency of the account. */
	'value',
] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

/** When a field of the CRM is written: better data is never overwritten by poorer. */
export type WriteRule = 'fill' | 'always' | 'never';

/** A field of the vendor's that a lead field goes to, unless the user says otherwise. */
export interface FieldTarget {
	readonly field: string;
	readonly rule: WriteRule;
}

/** A field of the account, for lists and for leaving out what the account does not have. */
export interface CrmField {
	readonly id: string;
	readonly label: string;
	readonly kind: 'text' | 'long_text' | 'number' | 'boolean' | 'date' | 'date_time' | 'option' | 'other';
	/** Values that an `option` takes. */
	readonly options?: readonly { readonly id: string; readonly label: string }[];
	/** The vendor keeps it itself. */
	readonly readOnly?: boolean;
}

export interface CrmOwner {
	/** The vendor's id. */
	readonly id: string;
	readonly name: string;
	readonly email?: string;
}

export interface CrmPipeline {
	readonly id: string;
	readonly label: string;
	readonly stages: readonly { readonly id: string; readonly label: string }[];
}

/** One record of a person, as the CRM has it now. */
export interface CrmContact {
	readonly id: string;
	/** Numbers as stored, in whatever format. */
	readonly phones: readonly string[];
	readonly name?: string;
	readonly firstName?: string;
	readonly email?: string;
	/** The vendor's id of the owner. */
	readonly owner?: string;
	/** A customer has bought; a lead has not. Absent where the CRM cannot tell. */
	readonly lifecycle?: 'customer' | 'lead';
	/** The newest deal, job or opportunity that is not closed. */
	readonly openDeal?: { readonly id: string; readonly name: string };
	readonly tags: readonly string[];
	/** Current values of the fields that may be written, by the vendor's id. */
	readonly values: CrmValues;
	/** Address of the record for a person's browser. */
	readonly url?: string;
	readonly createdAt?: number;
}

/** A number in the formats in which people and other systems store it. */
export interface PhoneForms {
	/** `+14155550132` */
	readonly e164: string;
	/** `4155550132`: digits without the country code. */
	readonly national: string;
	/** `(415) 555-0132`, `+1 415 555 0132`, `415.555.0132`, `415-555-0132` and so on, the likeliest first. */
	readonly others: readonly string[];
}

export interface NewCrmContact {
	readonly number: PhoneForms;
	/** A display name where nobody knows one, for vendors that want a name: `Caller (415) 555-0132`. */
	readonly placeholderName: string;
	readonly values: CrmValues;
	readonly tags: readonly string[];
}

/** What is put on the timeline of a contact. `key` is ours and stable: the same thing has the same key, ever. */
export type CrmEntry = { readonly key: string; readonly at: number; readonly owner?: string } & (
	| {
			readonly kind: 'call';
			readonly direction: 'in' | 'out';
			readonly outcome: 'no_answer' | 'busy' | 'voicemail' | 'connected' | 'canceled';
			readonly from: string;
			readonly to: string;
			readonly durationSeconds: number;
			readonly title: string;
			readonly body: string;
			readonly recordingUrl?: string;
	  }
	| { readonly kind: 'text'; readonly direction: 'in' | 'out'; readonly from: string; readonly to: string; readonly body: string; readonly title: string }
	| { readonly kind: 'note'; readonly body: string }
	| { readonly kind: 'task'; readonly title: string; readonly body: string; readonly dueAt: number; readonly priority: 'low' | 'normal' | 'high'; readonly done?: boolean }
	| {
			readonly kind: 'deal';
			readonly title: string;
			readonly pipeline?: string;
			readonly stage?: string;
			readonly value?: number;
			/** ISO 4217. */
			readonly currency?: string;
			readonly status: 'open' | 'won' | 'lost';
	  }
);
export type CrmEntryKind = CrmEntry['kind'];

/** Why a CRM did not do what it was asked, in one vocabulary for all. */
export class CrmFailure extends Error {
	override readonly name = 'CrmFailure';
	constructor(
		/**
		 * - `busy`: throttled, 429, or 5xx before anything was done: the same request may succeed later
		 * - `unknown`: no answer, or a server error, after a request that writes: it may have been carried out
		 * - `conflict`: the record exists; `existingId` says which, where the vendor tells
		 * - `gone`: the record was deleted
		 * - `unauthorized`: the credential is not accepted or lacks a permission
		 * - `refused`: the vendor will not do it, now or later
		 */
		readonly kind: 'busy' | 'unknown' | 'conflict' | 'gone' | 'unauthorized' | 'refused',
		/** What happened and how to mend it; without personal data. */
		message: string,
		readonly more: {
			readonly retryAfterSeconds?: number;
			readonly existingId?: string;
			readonly status?: number;
			readonly vendorCode?: string;
			/** Nobody was there at all: asking again within seconds is no use. */
			readonly unreached?: boolean;
			/** The field at fault, where the vendor names one: it is left out the next time. */
			readonly field?: string;
		} = {},
	) {
		super(message);
	}
}

/** How often an account may be asked, as the vendor publishes it. */
export interface CrmLimit {
	readonly requests: number;
	readonly perSeconds: number;
}

/**
 * A CRM with its secrets filled in. Every method rejects with {@link CrmFailure} and makes each request once: repeating,
 * waiting and remembering are the engine's.
 */
export interface Crm {
	readonly name: string;
	/** Portal, location, org or base: equal ids of two accounts never meet. */
	readonly account: string;
	/** What else its fields depend on: the kind of record that new people become. */
	readonly variant?: string;
	/**
	 * True when `create` of the same number twice gives one record (a unique property, a merge, a unique index): it may be
	 * repeated at once. False: after `unknown` the record is searched for until `searchLagSeconds` are over.
	 */
	readonly createsOnce: boolean;
	/** How long a new record may stay out of `find`. */
	readonly searchLagSeconds: number;
	readonly limits: readonly CrmLimit[];
	/** Records that have the number in any format, those of a person before others, the oldest first. What merely looks alike is left out. */
	find(number: PhoneForms): Promise<readonly CrmContact[]>;
	/** Undefined for a record that was deleted; of one that was merged into another, the other. */
	read(id: string): Promise<CrmContact | undefined>;
	/** Makes the record, or finds the one that stood in the way: `conflict` is an answer here. */
	create(contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }>;
	update(id: string, values: CrmValues): Promise<void>;
	/** Adds to the tags there are. Absent where the CRM has none. */
	addTags?(id: string, tags: readonly string[]): Promise<void>;
	/** Puts it on the contact's timeline and gives its id; kinds that the vendor lacks become a note. */
	log(contactId: string, entry: CrmEntry): Promise<string>;
	/** After an `unknown` answer to `log`: the entry, should it be there. Absent where that cannot be asked. */
	findEntry?(contactId: string, entry: CrmEntry): Promise<string | undefined>;
	/** Brings a deal or task that was logged to what the entry says now. */
	changeEntry?(contactId: string, id: string, entry: CrmEntry): Promise<void>;
	fields(): Promise<readonly CrmField[]>;
	/** Makes the fields that the default mapping wants and that the account lacks, and gives their ids. Absent where there is no API for it. */
	makeFields?(): Promise<readonly string[]>;
	owners(): Promise<readonly CrmOwner[]>;
	pipelines?(): Promise<readonly CrmPipeline[]>;
}
