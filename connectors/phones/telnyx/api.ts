import type { HttpAnswer } from '../../../engine';
import { telnyxError, type TelnyxError } from './errors';
import { TELNYX_BASE_URL, type TelnyxSecrets } from './secrets';
import { asRecord, own, rowsOf, textIn, type Fields } from './values';

export { ask, isSuccess } from '../ask';

/** How long to wait for Telnyx, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;

/** URL of one of the account's resources, e.g. `messages`. */
export function resourceUrl(secrets: TelnyxSecrets, resource: string): string {
	return `${secrets.baseUrl.trim().replace(/\/+$/, '') || TELNYX_BASE_URL}/v2/${resource}`;
}

/** What an answer is about. */
export function dataOf(body: unknown): Fields {
	return asRecord(own(asRecord(body), 'data'));
}

/** Telnyx's code of a refusal, such as `40300`, as text. */
export function codeOf(answer: HttpAnswer): string | undefined {
	return firstCode(own(asRecord(answer.body), 'errors'));
}

/** The code of the first error of a list that has one. */
export function firstCode(errors: unknown): string | undefined {
	for (const error of rowsOf(errors)) {
		const code = own(error, 'code');
		const text = typeof code === 'number' ? String(code) : textIn(error, 'code', 20);
		if (/^\d{3,8}$/.test(text)) return text;
	}
	return undefined;
}

/** What a refusal means, by its code, else by its HTTP status. */
export function explain(answer: HttpAnswer): TelnyxError {
	return telnyxError(codeOf(answer)) ?? byStatus(answer);
}

const CODE_OF_STATUS: Readonly<Record<number, string>> = { 401: '10009', 403: '10010', 404: '10005', 429: '10011' };

function byStatus(answer: HttpAnswer): TelnyxError {
	const known = telnyxError(CODE_OF_STATUS[answer.status]);
	if (known && codeOf(answer) === undefined) return known;
	return { reason: known?.reason ?? 'other', permanent: known?.permanent ?? true, message: ownWords(answer) };
}

/** Phone numbers go: an error is shown in places where they have no business. */
function ownWords(answer: HttpAnswer): string {
	const [error] = rowsOf(own(asRecord(answer.body), 'errors'));
	const said = error ? [textIn(error, 'title', 150), textIn(error, 'detail', 300)].filter((part) => part !== '').join(': ') : '';
	const words = said.replace(/\+?\d[\d\s().-]{5,}\d/g, '…');
	const code = codeOf(answer);
	const what = code ? `error ${code} (https://developers.telnyx.com/docs/overview/errors/${code})` : `HTTP status ${answer.status}`;
	const hint = code ? '' : ' Check the Base URL in the credential.';
	return `Telnyx answered with ${what}${words ? `: ${words}` : '.'}${hint}`;
}
