import type { HttpAnswer, SendReason, SendResult } from '../../../engine';
import { secondsToldIn } from '../retryAfter';
import { ownWords } from './api';
import { asRecord, items, word } from './values';

interface Refusal {
	readonly reason: SendReason;
	readonly message: string;
}

const UNREGISTERED = { reason: 'unregistered', message: 'US carriers do not take texts of this Quo workspace, because it is not registered. Finish the US carrier registration (A2P 10DLC) in the settings of Quo.' } as const;
const UNAUTHORIZED = { reason: 'unauthorized', message: 'Quo does not accept the API key. Enter one that an owner or admin made in Quo under Settings, API, as it is and without “Bearer”.' } as const;
const CREDITS = { reason: 'account', message: 'The Quo workspace has no credits left for texts by API. Add funds in Quo under Settings, Plan & billing.' } as const;
const EXPIRED = { reason: 'account', message: 'The Quo subscription has expired. Renew it in Quo under Settings, Plan & billing.' } as const;
const DAILY_CAP = { reason: 'throttled', message: 'The Quo workspace has sent as many texts today as US carriers allow it. They start again tomorrow.' } as const;
const NO_MEMBER = { reason: 'bad_sender', message: 'The owner of the sending number is no member of it. Assign them to it in Quo under Settings, Phone Numbers.' } as const;
const NO_SENDER = { reason: 'bad_sender', message: 'Quo does not know the sending number. Use the credential of the workspace that the business’s number belongs to.' } as const;
const OPTED_OUT = { reason: 'opted_out', message: 'The person has opted out of texts from this Quo workspace. Quo delivers nothing until they text START to it.' } as const;
const ABROAD = { reason: 'region_off', message: 'Texts to this country are off for the Quo workspace. Switch international messaging on in the settings of Quo.' } as const;
const NO_NUMBER = { reason: 'invalid_number', message: 'Quo says that the recipient’s number is not one that can be texted.' } as const;
const LANDLINE = { reason: 'landline', message: 'Quo says that the recipient’s number is a landline.' } as const;
const UNREACHABLE = { reason: 'unreachable', message: 'Quo cannot reach the recipient’s phone.' } as const;
const BAD_TEXT = { reason: 'bad_text', message: 'Quo does not take this text. It needs 1 to 1,600 characters.' } as const;
const BUSY = { reason: 'throttled', message: 'Quo got more than ten requests in a second with this API key.' } as const;

/** `code` of an error: https://www.quo.com/docs/mdx/api-reference/messages/send-a-text-message */
const BY_CODE: Readonly<Record<string, Refusal>> = {
	'0206400': UNREGISTERED,
	'0200401': UNAUTHORIZED,
	'0200402': CREDITS,
	'0201402': EXPIRED,
	'0202403': NO_MEMBER,
	'0204403': DAILY_CAP,
	'0200404': NO_SENDER,
};

/** Quo has refusals that its documents do not list, and tells them in words alone. */
const BY_WORDS: ReadonlyArray<readonly [RegExp, Refusal]> = [
	[/opted?[\s-]?out|unsubscribed/i, OPTED_OUT],
	[/daily.*(cap|limit)/i, DAILY_CAP],
	[/a2p|10dlc/i, UNREGISTERED],
	[/enough credit|prepaid credit/i, CREDITS],
	[/subscription/i, EXPIRED],
	[/international/i, ABROAD],
	[/phone number user/i, NO_MEMBER],
	[/landline/i, LANDLINE],
	[/unreachable/i, UNREACHABLE],
	[/number is (not valid|invalid)|not a valid phone number|invalid phone number/i, NO_NUMBER],
];

/** Which part of the request an error is about, where Quo says that it could not be read. */
const BY_PART: Readonly<Record<string, Refusal>> = { to: NO_NUMBER, from: NO_SENDER, content: BAD_TEXT };

const BY_STATUS: Readonly<Record<number, Refusal>> = { 401: UNAUTHORIZED, 402: CREDITS, 404: NO_SENDER, 429: BUSY };

/** Quo says nowhere how long to wait, and counts by the second. */
const SOON_SECONDS = 2;

/** What a refusal of Quo means for the one who sends, and when to try again where that makes sense. */
export function refusalOf(answer: HttpAnswer): Extract<SendResult, { outcome: 'refused' }> {
	const vendorCode = word(asRecord(answer.body), 'code');
	const { reason, message } = answer.status === 429 ? BUSY : explain(answer, vendorCode);
	return {
		outcome: 'refused',
		reason,
		message,
		...(vendorCode === '' ? {} : { vendorCode }),
		...(answer.status === 429 ? { retryAfterSeconds: secondsToldIn(answer) ?? SOON_SECONDS } : {}),
	};
}

function explain(answer: HttpAnswer, code: string): Refusal {
	const said = ownWords(answer);
	const byCode = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
	const byWords = BY_WORDS.find(([pattern]) => pattern.test(said))?.[1];
	return byCode ?? byWords ?? byPart(answer) ?? BY_STATUS[answer.status] ?? unlisted(answer, said);
}

function byPart(answer: HttpAnswer): Refusal | undefined {
	for (const error of items(asRecord(answer.body), 'errors')) {
		const part = /^\/?(to|from|content)(?:$|[/.[])/.exec(word(asRecord(error), 'path'))?.[1];
		if (part !== undefined) return BY_PART[part];
	}
	return undefined;
}

function unlisted({ status }: HttpAnswer, said: string): Refusal {
	const what = `Quo refused with HTTP status ${status}${said === '' ? '.' : `: ${said}`}`;
	if (status === 403) return { reason: 'account', message: `${what} Check in Quo what the workspace’s plan and settings allow.` };
	return { reason: 'other', message: `${what} Check the Base URL in the credential.` };
}

/** What to tell somebody who sets the trigger up. */
export function setUpError(answer: HttpAnswer, what: string): Error {
	if (answer.status === 401) return new Error(`${what} ${UNAUTHORIZED.message}`);
	if (answer.status === 429 || answer.status >= 500) return new Error(`${what} Quo is busy or out of order (HTTP status ${answer.status}). Try again in a minute.`);
	const said = ownWords(answer);
	return new Error(`${what} Quo refused with HTTP status ${answer.status}${said === '' ? '.' : `: ${said}.`} The API key must be one of an owner or admin, the plan one with webhooks, and the address of n8n a public one with https.`);
}
