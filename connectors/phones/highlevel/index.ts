import { readHighLevelSecrets, type HighLevelSecrets } from '../../vendors/highlevel';
import type { PhoneConnector } from '../connector';
import { byHand } from './byHand';
import { readCall } from './calls';
import { lookUp } from './lookUp';
import { highlevelSender } from './send';
import { readText } from './texts';
import { verifyRequest } from './verify';

export { SECRET_HEADER } from './verify';

/** HighLevel (GoHighLevel, LeadConnector): calls and texts by the webhooks of an app or a workflow, sending by its API. */
export const highlevel = {
	name: 'highlevel',
	title: 'HighLevel',
	about: 'Numbers, calls and texts of a sub-account (location) of HighLevel',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: true,
		receipts: true,
		humanTexts: true,
		humanCalls: true,
		verification: 'Ed25519 over the body (X-GHL-Signature) for an app, a shared secret in a header for a workflow',
		answersStop: 'yes',
	},
	credential: 'missedCallHighLevelApi',
	alternative: 'missedCallHighLevelOAuth2Api',
	readSecrets: ({ credential }) => readHighLevelSecrets(credential),
	accountOf: (secrets) => secrets.locationId,
	byHand,
	verify: verifyRequest,
	lookUp,
	// HighLevel delivers again after a 429 only, up to six times, 10 minutes apart; all else it takes as final.
	comeBack: 429,
	readCall,
	readText,
	sender: highlevelSender,
} satisfies PhoneConnector<HighLevelSecrets>;
