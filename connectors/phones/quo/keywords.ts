import type { ReceivedText } from '../../../engine';

/**
 * Words that Quo answers itself, for all numbers of the workspace, where a text is nothing but one of them
 * (https://support.quo.com/core-concepts/messaging/opt-out). HELP is not among them.
 */
const KEYWORDS: ReadonlyMap<string, NonNullable<ReceivedText['vendorConsent']>> = new Map([
	...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'].map((word) => [word, 'opt_out'] as const),
	...['START', 'UNSTOP'].map((word) => [word, 'opt_in'] as const),
]);

export function consentOf(body: string): ReceivedText['vendorConsent'] {
	return KEYWORDS.get(body.trim().toUpperCase());
}
