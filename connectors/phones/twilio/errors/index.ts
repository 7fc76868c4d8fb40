import type { SendReason } from '../../../../engine';
import { ACCOUNT_ERRORS } from './account';
import { CALL_ERRORS } from './call';
import { DELIVERY_ERRORS } from './delivery';
import { MESSAGE_ERRORS } from './message';
import { RECIPIENT_ERRORS } from './recipient';
import { SENDER_ERRORS } from './sender';
import type { TwilioError } from './types';

export type { TwilioError };

/** What we know of Twilio's error codes: https://www.twilio.com/docs/api/errors */
export const TWILIO_ERRORS: ReadonlyMap<string, TwilioError> = new Map(
	[ACCOUNT_ERRORS, CALL_ERRORS, RECIPIENT_ERRORS, SENDER_ERRORS, MESSAGE_ERRORS, DELIVERY_ERRORS].flatMap((group) => Object.entries(group)),
);

/** @returns undefined for a code that we do not know */
export function twilioError(code: string | undefined): TwilioError | undefined {
	return code === undefined ? undefined : TWILIO_ERRORS.get(code);
}

export function sendReason(code: string | undefined): SendReason {
	return twilioError(code)?.reason ?? 'other';
}
