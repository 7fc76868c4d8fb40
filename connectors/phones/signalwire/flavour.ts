import type { Flavour } from '../twilio';
import { SIGNALWIRE_ERRORS } from './errors';
import { lookUpLineType } from './lookup';
import { signedBySignalWire } from './signature';

/** SignalWire: its Compatibility API and cXML are Twilio's API and TwiML under other names. */
export const SIGNALWIRE: Flavour = {
	name: 'signalwire',
	title: 'SignalWire',
	// Every customer has a Space of its own: without one there is nobody to ask, and Twilio must never see the credential.
	baseUrl: '',
	addressField: 'Space',
	// Nothing is written of fragments in URLs, or of what is signed where there is one.
	retries: '',
	signatureHeaders: ['X-SignalWire-Signature', 'X-Twilio-Signature'],
	signedOtherwise: signedBySignalWire,
	errors: SIGNALWIRE_ERRORS,
	errorPage: () => 'https://signalwire.com/docs/compatibility-api/rest/error-codes',
	// No keywords: SignalWire leaves STOP to its customers. https://signalwire.com/docs/platform/messaging/faq
	settings: {
		calls: ['VoiceUrl', 'VoiceMethod', 'VoiceApplicationSid', 'StatusCallback', 'StatusCallbackMethod'],
		texts: ['SmsUrl', 'SmsMethod', 'SmsApplicationSid'],
	},
	services: false,
	lineType: lookUpLineType,
	sentences: {
		secretMissing:
			'The SignalWire credential has no Signing Key, so nothing that arrives can be verified. Copy it from the Dashboard, API Credentials, Signing Key: it is another than the API Token.',
		secretWrong: 'The Signing Key in the credential: it is that of the project which owns the number, in the Dashboard under API Credentials, and not the API Token. A new key works a minute after the reset.',
		wrongAccount: 'A request is about another SignalWire project than the one in the credential. Use Project ID and Signing Key of the project that owns the number.',
		unauthorized: () => 'SignalWire does not accept the credential. Check Space, Project ID and API Token for missing characters, and that the token has the scope Numbers.',
		notInAccount: (number) => `The number ${number} is not in this SignalWire project. Check the number, and use the credential of the project that owns it.`,
	},
};
