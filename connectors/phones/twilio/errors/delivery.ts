import { lasting, passing, type TwilioErrors } from './types';

/** About the way from Twilio to the phone. */
export const DELIVERY_ERRORS: TwilioErrors = {
	21730: passing('unavailable', 'Twilio is under maintenance.'),
	30001: passing('throttled', 'Texts were sent faster than they could go out, and the queue was full.'),
	30003: passing('unreachable', 'The phone could not be reached: switched off, without service, or unable to receive texts.'),
	30004: lasting('blocked', 'The recipient or their carrier blocks the text.'),
	30005: lasting('unreachable', 'The carrier does not know the recipient’s number: it may be out of service.'),
	30006: lasting('landline', 'The recipient’s number is a landline, or its carrier cannot be reached.'),
	30007: lasting('filtered', 'A carrier or Twilio filtered the text as unwanted. Check the wording, leave out short links, and see that the number is registered for A2P 10DLC or toll-free verified.'),
	30008: passing('other', 'The carrier did not deliver the text and did not say why.'),
	30009: passing('other', 'A part of a long text was lost on its way. Shorten the text.'),
	30010: lasting('other', 'The text would have cost more than the highest price that was set for it.'),
	30017: passing('unavailable', 'The carrier’s network is congested.'),
	30036: passing('unavailable', 'The text waited longer for delivery than its validity period.'),
	30410: passing('unavailable', 'The carrier did not answer Twilio in time.'),
	30450: lasting('blocked', 'Twilio’s protection against SMS pumping blocked the text. Exempt the number in the Twilio console if it is a customer.'),
	30453: lasting('blocked', 'Twilio held the text back because it looked like fraud. Ask Twilio support if it is a customer.'),
	30485: lasting('other', 'The text could not be delivered.'),
	60005: passing('unavailable', 'A carrier on the way reported an error.'),
};
