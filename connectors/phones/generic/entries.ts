import type { WebhookRequest } from '../connector';
import { readBody } from './body';
import { Entry, plainName } from './entry';
import type { Mapping } from './mapping';
import { FROM } from './names';
import { readPath, valueAt } from './path';
import { isFields, type Fields } from './values';

const MOST = 200;
/** Names of lists of events. */
const LISTS = ['events', 'calls', 'messages', 'records', 'items', 'data', 'results', 'entries'];

/** The calls or texts that a request tells: one, or each of a list. */
export function entriesOf(request: WebhookRequest, { paths, queryIsSure }: Pick<Mapping<string, string>, 'paths' | 'queryIsSure'>): readonly Entry[] {
	const body = readBody(request);
	const whole = { body, query: request.query, headers: request.headers };
	return itemsOf(body, paths.list, queryIsSure ? request.query : {})
		.slice(0, MOST)
		.flatMap((item) => (isFields(item) ? [new Entry(item, whole, paths)] : []));
}

function itemsOf(body: unknown, list: readonly string[] | undefined, query: Fields): readonly unknown[] {
	for (const path of list ?? []) {
		const found = path === 'body' ? body : valueAt(body, (readPath(path) ?? []).slice(path.startsWith('body.') ? 1 : 0));
		if (Array.isArray(found)) return found as readonly unknown[];
		if (isFields(found)) return [found];
	}
	if (Array.isArray(body)) return body as readonly unknown[];
	// An address alone may tell all there is to tell.
	if (!isFields(body)) return body === undefined && Object.keys(query).length > 0 ? [query] : [];
	return listIn(body) ?? [body];
}

/** A list is what the request is about only where the body itself is about nobody: a call may have a list of its events. */
function listIn(body: Fields): readonly unknown[] | undefined {
	const names = Object.keys(body).map(plainName);
	if (FROM.some((name) => names.includes(name))) return undefined;
	for (const [name, value] of Object.entries(body)) {
		if (LISTS.includes(plainName(name)) && Array.isArray(value) && value.some(isFields)) return value as readonly unknown[];
	}
	return undefined;
}
