import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { twilioError, type TwilioError } from './errors';
import { TWILIO_BASE_URL, type TwilioSecrets } from './secrets';

/** How long to wait for Twilio, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;

/** URL of one of the account's resources, e.g. `Messages.json`. */
export function resourceUrl(secrets: TwilioSecrets, resource: string): string {
	return `${apiOrigin(secrets)}/2010-04-01/Accounts/${encodeURIComponent(secrets.accountSid)}/${resource}`;
}

/**
 * The next page of a list, which Twilio names by its path.
 * @returns undefined on the last page, and when the page is not the API's: the credential goes nowhere else
 */
export function nextPageUrl(secrets: TwilioSecrets, body: Readonly<Record<string, unknown>>): string | undefined {
	const path = body.next_page_uri;
	if (typeof path !== 'string' || path === '') return undefined;
	const base = apiOrigin(secrets);
	const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
	return url?.origin === new URL(base).origin ? url.href : undefined;
}

/** Where the API is: the Base URL of the credential, else Twilio's. */
export function apiOrigin(secrets: TwilioSecrets): string {
	return secrets.baseUrl.trim().replace(/\/+$/, '') || TWILIO_BASE_URL;
}

/** Is the sender of a text a Messaging Service, rather than a number? */
export function isMessagingService(sender: string): boolean {
	return /^MG[0-9a-z]+$/i.test(sender);
}

export function asRecord(body: unknown): Readonly<Record<string, unknown>> {
	return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
}

export function isSuccess(answer: HttpAnswer): boolean {
	return answer.status >= 200 && answer.status < 300;
}

/** Twilio's error code in a refusal, as text. */
export function codeOf(answer: HttpAnswer): string | undefined {
	const { code } = asRecord(answer.body);
	return typeof code === 'number' || (typeof code === 'string' && code !== '') ? String(code) : undefined;
}

/** What a refusal means, by its code, else by its HTTP status. */
export function explain(answer: HttpAnswer): TwilioError {
	return twilioError(codeOf(answer)) ?? byStatus(answer);
}

function byStatus(answer: HttpAnswer): TwilioError {
	const named = { 401: '20003', 403: '20403', 404: '20404', 429: '20429' }[answer.status];
	const known = twilioError(named);
	if (known && codeOf(answer) === undefined) return known;
	return { reason: known?.reason ?? 'other', permanent: known?.permanent ?? true, message: ownWords(answer) };
}

/** Phone numbers go: an error is shown in places where they have no business. */
function ownWords(answer: HttpAnswer): string {
	const { message } = asRecord(answer.body);
	const code = codeOf(answer);
	const words = typeof message === 'string' ? message.replace(/\+?\d[\d\s().-]{5,}\d/g, '…').slice(0, 300) : '';
	const what = code ? `error ${code} (https://www.twilio.com/docs/api/errors/${encodeURIComponent(code)})` : `HTTP status ${answer.status}`;
	const hint = code ? '' : ' Check the Base URL in the credential.';
	return `Twilio answered with ${what}${words ? `: ${words}` : '.'}${hint}`;
}

/**
 * Asks, and tells a silence from an answer. Whatever is thrown but an {@link HttpFailure} may have come after the
 * request went out.
 */
export async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(request);
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}
