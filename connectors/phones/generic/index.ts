import type { PhoneConnector } from '../connector';
import { byHand } from './byHand';
import { answerCall, answerText, readCall, readText, readTranscript, withMapping } from './read';
import { faultOfCredential, readGenericSecrets, type GenericSecrets } from './secrets';
import { genericSender } from './send';
import { verifyRequest } from './verify';

export { readGenericSecrets, type GenericSecrets } from './secrets';

/** Any phone system that reports calls or texts to an address: the node says what stands where. */
export const generic = {
	name: 'generic',
	title: 'Generic Webhook',
	about: 'Any phone system that reports calls or texts to an address, and any API that sends texts',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: true,
		humanCalls: true,
		verification: 'shared secret, HMAC (SHA-1, SHA-256 or SHA-512) over what you say, or JWT with a hash of the body',
		answersStop: 'no',
	},
	credential: 'missedCallGenericApi',
	faultOf: faultOfCredential,
	parameters: ['genericCallFields', 'genericTextFields'],
	readSecrets: readGenericSecrets,
	accountOf: (secrets) => secrets.account,
	byHand,
	verify: (request, { trust }, now) => verifyRequest(request, trust, now),
	lookUp: async (_http, { mappings }) => withMapping(mappings),
	readCall,
	answerCall,
	readTranscript,
	readText,
	answerText,
	sender: genericSender,
} satisfies PhoneConnector<GenericSecrets>;
