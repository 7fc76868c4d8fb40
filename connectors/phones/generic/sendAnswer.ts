import { randomUUID } from 'node:crypto';
import type { HttpAnswer, SendReason, SendResult } from '../../../engine';
import { errorsIn, idIn } from './answerParts';
import { reasonOf } from './refusals';
import { retryAfterSeconds } from './retryAfter';
import type { SendConfig } from './sendConfig';

/** Why a refusal was one, told for each reason; what an unknown API says is not repeated, for it may repeat the text. */
const MESSAGES: Readonly<Partial<Record<SendReason, string>>> = {
	opted_out: 'The person has opted out of texts of this number. They must text START themselves.',
	landline: 'The number is a landline, which takes no texts.',
	unregistered: 'The phone system does not let this business text: it is not registered for it. Register the business and its numbers there.',
	bad_sender: 'The phone system does not text from this number. Use one of the account that may text.',
	invalid_number: 'The number is not one that can be texted.',
	filtered: 'The text was taken for spam. Change its wording.',
	blocked: 'The number is blocked at the phone system. Take it off the block list to text it.',
	region_off: 'The phone system does not text to this country. Allow it there.',
	account: 'The account of the phone system may not text as it is. Look at its balance and its state.',
	bad_text: 'The phone system does not take the text or its picture. Shorten it, and see that a picture is public and small.',
	unreachable: 'The phone of the person cannot be reached now.',
	throttled: 'The phone system takes no more texts just now.',
	unauthorized: 'The phone system does not accept the key for sending. Check Send Authentication and Send Key in the credential.',
};
const LATER_SECONDS = 60;

/** What an answer means. An error of the server leaves open whether the text went out. */
export function readAnswer(answer: HttpAnswer, config: SendConfig): SendResult {
	const { status } = answer;
	const isFine = status >= 200 && status < 300;
	// Where it succeeds, only what the user points at is an error: an answer may well repeat the text.
	const errors = isFine && config.errorPath === '' ? [] : errorsIn(answer.body, config.errorPath);
	if (isFine && errors.length === 0) return accepted(answer, config);
	const own = ownReason(config, isFine ? undefined : status, errors);
	if (own !== undefined) return refused(answer, own, errors);
	if (!isFine && (status < 400 || status >= 500 || status === 408)) return { outcome: 'unknown', message: `The address of Send URL answered with HTTP status ${status}: the text may have gone out all the same.` };
	if (status === 429) return refused(answer, 'throttled', errors);
	if (status === 401) return refused(answer, 'unauthorized', errors);
	const usual = reasonOf(errors.join(' '));
	if (usual !== undefined) return refused(answer, usual, errors);
	if (status === 403) return refused(answer, 'unauthorized', errors);
	if (status === 404 || status === 405 || status === 410) return { outcome: 'refused', reason: 'account', message: `There is nothing at Send URL that takes texts (HTTP status ${status}). Check the address and the method in the credential.`, vendorCode: String(status) };
	return refused(answer, 'other', errors);
}

function accepted({ status, body }: HttpAnswer, { idPath }: SendConfig): SendResult {
	const id = idIn(body, idPath);
	if (id !== undefined) return { outcome: 'accepted', providerId: id.slice(0, 255), delivered: false };
	if (idPath !== '') return { outcome: 'unknown', message: `The answer (HTTP status ${status}) holds no id where Message ID Path of the credential says: the text may have gone out all the same. Correct the path, or empty it.` };
	if (typeof body === 'string' && /^\s*</.test(body)) return { outcome: 'unknown', message: `Send URL answered with a page (HTTP status ${status}), which is not what an API does. Check the address in the credential.` };
	// It was taken, and has no name: receipts for it cannot be told from others.
	return { outcome: 'accepted', providerId: `none:${randomUUID()}`, delivered: false };
}

function refused(answer: HttpAnswer, reason: SendReason, errors: readonly string[]): SendResult {
	const message = MESSAGES[reason] ?? `The phone system refused the text (HTTP status ${answer.status}). Compare Send Body in the credential with its documentation, or see its log.`;
	const code = errors.find((text) => /^[\w.-]{1,40}$/.test(text) && !/\d{7}/.test(text)) ?? String(answer.status);
	return { outcome: 'refused', reason, message, vendorCode: code, ...(reason === 'throttled' ? { retryAfterSeconds: retryAfterSeconds(answer, LATER_SECONDS) } : {}) };
}

/** What the user says that a status, a code or a word means. */
function ownReason({ optedOut, throttled, invalid }: SendConfig, status: number | undefined, errors: readonly string[]): SendReason | undefined {
	const fits = (list: readonly string[]) => list.some((word) => word === String(status ?? '') || errors.some((error) => isIn(word, error)));
	return fits(optedOut) ? 'opted_out' : fits(invalid) ? 'invalid_number' : fits(throttled) ? 'throttled' : undefined;
}

/** Words anywhere, codes only as a whole: `21` is not in `1210`. */
function isIn(word: string, error: string): boolean {
	const at = error.toLowerCase().indexOf(word.toLowerCase());
	if (at < 0) return false;
	return !/^[\w.-]*\d[\w.-]*$/.test(word) || error.split(/[^\w.-]+/).some((part) => part.toLowerCase() === word.toLowerCase());
}
