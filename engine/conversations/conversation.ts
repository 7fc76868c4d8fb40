/** Where a lead stands, in the order it usually moves. */
export const LEAD_STATUSES = [
	'new_missed_call',
	'texted',
	'replied',
	'qualified',
	'booked',
	'handled',
	'won',
	'lost',
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Statuses after which nothing more is owed to the person. */
export const CLOSED_STATUSES: readonly LeadStatus[] = ['handled', 'won', 'lost'];

/** The thread between a person and a business, from the missed call until it is handled. Times are epoch milliseconds. */
export interface Conversation {
	readonly id: string;
	readonly businessId: string;
	/** The person's number, E.164. */
	readonly person: string;
	/** The business's number in this thread, E.164: texts leave from it. */
	readonly line: string;
	readonly status: LeadStatus;
	readonly automation: 'on' | 'paused';
	/** A pause ends by itself at this time; absent means until somebody resumes. */
	readonly pausedUntil?: number;
	readonly pausedBecause?: string;
	readonly owner?: string;
	readonly nextAction?: string;
	readonly followUpAt?: number;
	readonly openedAt: number;
	readonly closedAt?: number;
	readonly lastTextAt?: number;
	readonly lastReplyAt?: number;
	/** When a person of the team last acted on it. */
	readonly lastHumanAt?: number;
	/** When a person of the team last took it over or closed it: the person has been heard. */
	readonly reachedAt?: number;
	readonly value?: { readonly amount: number; readonly currency: string };
	readonly lostReason?: string;
}

/** True while a human has the conversation and automation must stay silent. */
export function humanActive(conversation: Pick<Conversation, 'automation' | 'pausedUntil'>, now: number): boolean {
	return conversation.automation === 'paused' && (conversation.pausedUntil === undefined || conversation.pausedUntil > now);
}

/** What a person of the team does to a conversation. */
export type ConversationChange =
	| { readonly do: 'pause'; readonly until?: number; readonly because: string }
	| { readonly do: 'resume' }
	| { readonly do: 'assign'; readonly owner: string }
	| { readonly do: 'note'; readonly text: string }
	/** Somebody of the team has spoken with the person. */
	| { readonly do: 'contacted' }
	| { readonly do: 'next_action'; readonly nextAction: string; readonly followUpAt?: number }
	| { readonly do: 'status'; readonly status: LeadStatus; readonly value?: { readonly amount: number; readonly currency: string }; readonly lostReason?: string }
	| { readonly do: 'reopen' };

export interface ConversationFilter {
	readonly businessId?: string;
	readonly person?: string;
	readonly open?: boolean;
	/** Only conversations whose last word is the person's. */
	readonly unanswered?: boolean;
	/** Only conversations whose follow-up time has passed at this moment, epoch milliseconds. */
	readonly overdueAt?: number;
	readonly owner?: string;
	readonly limit: number;
}
