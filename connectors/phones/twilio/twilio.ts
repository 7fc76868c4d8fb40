import { TWILIO_ERRORS } from './errors';
import type { Flavour } from './flavour';
import { TWILIO_DEFAULT_KEYWORDS } from './keywords';
import { lookUpLineType } from './lookup';
import { TWILIO_BASE_URL, type TwilioSecrets } from './secrets';

/** Twilio itself. */
export const TWILIO: Flavour = {
	name: 'twilio',
	title: 'Twilio',
	baseUrl: TWILIO_BASE_URL,
	addressField: 'Base URL',
	/**
	 * By default Twilio repeats a webhook once, and only when no connection came about. A report that n8n could not take in
	 * (it was restarting, say) would be lost, so every address that we give asks for more: three repetitions, also on 5xx
	 * answers and on time-outs, within Twilio's 15 seconds in all. Repetitions are harmless here. The fragment is read by
	 * Twilio alone: it is neither sent nor signed. Source: Twilio, webhook connection overrides.
	 */
	retries: 'rc=3&rp=5xx,ct,rt',
	signatureHeaders: ['X-Twilio-Signature'],
	errors: TWILIO_ERRORS,
	errorPage: (code) => `https://www.twilio.com/docs/api/errors/${encodeURIComponent(code)}`,
	keywords: TWILIO_DEFAULT_KEYWORDS,
	settings: {
		calls: ['VoiceUrl', 'VoiceMethod', 'VoiceApplicationSid', 'TrunkSid', 'StatusCallback', 'StatusCallbackMethod'],
		texts: ['SmsUrl', 'SmsMethod', 'SmsApplicationSid'],
	},
	services: true,
	lineType: lookUpLineType,
	sentences: {
		secretMissing:
			'The Twilio credential has no Auth Token, so nothing that arrives can be verified. Enter the Auth Token of the account: it is needed even where an API key does the sending.',
		secretWrong: 'The Auth Token in the credential: it must be the primary one of the account, or subaccount, that owns the number.',
		wrongAccount:
			'A request is about another Twilio account than the one in the credential. Use the Account SID and Auth Token of the account, or subaccount, that owns the number.',
		unauthorized,
		notInAccount: (number) => `The number ${number} is not in this Twilio account. Check the number, and use the credential of the account, or subaccount, that owns it.`,
	},
};

function unauthorized(secrets: TwilioSecrets): string {
	const fields = secrets.apiKeySid ? 'API Key SID and API Key Secret' : 'Account SID and Auth Token';
	const further = secrets.apiKeySid ? ' A restricted key needs the permissions to read and update Incoming Phone Numbers.' : '';
	return `Twilio does not accept the credential. Check ${fields} for missing characters, and that they belong to the account ${secrets.accountSid}.${further}`;
}
