import type { SendReason } from '../../../../engine';

export interface TelnyxError {
	readonly reason: SendReason;
	/** Whether sending the same text again, unchanged and soon, is pointless. */
	readonly permanent: boolean;
	/** What happened and how to mend it. */
	readonly message: string;
}

/** Error codes as Telnyx numbers them: `errors[].code` of a refusal, and of a message’s own record. */
export type TelnyxErrors = Readonly<Record<string, TelnyxError>>;

export function lasting(reason: SendReason, message: string): TelnyxError {
	return { reason, permanent: true, message };
}

export function passing(reason: SendReason, message: string): TelnyxError {
	return { reason, permanent: false, message };
}
