import type { PhoneConnector } from '../connector';
import { byHand } from './byHand';
import { readCall } from './calls';
import { lookUp } from './lookUp';
import { readCallRailSecrets, type CallRailSecrets } from './secrets';
import { callRailSender } from './send';
import { verifyRequest } from './signature';
import { callRailSubscription } from './subscription';
import { readText } from './texts';
import { readTranscript } from './transcript';

export { CALLRAIL_BASE_URL, readCallRailSecrets, type CallRailSecrets } from './secrets';

/** CallRail: tracking numbers, whose calls it routes itself and tells when they are over, and texts. */
export const callrail = {
	name: 'callrail',
	title: 'CallRail',
	about: 'Calls and texts of tracking numbers',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: true,
		receipts: false,
		humanTexts: true,
		humanCalls: true,
		verification: 'HMAC-SHA1 over the body (Signature)',
		answersStop: 'yes',
	},
	credential: 'missedCallCallRailApi',
	readSecrets: readCallRailSecrets,
	accountOf: (secrets) => secrets.accountId,
	byHand,
	verify: verifyRequest,
	lookUp,
	readCall,
	readTranscript,
	readText,
	sender: callRailSender,
	subscription: callRailSubscription,
} satisfies PhoneConnector<CallRailSecrets>;
