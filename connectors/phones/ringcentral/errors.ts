import type { HttpAnswer, SendReason } from '../../../engine';
import { asRecord, asRecords, text } from './values';

export interface RingCentralError {
	readonly reason: SendReason;
	/** Whether sending the same text again, unchanged and soon, is pointless. */
	readonly permanent: boolean;
	/** What happened and how to mend it. */
	readonly message: string;
}

const lasting = (reason: SendReason, message: string): RingCentralError => ({ reason, permanent: true, message });
const passing = (reason: SendReason, message: string): RingCentralError => ({ reason, permanent: false, message });

const CREDENTIAL = lasting('unauthorized', 'RingCentral does not accept the credential. Check Client ID, Client Secret and Server URL, that the app uses JWT authentication, and that the JWT is not revoked, has not run out and is allowed for this app.');
const NUMBER = lasting('invalid_number', 'RingCentral says that the recipient’s number is not a phone number.');
const SENDER = lasting('bad_sender', 'The sending number is not one from which the user of the JWT may text. In the RingCentral admin portal, make this user the SMS recipient of the number, or create the JWT as the user who is.');
const FEATURE = lasting('unregistered', 'RingCentral does not let this number send texts. Register brand and campaign (TCR), or verify the toll-free number, put the number into the campaign, and see that the plan includes SMS.');

/** Codes of refused requests. The list was checked against what RingCentral documents of the SMS method. */
const ERRORS: ReadonlyMap<string, RingCentralError> = new Map([
	['CMN-102', lasting('account', 'RingCentral does not know what was asked for. Check the Server URL in the credential, and that the number belongs to the account of the JWT.')],
	['CMN-301', passing('throttled', 'RingCentral got too many requests of this user within a minute.')],
	['CMN-401', lasting('unauthorized', 'The RingCentral app lacks a permission. In the developer console give it SMS, Read Messages, Call Control and Webhook Subscriptions.')],
	['CMN-405', CREDENTIAL],
	['CMN-408', lasting('unauthorized', 'The role of the RingCentral user lacks a permission. In the admin portal give the user of the JWT a role that may send and read business texts and see calls.')],
	['CMN-414', NUMBER],
	['MSG-240', lasting('region_off', 'International texts are switched off for this RingCentral account.')],
	['MSG-241', lasting('bad_sender', 'The sending number is a fax number. Choose one that can text.')],
	['MSG-242', FEATURE],
	['MSG-243', lasting('blocked', 'The recipient’s number is blocked at RingCentral. Unblock it there if it is a customer.')],
	['MSG-245', SENDER],
	['MSG-246', lasting('not_textable', 'The recipient, or the sender, is an extension number. RingCentral texts phone numbers only here.')],
	['MSG-247', lasting('not_textable', 'The recipient is a short code, which RingCentral does not text.')],
	['MSG-314', lasting('bad_sender', 'The extension of the JWT cannot text. Create the JWT as a user who can.')],
	['MSG-348', lasting('bad_text', 'RingCentral does not take this kind of attachment.')],
	['MSG-367', FEATURE],
	['MSG-384', lasting('throttled', 'The RingCentral account has used up its texts. They start again with the next month; an admin can buy more.')],
	['MSG-388', lasting('region_off', 'RingCentral does not text this destination.')],
	['BIL-103', lasting('account', 'The plan of the RingCentral account does not include this.')],
]);

/** `CMN-101` names the parameter that is wrong. */
function ofParameter(name: string): RingCentralError {
	if (name.startsWith('from')) return SENDER;
	if (name.startsWith('to')) return NUMBER;
	if (name.startsWith('text')) return lasting('bad_text', 'RingCentral does not take the text. It must not be empty, nor longer than 1,000 characters.');
	return lasting('other', 'RingCentral does not accept a part of the request.');
}

/** RingCentral’s own code of a refusal, such as `MSG-242`: the first of `errors`, since the code above them may be a mere word. */
export function codeOf({ body }: HttpAnswer): string | undefined {
	const fields = asRecord(body);
	return [...asRecords(fields.errors, 5), fields].map(({ errorCode }) => text(errorCode)).find((code) => code !== '');
}

/** What a refusal means, by its code, else by its HTTP status. */
export function explain(answer: HttpAnswer): RingCentralError {
	const code = codeOf(answer);
	if (code === 'CMN-101') return ofParameter(parameterOf(answer));
	const known = code === undefined ? undefined : ERRORS.get(code);
	if (known) return known;
	if (answer.status === 401 || code?.startsWith('OAU-')) return CREDENTIAL;
	if (answer.status === 429) return passing('throttled', 'RingCentral got too many requests of this user within a minute.');
	if (answer.status === 403) return lasting('account', ownWords(answer, code));
	return lasting('other', ownWords(answer, code));
}

function parameterOf({ body }: HttpAnswer): string {
	const fields = asRecord(body);
	return [...asRecords(fields.errors, 5), fields].map(({ parameterName }) => text(parameterName)).find((name) => name !== '') ?? '';
}

/** Phone numbers go: an error is shown in places where they have no business. */
function ownWords(answer: HttpAnswer, code: string | undefined): string {
	const words = text(asRecord(answer.body).message).replace(/\+?\d[\d\s().-]{5,}\d/g, '…');
	return `RingCentral answered with ${code ? `error ${code}` : `HTTP status ${answer.status}`}${words ? `: ${words}` : '.'}${code ? '' : ' Check the Server URL in the credential.'}`;
}
