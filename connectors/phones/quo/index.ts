import type { PhoneConnector } from '../connector';
import { readCall } from './calls';
import { lookUp } from './lookup';
import { readQuoSecrets, type QuoSecrets } from './secrets';
import { quoSender } from './send';
import { verifyRequest } from './signature';
import { byHand } from './steps';
import { quoSubscriptions } from './subscription';
import { readText } from './texts';
import { readTranscript } from './transcript';

export { QUO_BASE_URL, readQuoSecrets, type QuoSecrets } from './secrets';

/** Quo, formerly OpenPhone: its webhooks of both generations report calls and texts, and v1 of its API sends. */
export const quo = {
	name: 'quo',
	title: 'Quo (OpenPhone)',
	about: 'Numbers, calls and texts of a Quo workspace, which was called OpenPhone',
	abilities: {
		calls: 'reports',
		voicemail: true,
		pictures: false,
		receipts: true,
		humanTexts: true,
		humanCalls: true,
		verification: 'HMAC-SHA256 over time and body (Standard Webhooks, or openphone-signature)',
		answersStop: 'yes',
	},
	credential: 'missedCallQuoApi',
	readSecrets: readQuoSecrets,
	// Ids of Quo are unique across workspaces, and the older webhooks do not name theirs.
	accountOf: () => '',
	byHand,
	verify: verifyRequest,
	lookUp,
	readCall,
	readTranscript,
	readText,
	sender: quoSender,
	subscription: quoSubscriptions,
} satisfies PhoneConnector<QuoSecrets>;
