import type { SendReason } from '../ports';

/** A text that came in, in one vocabulary for all systems. */
export interface ReceivedText {
	readonly kind: 'text';
	readonly system: string;
	readonly account: string;
	/** The vendor's message id: the same text delivered twice has the same one. */
	readonly providerId: string;
	/** As received. */
	readonly from: string;
	readonly to: string;
	readonly body: string;
	/** URLs of pictures and other attachments. */
	readonly media: readonly string[];
	/** Epoch milliseconds, when the vendor says. */
	readonly at?: number;
	/** The vendor says that it has read this as a keyword and answered it itself. */
	readonly vendorConsent?: 'opt_out' | 'opt_in' | 'help';
}

/** What a caller said on the voicemail, in words, as the phone system understood it. */
export interface VoicemailTranscript {
	readonly system: string;
	readonly account: string;
	/** The vendor's id of the call, and of the recording: the same one told twice has the same one. */
	readonly callId: string;
	readonly recordingId: string;
	readonly words: string;
	readonly recordingUrl?: string;
}

/** What became of a text that we sent. */
export interface DeliveryReceipt {
	readonly kind: 'receipt';
	readonly system: string;
	readonly account: string;
	readonly providerId: string;
	readonly status: 'sent' | 'delivered' | 'undelivered' | 'failed';
	readonly reason?: SendReason;
	readonly vendorCode?: string;
}

/** A text that somebody of the business sent to a person at the phone system itself, not through us: a human is at work. */
export interface OutsideText {
	readonly kind: 'outside';
	readonly system: string;
	readonly account: string;
	/** The vendor's message id: one of a text of ours means that it is ours. */
	readonly providerId: string;
	/** The business's number and the person's, as received. */
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
	/** Epoch milliseconds, when the vendor says. */
	readonly at?: number;
	/** Who wrote it, as the vendor names them: an e-mail address, a name or an id. */
	readonly by?: string;
}
