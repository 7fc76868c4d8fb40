import { lasting, passing, type TelnyxErrors } from './types';

const LIMIT_OF_THE_DAY = 'The A2P 10DLC brand has used up T-Mobile’s messages of the day. They start again at midnight Pacific time; a better brand score raises them.';
const TOLL_FREE = 'Carriers do not take texts from an unverified toll-free number. Have it verified in the Telnyx portal under Messaging, Compliance.';

/** About the way to the phone, and the registration of the sender. */
export const DELIVERY_ERRORS: TelnyxErrors = {
	40001: lasting('landline', 'The recipient’s number is a landline, or a mobile that cannot be texted.'),
	40002: passing('filtered', 'A carrier filtered the text as unwanted, for now. Send less at once, check the wording, and leave out short links.'),
	40003: lasting('filtered', 'A carrier has blocked the sending number for good as unwanted. Use another number, and ask Telnyx support.'),
	40004: passing('blocked', 'The recipient’s carrier rejected the text and did not say why.'),
	40005: passing('unavailable', 'The text was too long on its way and expired.'),
	40006: passing('unreachable', 'The recipient’s carrier could not be reached.'),
	40007: lasting('other', 'The text was sent round in a circle. Check that the sender does not forward to the recipient.'),
	40008: lasting('unreachable', 'The recipient’s carrier did not accept the text.'),
	40009: lasting('bad_text', 'The recipient’s carrier does not take the characters of this text. Write it without special characters.'),
	40010: lasting('unregistered', 'US carriers do not take texts from an unregistered number. Register brand and campaign for 10DLC in the Telnyx portal (Messaging, 10DLC) and assign the number to the campaign.'),
	40011: passing('throttled', 'Texts were sent faster than the carrier allows.'),
	40012: lasting('invalid_number', 'The recipient’s carrier does not know the number, or it is out of service.'),
	40013: lasting('bad_sender', 'The carrier does not accept the sending number. Check in the Telnyx portal that it is active and assigned to a messaging profile.'),
	40014: passing('unavailable', 'The text waited too long at Telnyx and expired.'),
	40015: lasting('filtered', 'Telnyx’s own filter stopped the text as unwanted. Check the wording, and leave out short links.'),
	40016: lasting('throttled', LIMIT_OF_THE_DAY),
	40017: lasting('filtered', 'AT&T filtered the text as unwanted. Check the wording and that it fits the registered campaign.'),
	40018: passing('throttled', 'The A2P 10DLC campaign sends faster than AT&T allows it.'),
	40100: lasting('bad_sender', 'The sending number cannot text yet. Assign it to a messaging profile in the Telnyx portal (Numbers, Messaging).'),
	40150: lasting('unregistered', TOLL_FREE),
	40151: lasting('bad_sender', 'Messaging for the sending number is still being moved from another provider. Wait until that is done.'),
	40322: lasting('filtered', 'Telnyx blocked the text for its content. Change the wording.'),
	40329: lasting('unregistered', TOLL_FREE),
};
