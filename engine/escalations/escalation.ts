import type { Urgency } from '../replies';

export type EscalationState =
	/** Somebody must act and nobody has said they do. */
	| 'open'
	| 'acknowledged'
	| 'resolved'
	/** Every step of the policy was taken and nobody answered. */
	| 'exhausted';

/** The worse, the higher. */
export const URGENCY_RANK: Readonly<Record<Urgency, number>> = { routine: 0, urgent: 1, emergency: 2 };

/** A person of the team must act. Times are epoch milliseconds. */
export interface Escalation {
	readonly id: string;
	readonly businessId: string;
	readonly conversationId: string;
	/** The person it is about, E.164. */
	readonly person: string;
	/** Short number by which the team takes it (“reply 3”), unique among the open ones of a business. */
	readonly code: number;
	readonly state: EscalationState;
	readonly urgency: Urgency;
	readonly route: string;
	/** One line for the team. */
	readonly summary: string;
	/** Index of the next step of the policy, and how often the whole policy was repeated. */
	readonly step: number;
	readonly loop: number;
	/** The loop with which the policy began, or began anew: repeats are counted from it. Absent: 0. */
	readonly firstLoop?: number;
	readonly openedAt: number;
	readonly dueAt?: number;
	readonly takenBy?: string;
	readonly takenAt?: number;
	readonly resolvedAt?: number;
	/** When somebody of the team has spoken with or written to the person since it was opened. */
	readonly contactedAt?: number;
	/** Ids of the team members told so far. */
	readonly told: readonly string[];
}
