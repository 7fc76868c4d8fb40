import type { PhoneConnector } from '../connector';
import { byHand } from './byHand';
import { roomsOf } from './rooms';
import { readTwilioSecrets, type TwilioSecrets } from './secrets';
import { TWILIO } from './twilio';

export { apiBase, asRecord, ask, isSuccess } from './api';
export { lasting, passing, type TwilioError, type TwilioErrors } from './errors';
export type { Flavour } from './flavour';
export { TWILIO_DEFAULT_KEYWORDS } from './keywords';
export { roomsOf } from './rooms';
export { readTwilioSecrets, TWILIO_BASE_URL, type TwilioSecrets } from './secrets';
export { TWILIO_STEPS, type TwilioStep } from './steps';

/** Twilio: calls by voice webhooks and TwiML, texts by the Messages API. */
export const twilio = {
	name: TWILIO.name,
	title: TWILIO.title,
	about: 'Numbers, calls and texts of a Twilio account',
	abilities: {
		calls: 'answers',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: false,
		humanCalls: false,
		verification: 'HMAC-SHA1 over URL and form (X-Twilio-Signature)',
		answersStop: 'yes',
	},
	credential: 'missedCallTwilioApi',
	readSecrets: ({ credential }) => readTwilioSecrets(credential),
	accountOf: (secrets) => secrets.accountSid,
	byHand,
	...roomsOf(TWILIO),
} satisfies PhoneConnector<TwilioSecrets>;
