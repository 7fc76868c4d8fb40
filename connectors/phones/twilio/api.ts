import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { ask as askOnce } from '../ask';
import { asRecord } from '../values';
import type { TwilioError } from './errors';
import type { Flavour } from './flavour';
import type { TwilioSecrets } from './secrets';

export { isSuccess } from '../ask';
export { asRecord } from '../values';

/** How long to wait for the vendor, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;

/** URL of one of the account's resources, e.g. `Messages.json`. */
export function resourceUrl(flavour: Flavour, secrets: TwilioSecrets, resource: string): string {
	return `${apiBase(flavour, secrets)}/2010-04-01/Accounts/${encodeURIComponent(secrets.accountSid)}/${resource}`;
}

/**
 * The next page of a list, which the vendor names by its path, or as a whole.
 * @returns undefined on the last page, and when the page is not the API's: the credential goes nowhere else
 */
export function nextPageUrl(flavour: Flavour, secrets: TwilioSecrets, path: unknown): string | undefined {
	if (typeof path !== 'string' || path === '') return undefined;
	const base = apiBase(flavour, secrets);
	const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
	return url?.origin === new URL(base).origin ? url.href : undefined;
}

/** Where the API is: what the credential says, else what the vendor does. */
export function apiBase({ baseUrl }: Flavour, secrets: TwilioSecrets): string {
	return secrets.baseUrl.trim().replace(/\/+$/, '') || baseUrl;
}

/** Is the sender of a text a Messaging Service, rather than a number? */
export function isMessagingService(sender: string): boolean {
	return /^MG[0-9a-z]+$/i.test(sender);
}

/** The vendor's error code in a refusal, as text. */
export function codeOf(answer: HttpAnswer): string | undefined {
	const { code } = asRecord(answer.body);
	return typeof code === 'number' || (typeof code === 'string' && code !== '') ? String(code) : undefined;
}

/** What a refusal means, by its code, else by its HTTP status. */
export function explain(flavour: Flavour, answer: HttpAnswer): TwilioError {
	return flavour.errors.get(codeOf(answer) ?? '') ?? byStatus(flavour, answer);
}

function byStatus(flavour: Flavour, answer: HttpAnswer): TwilioError {
	const named = { 401: '20003', 403: '20403', 404: '20404', 429: '20429' }[answer.status];
	const known = flavour.errors.get(named ?? '');
	if (known && codeOf(answer) === undefined) return known;
	return { reason: known?.reason ?? 'other', permanent: known?.permanent ?? true, message: ownWords(flavour, answer) };
}

/** Phone numbers go: an error is shown in places where they have no business. */
function ownWords({ title, errorPage, addressField }: Flavour, answer: HttpAnswer): string {
	const { message } = asRecord(answer.body);
	const code = codeOf(answer);
	const words = typeof message === 'string' ? message.replace(/\+?\d[\d\s().-]{5,}\d/g, '…').slice(0, 300) : '';
	const what = code ? `error ${code} (${errorPage(code)})` : `HTTP status ${answer.status}`;
	const hint = code ? '' : ` Check the ${addressField} in the credential.`;
	return `${title} answered with ${what}${words ? `: ${words}` : '.'}${hint}`;
}

/** Asks, and tells a silence from an answer. The address comes from the credential, and may be none. */
export async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer | HttpFailure> {
	if (!URL.canParse(request.url)) return new HttpFailure('The address is no URL.', false);
	return await askOnce(http, request);
}
