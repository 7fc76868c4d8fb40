import type { PhoneConnector } from '../connector';
import { roomsOf } from '../twilio';
import { byHand } from './byHand';
import { SIGNALWIRE } from './flavour';
import { readSignalWireSecrets, type SignalWireSecrets } from './secrets';

export { readSignalWireSecrets, type SignalWireSecrets } from './secrets';

/** SignalWire: calls by cXML, texts by the Compatibility API. */
export const signalwire = {
	name: SIGNALWIRE.name,
	title: SIGNALWIRE.title,
	about: 'Numbers, calls and texts of a SignalWire project',
	abilities: {
		calls: 'answers',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: false,
		humanCalls: false,
		verification: 'HMAC-SHA1 over URL and form, with the Signing Key (X-SignalWire-Signature)',
		answersStop: 'no',
	},
	credential: 'missedCallSignalWireApi',
	readSecrets: ({ credential }) => readSignalWireSecrets(credential),
	accountOf: (secrets) => secrets.accountSid,
	byHand,
	...roomsOf(SIGNALWIRE),
} satisfies PhoneConnector<SignalWireSecrets>;
