import type { PhoneConnector } from '../connector';
import { readCall } from './calls';
import { byHand } from './filters';
import { greet } from './greet';
import { lookUp } from './lookup';
import { accountOf, readRingCentralSecrets, type RingCentralSecrets } from './secrets';
import { ringcentralSender } from './send';
import { ringcentralSubscription } from './subscription';
import { readText } from './texts';
import { verifyRequest } from './verify';

export { RINGCENTRAL_KEYWORDS } from './consent';
export { readRingCentralSecrets, type RingCentralSecrets } from './secrets';

/** RingCentral: calls and texts by webhook subscriptions, texts by the user of the JWT. */
export const ringcentral = {
	name: 'ringcentral',
	title: 'RingCentral',
	about: 'Calls of a RingCentral account, and texts of one of its users',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: false,
		receipts: true,
		humanTexts: true,
		humanCalls: true,
		verification: 'a token of ours in each event (Verification-Token)',
		answersStop: 'yes',
	},
	credential: 'missedCallRingCentralApi',
	readSecrets: readRingCentralSecrets,
	accountOf,
	byHand,
	greet,
	verify: verifyRequest,
	lookUp,
	readCall,
	readText,
	sender: ringcentralSender,
	subscription: ringcentralSubscription,
} satisfies PhoneConnector<RingCentralSecrets>;
