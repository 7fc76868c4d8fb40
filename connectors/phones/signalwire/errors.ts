import { lasting, passing, type TwilioErrors } from '../twilio';

const UNAUTHORIZED = 'SignalWire does not accept the credential. Check Space, Project ID and API Token, and that the token has the scopes Messaging, Voice and Numbers.';
const BAD_MEDIA = 'SignalWire could not fetch a picture. Its URL must be public, with a valid certificate, and give the right content type.';
const LARGE_MEDIA = 'The pictures are too large. Keep all of them together under 500 KB: local numbers take 1.2 MB, toll-free numbers 750 KB, some carriers less.';
const NOT_YOURS = 'The sending number is not one that was bought in this SignalWire project. Verified caller IDs cannot text. Use the credential of the project that owns the number.';
const BALANCE = 'The balance of the SignalWire Space is too low. Add funds, or switch Auto Top-up on.';
const NO_GROUP = 'The Number Group to send from does not exist in this SignalWire project. Check its ID.';

/**
 * SignalWire's error codes: the numbers are Twilio's, the meanings not always (21606 and 21612 are others).
 * https://signalwire.com/docs/compatibility-api/rest/error-codes
 */
const ERRORS: TwilioErrors = {
	4001: lasting('account', BALANCE),
	10001: lasting('account', 'This is not enabled for the SignalWire Space. Ask SignalWire support to enable it.'),
	11751: lasting('bad_text', LARGE_MEDIA),
	12300: lasting('bad_text', BAD_MEDIA),
	20003: lasting('unauthorized', UNAUTHORIZED),
	20010: lasting('account', 'SignalWire has switched this off for the Space. Ask SignalWire support why.'),
	20403: lasting('unauthorized', UNAUTHORIZED),
	20404: lasting('account', 'SignalWire does not know what was asked for. Check Space and Project ID in the credential.'),
	20429: passing('throttled', 'SignalWire got too many requests of this Space at once.'),
	21210: lasting('bad_sender', NOT_YOURS),
	21211: lasting('invalid_number', 'SignalWire says that the recipient’s number is missing or no phone number.'),
	21212: lasting('bad_sender', 'SignalWire does not accept the sending number. It must be in E.164 form, such as +14155550100, and belong to the project.'),
	21213: lasting('bad_sender', 'The call had no number to show. Set the business’s number in its profile.'),
	21217: lasting('invalid_number', 'SignalWire says that the number to ring does not exist. Check it in the profile.'),
	21219: lasting('account', 'A SignalWire Space in trial mode reaches verified numbers only. Verify the number in the Dashboard, or upgrade the Space.'),
	21402: lasting('other', 'SignalWire does not accept a URL of n8n. It must be public: set WEBHOOK_URL to the public address of n8n.'),
	21456: lasting('other', 'SignalWire does not accept the URL for reports. It must be public: set WEBHOOK_URL to the public address of n8n.'),
	21601: lasting('bad_sender', 'The sending number cannot text or call. New US numbers text only once they are in an approved campaign: assign it to one in the Dashboard under Messaging Campaigns.'),
	21602: lasting('bad_text', 'The text was empty. Give it words or a picture.'),
	21603: lasting('invalid_number', 'Sender or recipient of the text is missing or not in E.164 form, such as +14155550100.'),
	21604: lasting('invalid_number', 'The text had no recipient.'),
	21606: lasting('not_textable', 'The recipient’s number is not a mobile one.'),
	21610: lasting('opted_out', 'The recipient, or their carrier, blocks texts from this number: most likely they sent STOP. Nothing is delivered until they text UNSTOP or START to it.'),
	21611: passing('throttled', 'Too many texts or calls of this number are waiting to go out.'),
	21612: lasting('bad_text', 'SignalWire does not take this kind of picture or file. Use JPEG, PNG or GIF.'),
	21614: lasting('not_textable', 'The recipient’s number cannot receive texts.'),
	21617: lasting('bad_text', 'The text is longer than the 1,600 characters that SignalWire takes. Shorten it.'),
	21620: lasting('bad_text', BAD_MEDIA),
	21623: lasting('bad_text', 'The text has more pictures than SignalWire takes, which are eight. Send fewer.'),
	21701: lasting('bad_sender', NO_GROUP),
	21703: lasting('bad_sender', 'The Number Group to send from has no number that can text. Add one in the SignalWire Dashboard.'),
	21705: lasting('bad_sender', 'The text had no sender. Set the business’s number.'),
	21717: lasting('unregistered', 'US carriers do not take texts from an unregistered number. Register brand and campaign in the SignalWire Dashboard under Messaging Campaigns and assign the number to the campaign.'),
	30001: passing('unavailable', 'The text waited longer to go out than its validity period, which is 4 hours.'),
	30002: lasting('account', BALANCE),
	30003: passing('unreachable', 'The phone could not be reached: switched off, without service, or unable to receive texts.'),
	30004: lasting('opted_out', 'The carrier did not deliver the text because the recipient opted out, usually with STOP. Nothing is delivered until they text UNSTOP to the number.'),
	30005: lasting('unreachable', 'The carrier does not know the recipient’s number: it may be out of service.'),
	30006: lasting('landline', 'The recipient’s number is a landline, or its carrier cannot be reached.'),
	30007: lasting('filtered', 'SignalWire or a carrier filtered the text as unwanted. Check the wording, leave out short links, and see that the number is in an approved campaign.'),
	30008: passing('other', 'The carrier did not deliver the text and did not say why.'),
	30009: passing('unavailable', 'The text waited longer at the carrier than its validity period.'),
	30010: lasting('other', 'It would have cost more than the highest price that was set for it.'),
	30022: passing('throttled', 'The campaign sends faster than US carriers allow it, or the text was taken for spam.'),
	30027: lasting('throttled', 'The brand has used up T-Mobile’s messages of the day.'),
	31003: passing('unavailable', 'A connection within SignalWire timed out.'),
	35125: lasting('throttled', 'The campaign has used up its messages of the day. Register a brand with a higher limit if this happens often.'),
	53603: lasting('bad_text', 'A picture’s URL leads somewhere else. Give the URL at which the picture itself is.'),
	63011: passing('unavailable', 'The text could not be handed to the carrier.'),
	63019: lasting('bad_text', BAD_MEDIA),
};

export const SIGNALWIRE_ERRORS = new Map(Object.entries(ERRORS));
