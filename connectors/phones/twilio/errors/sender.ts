import { lasting, passing, type TwilioErrors } from './types';

const NOT_YOURS = 'The sending number is not one of this Twilio account that can text. Check that the number was bought in, or ported to, the account of the credential and can send SMS.';
const REGISTER_A2P = 'US carriers do not take texts from an unregistered number. Register brand and campaign for A2P 10DLC in the Twilio console and put the number into the campaign’s Messaging Service.';
const REGISTER_SENDER = 'This country wants senders to be registered first. Register the sender in the Twilio console, or send from another number.';
const NO_SERVICE = 'The Messaging Service does not exist in this Twilio account. Check its SID.';
const EMPTY_SERVICE = 'The Messaging Service has no number to send from. Add one to its sender pool in the Twilio console.';

/** About the number or Messaging Service that was to send. */
export const SENDER_ERRORS: TwilioErrors = {
	21212: lasting('bad_sender', 'Twilio does not accept the sending number. It must be in E.164 form, such as +14155550100, and belong to the account.'),
	21601: lasting('bad_sender', NOT_YOURS),
	21603: lasting('bad_sender', 'The text had no sender. Set the business’s number, or a Messaging Service SID.'),
	21606: lasting('bad_sender', NOT_YOURS),
	21607: lasting('bad_sender', NOT_YOURS),
	21611: passing('throttled', 'Too many texts of this number are waiting to go out.'),
	21621: lasting('bad_sender', 'The sending number cannot send pictures. Send the text without them, or from a number with MMS.'),
	21659: lasting('bad_sender', NOT_YOURS),
	21660: lasting('bad_sender', 'The sending number belongs to another Twilio account or subaccount than the credential.'),
	21661: lasting('bad_sender', 'The sending number cannot send SMS. Choose one with SMS in the Twilio console.'),
	21701: lasting('bad_sender', NO_SERVICE),
	21703: lasting('bad_sender', EMPTY_SERVICE),
	21704: lasting('bad_sender', EMPTY_SERVICE),
	21705: lasting('bad_sender', NO_SERVICE),
	21711: lasting('bad_sender', 'The sending number is not in the Messaging Service. Add it to the service’s sender pool in the Twilio console.'),
	21910: lasting('bad_sender', 'Sender and recipient are not of the same channel: both must be plain phone numbers.'),
	30018: lasting('unregistered', REGISTER_SENDER),
	30022: passing('throttled', 'The A2P 10DLC campaign sends faster than US carriers allow it.'),
	30023: lasting('throttled', 'The A2P 10DLC brand has used up its messages of the day. They start again at midnight Pacific time; a better trust score raises them.'),
	30024: lasting('unregistered', 'The recipient’s carrier does not know the sending number yet. After a registration or a porting this can take a few days; after that ask Twilio support.'),
	30027: lasting('throttled', 'The A2P 10DLC brand has used up T-Mobile’s messages of the day. They start again at midnight Pacific time.'),
	30032: lasting('unregistered', 'US and Canadian carriers do not take texts from an unverified toll-free number. Verify it in the Twilio console under Toll-Free Verification.'),
	30034: lasting('unregistered', REGISTER_A2P),
	30040: lasting('unregistered', REGISTER_SENDER),
	30041: lasting('unregistered', REGISTER_SENDER),
	30042: lasting('bad_sender', 'The sender’s name is too general or has special characters. Choose another.'),
};
