import type { SetUpPurpose } from '../connector';

/** What is to be done at the phone system, whichever it is. */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return [
		`Enter at the phone system, where it asks for a webhook, as address: ${url}. Where the secret is a query parameter, add it behind the address, such as ?key=YOUR-SECRET.`,
		purpose === 'calls' ? 'Choose the events of calls, at least the one for a call that is over. One that tells each phone that rang is not fit: only the call as a whole.' : 'Choose the events of texts that come in, and where they are offered those of texts that are sent and delivered.',
		'Choose POST and JSON or a form, and enter the secret as the credential says.',
		'Send a test, and look at the answer: it tells which fields were read and which are missing. Map those under Field Mapping. docs/generic-webhook.md tells more.',
	];
}
