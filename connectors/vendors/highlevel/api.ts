import { CrmFailure, HttpFailure, type Http, type HttpAnswer, type HttpRequest } from '../../../engine';
import type { HighLevelSecrets } from './secrets';

/** HighLevel answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;

/**
 * Every request names the version of its part of the API, as the published description of that part does:
 * https://github.com/GoHighLevel/highlevel-api-docs
 */
const CONVERSATIONS_VERSION = '2021-04-15';
const VERSION = '2021-07-28';

export type ApiRequest = Pick<HttpRequest, 'method' | 'query' | 'json'> & { readonly path: string; readonly timeoutMs?: number };

export function apiRequest(secrets: HighLevelSecrets, { path, method, query, json, timeoutMs = TIMEOUT_MS }: ApiRequest): HttpRequest {
	return {
		method,
		url: `${secrets.baseUrl}${path}`,
		...(query ? { query } : {}),
		...(json === undefined ? {} : { json }),
		headers: { version: path.startsWith('/conversations') ? CONVERSATIONS_VERSION : VERSION, accept: 'application/json' },
		timeoutMs,
	};
}

/**
 * Asks, and tells a silence from an answer. Whatever is thrown but an {@link HttpFailure} may have come after the request
 * went out.
 */
export async function askHighLevel(http: Http, secrets: HighLevelSecrets, request: ApiRequest): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(apiRequest(secrets, request));
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		// Not asked at all: the account's limits have no room for it.
		if (error instanceof CrmFailure) throw error;
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}

export function isSuccess(answer: HttpAnswer): boolean {
	return answer.status >= 200 && answer.status < 300;
}

/** An id as a piece of a path. */
export function segment(id: string): string {
	return encodeURIComponent(id);
}
