import type { ReceivedText } from '../../../engine';

/**
 * The words that RingCentral reads and answers by itself, a text that is nothing but one of them: STOP, END, START and
 * RESUME are named in its documents, which call the rest “industry-standard”:
 * https://developers.ringcentral.com/guide/messaging/sms/messaging-consent-management
 */
export const RINGCENTRAL_KEYWORDS: Readonly<Record<'opt_out' | 'opt_in', readonly string[]>> = {
	opt_out: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
	opt_in: ['START', 'UNSTOP', 'RESUME'],
};

export function consentOf(body: string): ReceivedText['vendorConsent'] {
	const word = body.trim().toUpperCase();
	if (RINGCENTRAL_KEYWORDS.opt_out.includes(word)) return 'opt_out';
	return RINGCENTRAL_KEYWORDS.opt_in.includes(word) ? 'opt_in' : undefined;
}
