import type { SendReason } from '../../../../engine';
import { ACCOUNT_ERRORS } from './account';
import { DELIVERY_ERRORS } from './delivery';
import { REQUEST_ERRORS } from './request';
import type { TelnyxError } from './types';

export type { TelnyxError };

/** What we know of Telnyx's error codes: https://developers.telnyx.com/docs/messaging/messages/error-codes */
export const TELNYX_ERRORS: ReadonlyMap<string, TelnyxError> = new Map([ACCOUNT_ERRORS, REQUEST_ERRORS, DELIVERY_ERRORS].flatMap((group) => Object.entries(group)));

/** @returns undefined for a code that we do not know */
export function telnyxError(code: string | undefined): TelnyxError | undefined {
	return code === undefined ? undefined : TELNYX_ERRORS.get(code);
}

export function sendReason(code: string | undefined): SendReason {
	return telnyxError(code)?.reason ?? 'other';
}
