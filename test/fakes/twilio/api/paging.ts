import type { Fields } from './request';
import { single } from './request';

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 1000;

/** The paging half of a list answer. */
export interface Page<T> {
	items: T[];
	fields: {
		end: number;
		first_page_uri: string;
		next_page_uri: string | null;
		page: number;
		page_size: number;
		previous_page_uri: string | null;
		start: number;
		uri: string;
	};
}

/**
 * Cuts one page. A PageToken names the last item of the page before, so that items arriving
 * between two requests neither repeat nor shift what follows.
 */
export function pageOf<T extends { sid: string }>(all: readonly T[], path: string, query: Fields): Page<T> {
	const size = pageSize(single(query, 'PageSize'));
	const page = Math.max(0, Number.parseInt(single(query, 'Page') ?? '0', 10) || 0);
	const from = startIndex(all, single(query, 'PageToken'), page * size);
	const items = all.slice(from, from + size);
	const last = items.at(-1);
	const more = from + size < all.length;
	const at = (number: number, token?: string) => pageUri(path, query, size, number, token);
	return {
		items,
		fields: {
			end: items.length === 0 ? 0 : page * size + items.length - 1,
			first_page_uri: at(0),
			next_page_uri: more && last ? at(page + 1, `PA${last.sid}`) : null,
			page,
			page_size: size,
			previous_page_uri: page > 0 ? at(page - 1) : null,
			start: page * size,
			uri: at(page, single(query, 'PageToken')),
		},
	};
}

function pageSize(text: string | undefined): number {
	const wanted = Number.parseInt(text ?? '', 10);
	if (Number.isNaN(wanted) || wanted < 1) return DEFAULT_PAGE_SIZE;
	return Math.min(wanted, MAX_PAGE_SIZE);
}

function startIndex(all: readonly { sid: string }[], token: string | undefined, fallback: number): number {
	if (!token?.startsWith('PA')) return fallback;
	const index = all.findIndex(({ sid }) => sid === token.slice(2));
	return index === -1 ? fallback : index + 1;
}

function pageUri(path: string, query: Fields, size: number, page: number, token?: string): string {
	const search = new URLSearchParams();
	for (const name of Object.keys(query)) {
		if (!['Page', 'PageSize', 'PageToken'].includes(name)) search.set(name, single(query, name) ?? '');
	}
	search.set('PageSize', String(size));
	search.set('Page', String(page));
	if (token) search.set('PageToken', token);
	return `${path}?${search.toString()}`;
}
