import type { Http } from '../../../engine';
import type { PhoneConnector, WebhookRequest } from '../connector';
import { readAlert } from './alertReports';
import { answerAlert } from './alertTwiml';
import { readCall } from './calls';
import type { Flavour } from './flavour';
import type { TwilioSecrets } from './secrets';
import { senderOf } from './send';
import { numbersOf } from './setup';
import { verifyRequest } from './signature';
import { readText } from './texts';
import { readTranscript } from './transcript';
import { answerCall, emptyAnswer } from './twiml';

type Rooms = Required<Pick<PhoneConnector<TwilioSecrets>, 'verify' | 'readCall' | 'answerCall' | 'readAlert' | 'answerAlert' | 'readTranscript' | 'readText' | 'answerText' | 'sender' | 'administration'>>;

/** All that a connector does, for Twilio or for a vendor that speaks as it does. */
export function roomsOf(flavour: Flavour) {
	return {
		// No time is signed, so it does not matter what time it is.
		verify: (request: WebhookRequest, secrets: TwilioSecrets) => verifyRequest(flavour, request, secrets),
		readCall: (request, plan) => readCall(flavour, request, plan),
		answerCall: (request, call, plan) => answerCall(flavour, request, call, plan),
		readAlert,
		answerAlert: (request, answer) => answerAlert(flavour, request, answer),
		readTranscript: (request) => readTranscript(flavour, request),
		readText: (request) => readText(flavour, request),
		answerText: emptyAnswer,
		sender: (http: Http, secrets: TwilioSecrets) => senderOf(flavour, http, secrets),
		administration: (http: Http, secrets: TwilioSecrets) => numbersOf(flavour, http, secrets),
	} satisfies Rooms;
}
