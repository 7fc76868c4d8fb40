import { lasting, passing, type TwilioErrors } from './types';

/** About the account, the credential and its limits. */
export const ACCOUNT_ERRORS: TwilioErrors = {
	20003: lasting('unauthorized', 'Twilio does not accept the credential. Check Account SID and Auth Token, or API Key SID and Secret, for missing characters, and whether the key was revoked or belongs to another region than the Base URL.'),
	20005: lasting('account', 'The Twilio account is not active. Look into the Twilio console: it may be suspended or closed.'),
	20008: lasting('account', 'The credential holds Twilio’s test credentials, which cannot do this. Enter the live Account SID and Auth Token.'),
	20403: lasting('account', 'The Twilio account may not use the API, most likely because it is suspended or closed. Look into the Twilio console.'),
	20404: lasting('account', 'Twilio does not know what was asked for. Check the Account SID and the Base URL in the credential.'),
	20429: passing('throttled', 'Twilio got too many requests of this account at once.'),
	21608: lasting('account', 'A Twilio trial account texts verified numbers only. Verify the number in the Twilio console, or upgrade the account.'),
	30002: lasting('account', 'The Twilio account is suspended. Look into the Twilio console.'),
	30037: lasting('account', 'Outgoing messages are switched off for this Twilio account. Ask Twilio support why.'),
	30454: lasting('throttled', 'The Twilio account has reached its limit of messages. Ask Twilio to raise it.'),
	63038: lasting('throttled', 'The Twilio account has reached its daily limit of messages. It opens again tomorrow; ask Twilio to raise it.'),
	70051: lasting('unauthorized', 'The API key in the credential may not do this. Give a restricted key the permissions to read and create Messages and to read and update Incoming Phone Numbers and Messaging Services, or use a standard key.'),
};
