import { lasting, type TwilioErrors } from './types';

/** About the number that was to be texted. */
export const RECIPIENT_ERRORS: TwilioErrors = {
	21211: lasting('invalid_number', 'Twilio says that the recipient’s number does not exist.'),
	21265: lasting('not_textable', 'The recipient is a short code, which cannot be texted.'),
	21266: lasting('not_textable', 'The text was addressed to the number it was to come from.'),
	21268: lasting('not_textable', 'The recipient is a premium number, which Twilio does not text.'),
	21401: lasting('invalid_number', 'Twilio says that the recipient’s number is not a phone number.'),
	21408: lasting('region_off', 'Texting this country is switched off. Switch it on in the Twilio console under Messaging, Settings, Geo Permissions.'),
	21604: lasting('invalid_number', 'The text had no recipient.'),
	21610: lasting('opted_out', 'The person has opted out of texts from this number. Twilio delivers nothing until they text START to it.'),
	21612: lasting('unreachable', 'Twilio cannot reach this recipient from this sender. Use a sender of the recipient’s country.'),
	21614: lasting('not_textable', 'The recipient’s number cannot receive texts.'),
	21635: lasting('landline', 'The recipient’s number is a landline.'),
};
