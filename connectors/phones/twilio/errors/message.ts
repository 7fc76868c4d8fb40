import { lasting, type TwilioErrors } from './types';

const EMPTY = 'The text was empty. Give it words or a picture.';
const BAD_MEDIA = 'Twilio could not fetch a picture. Its URL must be public, with a valid certificate, and give the right content type.';
const LARGE_MEDIA = 'A picture is too large for the recipient’s carrier. Keep all of them together under 600 KB.';

/** About the words and pictures. */
export const MESSAGE_ERRORS: TwilioErrors = {
	11200: lasting('bad_text', BAD_MEDIA),
	11751: lasting('bad_text', LARGE_MEDIA),
	12300: lasting('bad_text', BAD_MEDIA),
	21602: lasting('bad_text', EMPTY),
	21605: lasting('bad_text', 'The text is too long. Shorten it.'),
	21609: lasting('other', 'Twilio does not accept the URL for delivery reports. It must be public: set WEBHOOK_URL to the public address of n8n.'),
	21617: lasting('bad_text', 'The text is longer than the 1,600 characters that Twilio takes. Shorten it.'),
	21619: lasting('bad_text', EMPTY),
	21620: lasting('bad_text', BAD_MEDIA),
	21623: lasting('bad_text', 'The text has more pictures than Twilio takes, which are ten. Send fewer.'),
	21658: lasting('bad_text', 'A part of the text is longer than Twilio takes. Shorten it.'),
	30011: lasting('bad_text', 'The recipient’s number does not take pictures. Send the text without them.'),
	30019: lasting('bad_text', LARGE_MEDIA),
	30038: lasting('filtered', 'The text was taken for a one-time password and filtered. Change its wording.'),
	63019: lasting('bad_text', BAD_MEDIA),
};
