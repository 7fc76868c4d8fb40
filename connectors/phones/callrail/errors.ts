import type { HttpAnswer, SendReason } from '../../../engine';
import { secondsToldIn } from '../retryAfter';
import { asRecord } from './api';

export interface CallRailError {
	readonly reason: SendReason;
	/** What happened and how to mend it. */
	readonly message: string;
}

const REGISTER = 'Register the business and its numbers for 10DLC in CallRail (Settings, Text Compliance), and ask CallRail’s support to enable sending by the API.';

/** CallRail has no error codes: what a refusal means is in its words. The first that fits counts. */
const WORDS: ReadonlyArray<readonly [RegExp, SendReason, string]> = [
	[/opted?[ -]?out|unsubscribed/i, 'opted_out', 'The person has opted out of texts of this number. They must text START themselves.'],
	[/a2p|10dlc|campaign registry|\btcr\b|not registered|unregistered|registration/i, 'unregistered', `CallRail does not let this business text. ${REGISTER}`],
	[/do[ -]not[ -](?:contact|call)|blocked/i, 'blocked', 'The number is blocked in CallRail. Take it off the block list to text it.'],
	[/tracking[ _]?number|tracker|(?:sms|text(?:ing| messag\w*)) (?:is )?(?:not|dis)[ -]?(?:enabled|abled|supported)/i, 'bad_sender', 'CallRail cannot text from this number. Use a tracking number of the company, US or Canadian, with text messages switched on.'],
	[/landline/i, 'landline', 'The number is a landline, which takes no texts.'],
	[/not (?:a )?(?:mobile|sms|text)|(?:cannot|can't|unable to) receive/i, 'not_textable', 'The number takes no texts.'],
	[/us (?:or|and) canad|country|international/i, 'region_off', 'CallRail texts numbers of the United States and Canada only.'],
	[/content|too long|characters|media|attachment|file/i, 'bad_text', 'CallRail does not take the text or its picture. Shorten it, and see that a picture is public and small.'],
	[/spam|carrier|filter/i, 'filtered', 'The text was taken for spam. Change its wording.'],
	[/phone[ _]?number|recipient/i, 'invalid_number', 'The number is not one that can be texted.'],
	[/suspend|billing|payment|trial|past due|limit of your plan/i, 'account', 'The CallRail account may not text as it is. Look at its billing.'],
];

/** What a refusal means, by its words, else by its HTTP status. */
export function explain(answer: HttpAnswer): CallRailError {
	if (answer.status === 401) return { reason: 'unauthorized', message: 'CallRail does not accept the API key. Make one under your name, API Keys, as a user who may see the account.' };
	if (answer.status === 429) return { reason: 'throttled', message: 'CallRail takes no more requests for now: 150 texts an hour and 1,000 a day by default. Its support can raise that.' };
	const words = wordsOf(answer.body);
	const known = WORDS.find(([pattern]) => pattern.test(words));
	if (known) return { reason: known[1], message: known[2] };
	if (answer.status === 403) return { reason: 'account', message: `CallRail forbids this. Use the API key of an administrator. For texts: ${REGISTER}` };
	if (answer.status === 404) return { reason: 'account', message: 'CallRail does not know the account or the company. Check Account ID, Company ID and Base URL in the credential.' };
	return { reason: 'other', message: `CallRail answered with HTTP status ${answer.status}${words === '' ? '. Check the Base URL in the credential.' : `: ${withoutNumbers(words)}`}` };
}

function wordsOf(body: unknown): string {
	const { error, errors, message } = asRecord(body);
	const parts = [error, message, ...(Array.isArray(errors) ? (errors as unknown[]) : Object.values(asRecord(errors)).flat())];
	return parts
		.map((part) => (typeof part === 'string' ? part : ''))
		.filter((part) => part !== '')
		.join(' ')
		.slice(0, 500);
}

/** An error is shown in places where phone numbers have no business. */
function withoutNumbers(words: string): string {
	return words.replace(/\+?\d[\d\s().-]{5,}\d/g, '…').slice(0, 300);
}

const HOURLY_SECONDS = 900;
const DAILY_SECONDS = 3_600;

/** CallRail documents no `Retry-After`, but says how much of the hour and of the day is used up. Seconds. */
export function retryAfterSeconds(answer: HttpAnswer): number {
	return secondsToldIn(answer) ?? (isUsedUp(answer.headers, 'daily') ? DAILY_SECONDS : HOURLY_SECONDS);
}

function isUsedUp(headers: HttpAnswer['headers'], span: 'hourly' | 'daily'): boolean {
	const [used, allowed] = [Number(headers[`x-rate-limit-${span}-used`]), Number(headers[`x-rate-limit-${span}-allowed`])];
	return used >= allowed && allowed > 0;
}
