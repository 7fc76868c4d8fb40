import type { MessageStatus, TextPurpose } from '../message';

/**
 * All that the ledger has on whether a person may be texted, and on what grounds: what to show to whoever asks for proof.
 * Times are epoch milliseconds, numbers E.164. Every list is in the order of time.
 */
export interface ConsentRecord {
	readonly person: string;
	readonly business: { readonly id: string; readonly name?: string };
	/** What holds now, by how far it reaches. Kept also when the rest is forgotten. */
	readonly state: readonly ConsentReach[];
	/** What follows for each number of the business: whether texts may go out from there. */
	readonly lines: readonly { readonly line: string; readonly mayText: boolean; readonly optedOutAt?: number }[];
	/** Calls to the business: the person's own request to be answered. */
	readonly basis: readonly ConsentBasis[];
	readonly optOuts: readonly ConsentWord[];
	readonly optIns: readonly ConsentWord[];
	readonly textsOut: readonly ConsentTextOut[];
	readonly textsIn: readonly ConsentTextIn[];
	/** False where a list was cut to its newest entries. */
	readonly complete: boolean;
}

export interface ConsentReach {
	readonly scope: 'account' | 'business' | 'number';
	/** With the scope `number`: which one. */
	readonly line?: string;
	readonly state: 'opted_out' | 'opted_in';
	readonly at: number;
	/** `keyword`, `free_text`, `provider`, or who noted it. */
	readonly how: string;
}

export interface ConsentBasis {
	readonly kind: 'inbound_call';
	readonly callId: string;
	/** The phone system's own id of the call. */
	readonly providerCallId: string;
	readonly at: number;
	readonly from: string;
	readonly to: string;
	readonly system: string;
	readonly outcome: string;
}

export interface ConsentWord {
	readonly at: number;
	readonly how: string;
	/** As written; absent once they are forgotten. */
	readonly words?: string;
	/** How far it reached: `account`, `business:…`, `line:…`. */
	readonly scope?: string;
	/** With an opt-out: they had said so before. */
	readonly again?: boolean;
}

export interface ConsentTextOut {
	readonly id: string;
	readonly at: number;
	readonly purpose?: TextPurpose;
	readonly from: string;
	readonly body: string;
	readonly status: MessageStatus;
	readonly providerId?: string;
	/** Why it failed. */
	readonly reason?: string;
	/** The call it answers, and what the rules said about that. */
	readonly callId?: string;
	readonly decision?: string;
}

export interface ConsentTextIn {
	readonly id: string;
	readonly at: number;
	readonly to: string;
	readonly body: string;
	readonly providerId?: string;
}
