import { lasting, passing, type TelnyxErrors } from './types';

const NO_SUCH_NUMBER = 'Telnyx says that the recipient’s number is not a phone number that can be texted.';
const BAD_SENDER = 'The sending number is not one that may text from this Telnyx account. It must be bought in, or ported to, the account, have SMS, and be assigned to a messaging profile (Telnyx portal, Numbers, Messaging).';
const EMPTY = 'The text was empty. Give it words or a picture.';
const MALFORMED = 'Telnyx could not read the request. Check the Base URL in the credential, and the sender and recipient of the text.';

/** Refused before a text was taken: recipient, sender, words. */
export const REQUEST_ERRORS: TelnyxErrors = {
	10001: lasting('bad_sender', BAD_SENDER),
	10002: lasting('invalid_number', NO_SUCH_NUMBER),
	10003: lasting('other', 'Telnyx does not accept the URL for delivery reports, or of a picture. It must be public: set WEBHOOK_URL to the public address of n8n.'),
	10004: lasting('other', MALFORMED),
	10005: lasting('other', 'Telnyx does not know what was asked for. Check the Base URL in the credential.'),
	10006: lasting('other', MALFORMED),
	10007: passing('unavailable', 'Telnyx reports an error of its own.'),
	10008: passing('unavailable', 'Telnyx did not carry out the request in time.'),
	10015: lasting('other', MALFORMED),
	10016: lasting('invalid_number', 'Telnyx wants numbers with + and country code, such as +14155550100.'),
	40300: lasting('opted_out', 'The person has opted out: they texted STOP to a number of this messaging profile. Telnyx delivers nothing until they text START.'),
	40301: lasting('not_textable', 'The recipient’s number does not take this kind of message from this sender.'),
	40302: lasting('bad_text', 'The text is too long. Shorten it.'),
	40304: lasting('bad_text', EMPTY),
	40305: lasting('bad_sender', BAD_SENDER),
	40306: lasting('bad_sender', 'The messaging profile has no alphanumeric sender. Set one at the profile, or send from a number.'),
	40308: lasting('bad_sender', 'The sending number cannot send pictures. Send the text without them, or from a number with MMS.'),
	40309: lasting('region_off', 'The messaging profile does not allow texts to this country. Add it to the allowed destinations of the profile in the Telnyx portal.'),
	40310: lasting('invalid_number', NO_SUCH_NUMBER),
	40315: lasting('bad_sender', 'Telnyx holds the sending number back: too few of its texts arrive, or too many are marked as spam. See Number Health in the Telnyx portal.'),
	40316: lasting('bad_text', EMPTY),
	40317: lasting('bad_text', 'Telnyx could not take a picture. A message holds up to ten, together under 1 MB, at public URLs.'),
	40318: passing('throttled', 'Too many texts are waiting to go out at Telnyx.'),
	40319: lasting('not_textable', 'The recipient’s number does not take messages of this sender’s kind.'),
	40320: passing('bad_sender', 'The sending number was just bought and is not ready yet.'),
	40321: lasting('bad_sender', 'The messaging profile has no number that can send. Assign one in the Telnyx portal.'),
	40328: lasting('bad_text', 'The text is longer than Telnyx recommends for SMS. Shorten it.'),
};
