/** One line of the append-only record. Every measure and every audit comes from these. */
export interface LedgerEvent {
	readonly seq: number;
	/** Epoch milliseconds. */
	readonly at: number;
	readonly kind: LedgerEventKind;
	readonly businessId: string;
	readonly conversationId?: string;
	readonly callId?: string;
	readonly messageId?: string;
	readonly data: Readonly<Record<string, unknown>>;
}

/** Every kind of line that there is. */
export const EVENT_KINDS = [
	'call_recorded',
	'call_judged',
	'call_offered',
	'decision',
	'text_claimed',
	'text_held',
	'text_shadowed',
	'sending_stopped',
	'text_settled',
	'text_receipt',
	'reply_received',
	'reply_classified',
	'reply_corrected',
	'reply_offered_again',
	'opt_out',
	'opt_in',
	'person_saved',
	'conversation_opened',
	'conversation_changed',
	'conversation_stale',
	'never_answered',
	'escalation_opened',
	'escalation_step',
	'escalation_taken',
	'escalation_reopened',
	'escalation_resolved',
	'escalation_exhausted',
	'alert_call',
	'due_fired',
	'due_failed',
	'business_saved',
	'business_removed',
] as const;
export type LedgerEventKind = (typeof EVENT_KINDS)[number];
