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

/** Why no more questions are asked: an emergency, an opt-out, a human in the conversation, the wish to be called. */
export type QualificationEnd = 'emergency' | 'opt_out' | 'human' | 'call';

export interface QualificationAnswer {
	/** As the person wrote it; of an address, a name, a time or a service what was read out of it. */
	readonly text: string;
	/** It was read out of a text, or known before; else the whole reply to the question was taken for it. */
	readonly read: boolean;
	readonly at: number;
	readonly replyId?: string;
}

/** What is kept of the questions before a time is offered. */
export interface KeptQualification {
	/** The route on which they began. */
	readonly route: string;
	/** By id of the question. */
	readonly answers: Readonly<Record<string, QualificationAnswer>>;
	readonly ended?: QualificationEnd;
}

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
	/** The owner was chosen when only the call was known: what the person wants may still change it. */
	readonly ownerProvisional?: boolean;
	readonly nextAction?: string;
	readonly followUpAt?: number;
	/** When the follow-up time was set, where it follows from what happened and nobody chose it. */
	readonly followUpAutoAt?: number;
	/** When somebody of the team promised to call back, what about, and when that was said. */
	readonly callBackAt?: number;
	readonly callBackBecause?: string;
	readonly promisedAt?: number;
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
	readonly qualification?: KeptQualification;
}

/** True while a human has the conversation and automation must stay silent. */
export function humanActive(conversation: Pick<Conversation, 'automation' | 'pausedUntil'>, now: number): boolean {
	return conversation.automation === 'paused' && (conversation.pausedUntil === undefined || conversation.pausedUntil > now);
}

/** Closed, and nobody of the team ever got in touch with the person, or said what became of it. */
export const neverAnswered = ({ closedAt, reachedAt }: Pick<Conversation, 'closedAt' | 'reachedAt'>): boolean => closedAt !== undefined && reachedAt === undefined;

/** Why automation pauses when somebody of the team takes what is open: the reason that is kept with the pause. */
export const takenBecause = (by: string): string => `taken by ${by}`;

/** What a person of the team does to a conversation. */
export type ConversationChange =
	| { readonly do: 'pause'; readonly until?: number; readonly because: string }
	| { readonly do: 'resume' }
	| { readonly do: 'assign'; readonly owner: string }
	| { readonly do: 'note'; readonly text: string }
	/** Somebody of the team has spoken with the person. */
	| { readonly do: 'contacted' }
	/** A call at a time, promised to the person; a later promise takes the place of this one. */
	| { readonly do: 'promise'; readonly at: number; readonly because?: string }
	| { readonly do: 'next_action'; readonly nextAction: string; readonly followUpAt?: number }
	| { readonly do: 'status'; readonly status: LeadStatus; readonly value?: { readonly amount: number; readonly currency: string }; readonly lostReason?: string }
	| { readonly do: 'reopen' };

export interface ConversationFilter {
	readonly businessId?: string;
	readonly person?: string;
	readonly open?: boolean;
	/** Only conversations whose last word is the person's. */
	readonly unanswered?: boolean;
	/** Only closed conversations in which nobody of the team ever got in touch with the person. */
	readonly neverAnswered?: boolean;
	/** Only conversations whose follow-up time has passed at this moment, epoch milliseconds. */
	readonly overdueAt?: number;
	readonly owner?: string;
	/** Only conversations about which the team has been alerted, and the alert is not resolved. */
	readonly escalated?: boolean;
	/** Only conversations that a human has at this moment, epoch milliseconds. */
	readonly pausedAt?: number;
	/** Only conversations in which something happened at this time or later, epoch milliseconds. */
	readonly since?: number;
	readonly limit: number;
}
