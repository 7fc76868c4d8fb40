import type { ReadReply } from './correction';

/** A reply that a person should look at, or has. */
export interface ReviewedReply extends ReadReply {
	/** When it came up for review, epoch milliseconds: when it was read unsurely, or when it was last corrected. */
	readonly reviewAt: number;
	/** Our last text before it. */
	readonly lastText?: string;
	/** What the person is known to write. */
	readonly language?: string;
	/** Names and addresses that are known of the person. */
	readonly names: readonly string[];
	readonly addresses: readonly string[];
}

/** Which replies are looked at. Times are epoch milliseconds. */
export interface ReviewFilter {
	readonly businessId?: string;
	/** Those that came up for review from this time on … */
	readonly since: number;
	/** … and before this one. */
	readonly until: number;
	/** The last of the page before. */
	readonly after?: { readonly reviewAt: number; readonly id: string };
	readonly limit: number;
}

export type ReviewKind = 'unsure' | 'corrected' | 'confirmed';

export function reviewKindOf({ correction }: Pick<ReadReply, 'correction'>): ReviewKind {
	if (!correction) return 'unsure';
	return correction.confirmed ? 'confirmed' : 'corrected';
}
