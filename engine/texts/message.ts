/** What a text is for. The rules that apply to it follow from this, never from its words. */
export const TEXT_PURPOSES = [
	/** The first answer to a missed call. */
	'first_text',
	/** A later text of the conversation that automation sends: booking link, nudge, answer. */
	'booking_link',
	/** A short question before a time is offered. */
	'question',
	/** Tells somebody with an emergency that the team has been alerted. */
	'emergency',
	'answer',
	/** Tells the person who of the team has taken it: the pause that came with the taking does not stop this one. */
	'handover',
	'follow_up',
	/** The one confirmation that an opt-out is owed. */
	'opt_out_confirmation',
	'opt_in_confirmation',
	'help',
	/** To a person of the team, never to a customer. */
	'team_alert',
	'team_reply',
] as const;
export type TextPurpose = (typeof TEXT_PURPOSES)[number];

export type MessageStatus =
	/** Inbound. */
	| 'received'
	/** Written and waiting for its time. */
	| 'held'
	/** Ours alone to send; nobody else may, until the lease ends. */
	| 'claimed'
	/** The provider took it. */
	| 'sent'
	| 'delivered'
	/** The provider took it and could not deliver it. */
	| 'undelivered'
	/** The provider refused it; nothing went out. */
	| 'failed'
	/** Written in shadow mode: it would have gone out. */
	| 'shadow'
	/** It may or may not have gone out; never send again before the provider has been asked. */
	| 'unknown';

/** One text, in or out. Times are epoch milliseconds, numbers E.164. */
export interface Message {
	readonly id: string;
	readonly businessId: string;
	readonly conversationId?: string;
	readonly callId?: string;
	readonly direction: 'in' | 'out';
	readonly purpose?: TextPurpose;
	/** True of what was spoken on the voicemail, and put into words by the phone system: no text. */
	readonly voicemail?: true;
	readonly system: string;
	readonly account: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
	readonly status: MessageStatus;
	readonly providerId?: string;
	/** Why it failed or was not delivered, in the product's words (see `SendReason`), and in the vendor's. */
	readonly reason?: string;
	readonly vendorCode?: string;
	readonly at: number;
	readonly sentAt?: number;
	readonly deliveredAt?: number;
	/** Which of several wordings of equal meaning it has, so that their results are kept apart. */
	readonly variant?: string;
	/** The key under which it may go out once, ever. */
	readonly key?: string;
	/** How often sending was tried: also the fencing token of the claim. */
	readonly attempt: number;
}
