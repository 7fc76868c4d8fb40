import { lasting, type TwilioErrors } from './types';

/** About calls that we place: https://www.twilio.com/docs/api/errors */
export const CALL_ERRORS: TwilioErrors = {
	13227: lasting('region_off', 'Calling this country is switched off. Switch it on in the Twilio console under Voice, Settings, Geo Permissions.'),
	21201: lasting('invalid_number', 'The call had no number to ring.'),
	21205: lasting('other', 'Twilio does not accept the URL for the key that is pressed. It must be public: set WEBHOOK_URL to the public address of n8n.'),
	21210: lasting('bad_sender', 'The number that was to be shown is not one of this Twilio account. Use the credential of the account that owns the business’s number.'),
	21213: lasting('bad_sender', 'The call had no number to show. Set the business’s number in its profile.'),
	21214: lasting('unreachable', 'Twilio cannot reach this phone by a call. Check its number in the profile.'),
	21215: lasting('region_off', 'The Twilio account may not call this number. Switch its country on in the Twilio console under Voice, Settings, Geo Permissions.'),
	21216: lasting('blocked', 'Twilio does not call this number: it, or its range, is blocked. Use another phone in the profile.'),
	21217: lasting('invalid_number', 'Twilio says that the number to ring does not exist. Check it in the profile.'),
	21219: lasting('account', 'A Twilio trial account calls verified numbers only. Verify the number in the Twilio console, or upgrade the account.'),
	32018: lasting('bad_text', 'What was to be said is longer than Twilio takes along with a call. Shorten the names in the profile.'),
};
