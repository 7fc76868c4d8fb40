import { ACCOUNT_ERRORS } from './account';
import { CALL_ERRORS } from './call';
import { DELIVERY_ERRORS } from './delivery';
import { MESSAGE_ERRORS } from './message';
import { RECIPIENT_ERRORS } from './recipient';
import { SENDER_ERRORS } from './sender';
import type { TwilioError } from './types';

export { lasting, passing, type TwilioError, type TwilioErrors } from './types';

/** What we know of Twilio's error codes: https://www.twilio.com/docs/api/errors */
export const TWILIO_ERRORS: ReadonlyMap<string, TwilioError> = new Map(
	[ACCOUNT_ERRORS, CALL_ERRORS, RECIPIENT_ERRORS, SENDER_ERRORS, MESSAGE_ERRORS, DELIVERY_ERRORS].flatMap((group) => Object.entries(group)),
);
