import type { PhoneConnector, WebhookAnswer } from '../connector';
import { isTexml } from './body';
import { byHand } from './byHand';
import { readCall } from './calls';
import { lookUpParties } from './parties';
import { readTelnyxSecrets, type TelnyxSecrets } from './secrets';
import { telnyxSender } from './send';
import { telnyxNumbers } from './setup';
import { verifyRequest } from './signature';
import { answerTexml } from './texml';
import { readText } from './texts';

export { readTelnyxSecrets, TELNYX_BASE_URL, type TelnyxSecrets } from './secrets';

const RECEIVED: WebhookAnswer = { status: 200, contentType: 'application/json; charset=utf-8', body: '{}' };

/** Telnyx: calls by TeXML, which asks us, or by the Voice API’s events, which report; texts by the Messaging API. */
export const telnyx = {
	name: 'telnyx',
	title: 'Telnyx',
	about: 'Numbers, calls and texts of a Telnyx account',
	abilities: {
		calls: 'answers',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: true,
		humanCalls: true,
		verification: 'Ed25519 over time and body (telnyx-signature-ed25519)',
		answersStop: 'yes',
	},
	credential: 'missedCallTelnyxApi',
	readSecrets: ({ credential }) => readTelnyxSecrets(credential),
	// Telnyx's ids are unique throughout, and no account id is in reach of an API key.
	accountOf: () => '',
	byHand,
	verify: verifyRequest,
	lookUp: lookUpParties,
	readCall,
	answerCall: (request, call, plan) => (isTexml(request) ? answerTexml(request, call, plan) : RECEIVED),
	readText,
	answerText: () => RECEIVED,
	sender: telnyxSender,
	administration: telnyxNumbers,
} satisfies PhoneConnector<TelnyxSecrets>;
