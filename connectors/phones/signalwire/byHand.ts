import type { SetUpPurpose } from '../connector';

/** What to paste where in the SignalWire Dashboard. @param url public URL of the trigger */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	const open = 'In the SignalWire Dashboard open Phone Numbers, the number, Edit Settings.';
	if (purpose === 'texts') {
		return [
			open,
			`Under Messaging Settings handle messages using "LaML Webhooks" and set "When a message comes in" to POST with the URL ${url}`,
			'Save. A US local number receives and sends texts only once it is assigned to an approved campaign (Messaging Campaigns).',
			'Text the number from another phone: the trigger’s executions show the text. Delivery reports need nothing here: every text that is sent names this URL with ?step=status.',
		];
	}
	return [
		open,
		`To let this workflow answer: under Voice and Fax Settings handle calls using "LaML Webhooks" and set "When a call comes in" to POST with the URL ${url}?step=voice`,
		`In any case set "Status change webhook" to POST with the URL ${url}?step=status`,
		`To listen only (cXML of your own answers): leave "When a call comes in" as it is, and set the action of your <Dial> to ${url}?step=dial with method POST. Without it SignalWire tells only that the call is over, not whether anybody took it. The answer to it is empty, so nothing after it is carried out.`,
		'Save. Call the number from another phone and hang up: the trigger’s executions show the call.',
	];
}
