import type { PhoneConnector } from '../connector';
import { byHand } from './byHand';
import { readCall } from './calls';
import { faultOfSecret, readAsteriskSecrets, type AsteriskSecrets } from './secrets';
import { verifyRequest } from './verify';

export { readAsteriskSecrets, type AsteriskSecrets } from './secrets';
export { snippet as asteriskSnippet } from './snippet';

/** Asterisk and what is built on it: calls, told by the dialplan or by call detail records. Texts go through another system. */
export const asterisk = {
	name: 'asterisk',
	title: 'Asterisk / FreePBX',
	about: 'Calls of your own PBX; texts go through another system',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: false,
		receipts: false,
		humanTexts: false,
		humanCalls: true,
		verification: 'shared secret in a header, or HMAC-SHA256 over time and body',
		answersStop: 'no',
	},
	credential: 'missedCallAsteriskApi',
	faultOf: (credential) => faultOfSecret(credential),
	readSecrets: ({ credential }) => readAsteriskSecrets(credential),
	accountOf: () => '',
	byHand,
	verify: verifyRequest,
	readCall,
} satisfies PhoneConnector<AsteriskSecrets>;
