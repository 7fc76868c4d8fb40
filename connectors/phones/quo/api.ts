import { HttpFailure, type Http, type HttpAnswer, type HttpRequest } from '../../../engine';
import type { QuoSecrets } from './secrets';
import { clean, asRecord, own, within, type Fields } from './values';

/** How long to wait for Quo. Milliseconds. */
const TIMEOUT_MS = 15_000;

/** The version that all dated paths are asked in; they refuse a request without one. */
const API_VERSION = '2026-03-30';

/** Parameters of a query; those without a value are left out. */
export type Query = Readonly<Record<string, string | undefined>>;

export interface Asked {
	readonly method: HttpRequest['method'];
	/** Paths that begin with `/v1/` take no version. */
	readonly path: string;
	readonly query?: Query;
	readonly json?: unknown;
}

/** Asks once, and tells a silence from an answer. */
export async function ask(http: Http, secrets: QuoSecrets, { method, path, query = {}, json }: Asked): Promise<HttpAnswer | HttpFailure> {
	const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
	const search = new URLSearchParams(given).toString();
	try {
		return await http({
			method,
			url: `${secrets.baseUrl}${path}${search === '' ? '' : `?${search}`}`,
			...(path.startsWith('/v1/') ? {} : { headers: { 'quo-api-version': API_VERSION } }),
			...(json === undefined ? {} : { json }),
			timeoutMs: TIMEOUT_MS,
		});
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		// Whatever else is thrown may have come after the request went out.
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}

export interface Success extends HttpAnswer {
	readonly status: 200 | 201 | 202 | 204;
}

export function isSuccess(answer: HttpAnswer | HttpFailure): answer is Success {
	return !(answer instanceof HttpFailure) && answer.status >= 200 && answer.status < 300;
}

/** The same question may be answered later: no answer, a fault of Quo, or too many questions. */
export function isPassing(answer: HttpAnswer | HttpFailure): boolean {
	return answer instanceof HttpFailure || answer.status === 408 || answer.status === 429 || answer.status >= 500;
}

/** Does this account, or this address, not have the dated API? The older one is asked then. */
export function isAbsent(answer: HttpAnswer | HttpFailure): boolean {
	return !(answer instanceof HttpFailure) && [400, 403, 404, 405, 410, 501].includes(answer.status);
}

export function dataOf(answer: HttpAnswer): Fields {
	return within(asRecord(answer.body), 'data');
}

/** Undefined where the answer is no list: it does not come from Quo then. */
export function listOf(answer: HttpAnswer): readonly Fields[] | undefined {
	const data = own(asRecord(answer.body), 'data');
	return Array.isArray(data) ? data.map(asRecord) : undefined;
}

/** Quo's own words for a refusal, without numbers: they are shown where those have no business. */
export function ownWords(answer: HttpAnswer): string {
	const body = asRecord(answer.body);
	// Ahead of the API itself stands a gateway with another form of errors.
	const inner = within(body, 'error');
	const said = [body, inner].flatMap((from) => [own(from, 'title'), own(from, 'message')]);
	const text = said.map((part) => clean(part, 300).trim()).filter((part) => part !== '');
	return [...new Set(text)].join(': ').replace(/[+(]*\d[\d\s().-]{5,}\d/g, '…').slice(0, 400);
}
