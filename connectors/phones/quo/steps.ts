import type { SetUpPurpose } from '../connector';

const EVENTS: Readonly<Record<SetUpPurpose, string>> = {
	calls: 'call.completed',
	texts: 'message.received and message.delivered',
};

/** A webhook made in the app: https://support.quo.com/core-concepts/integrations/webhooks */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return [
		'Open Quo in the browser or on the desktop, as an owner or admin, and go to Settings and there to Webhooks, which may stand under Integrations.',
		`Create a webhook with the URL ${url}`,
		`Choose the events ${EVENTS[purpose]}, and as resources the numbers of the business.`,
		'Save it, open it again, choose Reveal signing secret in its menu (⋯), and enter the secret in the Quo credential under Webhook Signing Secrets. Several webhooks have several secrets: put a comma between them.',
		'Delete the auto-replies of the number under Settings, Phone Numbers, Automations: the caller would be texted twice, and automation takes such a text for one of your team and falls silent.',
	];
}
