import type { SetUpPurpose } from '../connector';
import { TWILIO } from './twilio';
import { withRetries } from './retries';

/** What to paste where in the Twilio Console. @param url public URL of the trigger */
export function byHand(purpose: SetUpPurpose, url: string): readonly string[] {
	return purpose === 'calls' ? calls(url) : texts(url);
}

function calls(url: string): readonly string[] {
	const status = withRetries(TWILIO, `${url}?step=status`);
	return [
		'In the Twilio Console open Phone Numbers, Manage, Active Numbers and the number.',
		`To let this workflow answer: under Voice Configuration set "A call comes in" to Webhook, HTTP POST, with the URL ${withRetries(TWILIO, `${url}?step=voice`)}`,
		`In any case set "Call status changes" to HTTP POST with the URL ${status}`,
		`To listen only (TwiML of your own answers): leave "A call comes in" as it is, and set the action of your <Dial> to ${withRetries(TWILIO, `${url}?step=dial`)} with method POST. Without it Twilio tells only that the call is over, not whether anybody took it. The answer to it is empty, so nothing after it is carried out.`,
		`To listen to a Studio flow: after Connect Call To, on every way out of it, put a Make HTTP Request widget: method POST, URL ${url}, content type Form URL Encoded, and the parameters ${STUDIO_PARAMETERS.map(([name, variable]) => `${name} = {{${variable}}}`).join(', ')}, where connect_call is the name of your Connect Call To widget.`,
		'Save. Call the number from another phone and hang up: the trigger’s executions show the call.',
	];
}

/** The flow's own words: https://www.twilio.com/docs/studio/widget-library/connect-call */
const STUDIO_PARAMETERS: ReadonlyArray<readonly [string, string]> = [
	['AccountSid', 'trigger.call.AccountSid'],
	['CallSid', 'trigger.call.CallSid'],
	['From', 'trigger.call.From'],
	['To', 'trigger.call.To'],
	['DialCallStatus', 'widgets.connect_call.DialCallStatus'],
	['DialCallDuration', 'widgets.connect_call.DialCallDuration'],
];

function texts(url: string): readonly string[] {
	const address = withRetries(TWILIO, url);
	return [
		'In the Twilio Console open Phone Numbers, Manage, Active Numbers and the number.',
		`Under Messaging Configuration set "A message comes in" to Webhook, HTTP POST, with the URL ${address}`,
		'Save. Is a Messaging Service named there? Then its own setting may count instead: open Messaging, Services, the service, Integration.',
		`Either choose "Defer to sender’s webhook" there, after every other number of the service has its own URL; or choose "Send a webhook", HTTP POST, with the URL ${address}, which sends the texts of all numbers of the service to this workflow.`,
		'Text the number from another phone: the trigger’s executions show the text. Delivery reports need nothing here: every text that is sent names this URL with ?step=status.',
	];
}
