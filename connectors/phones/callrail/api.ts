import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { CallRailSecrets } from './secrets';

/** How long to wait for CallRail, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;
export const PAGE_SIZE = 250;

/** URL of one of the account's resources, e.g. `trackers.json`. */
export function resourceUrl(secrets: CallRailSecrets, resource: string): string {
	return `${secrets.baseUrl}/v3/a/${encodeURIComponent(secrets.accountId)}/${resource}`;
}

export function asRecord(body: unknown): Readonly<Record<string, unknown>> {
	return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
}

export function isSuccess(answer: HttpAnswer): boolean {
	return answer.status >= 200 && answer.status < 300;
}

/** Asks, and tells a silence from an answer. What is thrown besides {@link HttpFailure} may have come after the request went out. */
export async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(request);
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}

/** A page of a list; undefined when the answer is none. */
export interface Page {
	readonly items: readonly Readonly<Record<string, unknown>>[];
	readonly pages: number;
}

export function pageOf(body: unknown, name: string): Page | undefined {
	const record = asRecord(body);
	const items: unknown = record[name];
	if (!Array.isArray(items)) return undefined;
	return { items: items.map(asRecord), pages: typeof record.total_pages === 'number' ? record.total_pages : 1 };
}
