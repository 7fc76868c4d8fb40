import { asRecord } from '../values';
import type { CallRailSecrets } from './secrets';

export { ask, isSuccess } from '../ask';
export { asRecord } from '../values';

/** How long to wait for CallRail, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;
export const PAGE_SIZE = 250;

/** URL of one of the account's resources, e.g. `trackers.json`. */
export function resourceUrl(secrets: CallRailSecrets, resource: string): string {
	return `${secrets.baseUrl}/v3/a/${encodeURIComponent(secrets.accountId)}/${resource}`;
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
