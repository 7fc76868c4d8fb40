import type { SetUpPurpose } from '../connector';

/** What to do in the Telnyx portal. @param url public URL of the trigger */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	if (purpose === 'texts') {
		return [
			'Open the Telnyx portal, Messaging, and the messaging profile that the number is assigned to. Its webhook holds for all numbers of the profile: give numbers of another workflow a profile of their own.',
			`Under Inbound, set “Send a webhook to this URL” to ${url} and the webhook API version to API v2, and save.`,
			'Under Numbers, My Numbers, check that the number is assigned to this messaging profile. US numbers must be registered for 10DLC, toll-free numbers verified.',
		];
	}
	return [
		`To let this workflow answer the calls: in the Telnyx portal under Voice, Programmable Voice, create a TeXML application, set its webhook URL to ${url}?step=voice (POST) and its call progress events URL to ${url}?step=status (POST), and assign the number to it (Numbers, My Numbers, Voice).`,
		`To listen only, where the number rings telephones on a SIP connection: open the connection under Voice, SIP Trunking, and set its webhook URL to ${url}?step=status and the webhook API version to API v2.`,
		`To listen only, where TeXML of your own answers: set the application’s call progress events URL to ${url}?step=status, and let the action of your Dial verb pass its request on to ${url}?step=dial with headers and body unchanged.`,
		`To listen only, where a Call Control application of your own answers: leave its webhook alone, and let your program pass each of Telnyx’s webhooks on to ${url}, with headers and body unchanged.`,
		'All numbers of an application or connection share these addresses: give numbers of another workflow an application of their own.',
	];
}
