import type { SetUpPurpose } from '../connector';

const EVENTS: Readonly<Record<SetUpPurpose, string>> = {
	calls: 'Post-Call, Call Modified and Outbound Post-Call. Leave Pre-Call and Call Routing Complete empty',
	texts: 'Text Message Received and Text Message Sent',
};

/** What is to be done in CallRail where set-up is switched off, or the API key is not an administrator's. */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return [
		'In CallRail choose the company, then Settings, Integrations, Webhooks.',
		`Add ${url} to ${EVENTS[purpose]}. Leave the addresses of others as they are.`,
		'Copy the signing key of that page into the credential, and activate.',
	];
}
