import { lasting, passing, type TelnyxErrors } from './types';

const BAD_KEY = 'Telnyx does not accept the API Key in the credential. Check it for missing characters, and that it is a V2 key that was not deleted (Telnyx portal, Account Settings, Keys & Credentials).';
const VERIFY = 'Telnyx wants the account verified first. Verify it in the Telnyx portal, Account Settings.';

/** About the account, the key and its limits. */
export const ACCOUNT_ERRORS: TelnyxErrors = {
	10009: lasting('unauthorized', BAD_KEY),
	10010: lasting('unauthorized', 'The API Key in the credential may not do this. Ask the owner of the Telnyx organization for a key with permission to send messages and to manage numbers.'),
	10011: passing('throttled', 'Telnyx got too many requests of this account at once.'),
	20001: lasting('unauthorized', BAD_KEY),
	20002: lasting('unauthorized', 'The API Key in the credential was revoked. Create a new one in the Telnyx portal and enter it.'),
	20006: lasting('unauthorized', BAD_KEY),
	20012: lasting('account', 'The Telnyx account is not active, most likely because its balance is used up. Top it up in the Telnyx portal.'),
	20013: lasting('account', 'The Telnyx account is blocked. Ask Telnyx support why.'),
	20014: lasting('account', VERIFY),
	20015: lasting('account', 'Messaging is not enabled for the Telnyx account. Ask Telnyx support to enable it.'),
	20016: lasting('account', VERIFY),
	20017: lasting('account', `${VERIFY} This needs level 2 verification.`),
	20100: lasting('account', 'The balance of the Telnyx account is used up. Top it up in the Telnyx portal.'),
	40312: lasting('account', 'The messaging profile of the number is switched off. Switch it on in the Telnyx portal under Messaging.'),
	40314: lasting('account', 'Messaging is switched off for this Telnyx account. Ask Telnyx support why.'),
	40333: lasting('account', 'The messaging profile has reached its daily spend limit. Raise it in the Telnyx portal under Messaging; it opens again at midnight UTC.'),
};
