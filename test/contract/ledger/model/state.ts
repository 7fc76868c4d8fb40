import type { Call, Decision, Due, Ledger, Message, TextPurpose } from '../../../../engine';

/** What the test knows of the world around the ledger: the phone company, the canvas, the people, the clock. */
export interface World {
	now: number;
	/** By how much the clock was ever set back, in all. */
	setBack: number;
	/** Calls by their number in the model. */
	readonly calls: Map<number, { readonly id: string; offered: number }>;
	/** Executions that were handed something and have not claimed yet. */
	readonly inbox: Work[];
	/** Claims in somebody's hands. */
	readonly claims: Holding[];
	/** What the phone company has taken, by claim key. */
	readonly accepted: Map<string, Accepted[]>;
	/** Whose first text a key is, and when it was last claimed afresh. */
	readonly claimed: Map<string, { readonly whom: string; at: number }>;
	/** The attempt that may settle a key, and until when nobody else may have it. */
	readonly held: Map<string, { readonly attempt?: number; readonly until: number }>;
	readonly optedOut: Set<string>;
	/** Until when a conversation is paused, by its id. */
	readonly paused: Map<string, number>;
	/** Replies handed over and not read, and how often they were handed over. */
	readonly replies: Map<string, { offered: number; read: boolean }>;
	ids: number;
}

export interface Work {
	readonly businessId: string;
	readonly person: string;
	readonly line: string;
	readonly key: string;
	readonly purpose: TextPurpose;
	readonly call?: Call;
	readonly conversationId?: string;
	/** What had fallen due, when that is why it was handed over. */
	readonly due?: Due;
}

export interface Accepted {
	readonly providerId: string;
	readonly at: number;
}

export interface Holding {
	readonly message: Message;
	readonly key: string;
	readonly attempt: number;
	readonly leaseUntil: number;
	/** An earlier holder may have sent it: the phone company is asked first. */
	readonly doubtful: boolean;
	readonly decision: Decision;
	/** The lease was over before the request was made. A sender makes it at once or never: what wakes up later was fenced off long ago. */
	late?: true;
	/** What came of the request; absent while it was not made. */
	result?: 'accepted' | 'refused' | 'refused_for_now' | 'unknown' | 'forbidden';
}

export type Real = Ledger;

export const newWorld = (now: number): World => ({
	now,
	setBack: 0,
	calls: new Map(),
	inbox: [],
	claims: [],
	accepted: new Map(),
	claimed: new Map(),
	held: new Map(),
	optedOut: new Set(),
	paused: new Map(),
	replies: new Map(),
	ids: 0,
});

/** The list's element at a position that may be too large for it. */
export const at = <T>(list: readonly T[], index: number): T => {
	const found = list[index % Math.max(1, list.length)];
	if (found === undefined) throw new Error('Nothing to choose from.');
	return found;
};

export function drop<T>(list: T[], one: T): void {
	const index = list.indexOf(one);
	if (index >= 0) list.splice(index, 1);
}
