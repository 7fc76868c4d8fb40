import type { SendReason } from '../../../../engine';

export interface TwilioError {
	readonly reason: SendReason;
	/** Whether sending the same text again, unchanged and soon, is pointless. */
	readonly permanent: boolean;
	/** What happened and how to mend it. */
	readonly message: string;
}

/** Error codes as Twilio numbers them: `code` of a refusal, `ErrorCode` of a delivery report. */
export type TwilioErrors = Readonly<Record<string, TwilioError>>;

export function lasting(reason: SendReason, message: string): TwilioError {
	return { reason, permanent: true, message };
}

export function passing(reason: SendReason, message: string): TwilioError {
	return { reason, permanent: false, message };
}
