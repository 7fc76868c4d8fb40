import type { SetUpPurpose } from '../connector';
import { SECRET_HEADER } from './verify';

/**
 * HighLevel's API cannot set webhooks up, so a person does. Either the webhook action of a workflow, which every plan has,
 * or a marketplace app of one's own, whose reports are signed.
 */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return [...(purpose === 'calls' ? OWN_TEXT_BACK : []), ...workflow(purpose, url), ...app(purpose, url)];
}

const OWN_TEXT_BACK = [
	'Switch off HighLevel’s own “Missed Call Text Back” (Settings → Phone System, or Business Profile in older sub-accounts), and any workflow of yours that texts missed callers: else every caller gets two texts.',
	'Let HighLevel’s voicemail answer before that of the phones it rings: under Settings → Phone System → the number, set the incoming call timeout to 20 seconds or less. A phone’s own voicemail that picks up looks like a person to HighLevel.',
];

function workflow(purpose: SetUpPurpose, url: string): readonly string[] {
	const trigger =
		purpose === 'calls'
			? 'Way 1, a workflow: Automation → Workflows → Create. Trigger “Call Details”, with the filters Call Direction is Incoming and Call Status is one of No Answer, Busy, Voicemail, Failed, Canceled.'
			: 'Way 1, a workflow: Automation → Workflows → Create. Trigger “Customer Replied”, with the filter Reply Channel is SMS.';
	const data =
		purpose === 'calls'
			? 'event = call, status = missed, contact_id = {{contact.id}}, phone = {{contact.phone}}, to = your number as +14155550199'
			: 'event = text, message = {{message.body}}, contact_id = {{contact.id}}, phone = {{contact.phone}}, to = your number as +14155550199';
	return [
		trigger,
		`Add the action “Webhook”: method POST, URL ${url}`,
		`In the action’s headers add ${SECRET_HEADER} = the Webhook Secret of the credential.`,
		`In the action’s custom data add ${data}.`,
		'Under the workflow’s settings allow re-entry, then save and publish it.',
	];
}

function app(purpose: SetUpPurpose, url: string): readonly string[] {
	return [
		`Way 2, instead of a workflow: an app of your own at marketplace.gohighlevel.com. Under Advanced Settings → Webhooks switch on InboundMessage and OutboundMessage with the URL ${url}, and install the app in the sub-account. It also reports ${purpose === 'calls' ? 'answered calls and the calls that your team places' : 'what your team writes in HighLevel, and what became of each text'}.`,
		'Use one way, not both: a call or text that came both ways may count twice.',
	];
}
