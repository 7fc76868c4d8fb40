import type { Http, HttpAnswer, HttpRequest } from '../../../engine';
import { asFields, asList, askVendor, asText, isFine, own, type Effect, type Fields } from '../vendorRequests';
import { failureOf } from './failure';

type Version = 'v1' | 'v2';
/** What is asked, below `/api/v1` or `/api/v2`. */
export type PipedriveRequest = Omit<HttpRequest, 'timeoutMs' | 'url'> & { readonly path: string; readonly version?: Version };

/** Pipedrive's API of one company. */
export interface PipedriveApi {
	/** The `data` of the answer. Rejects with what a refusal means. */
	ask(effect: Effect, request: PipedriveRequest): Promise<unknown>;
	/** The answer, refusals included; a fault of the vendor's still rejects. */
	answer(effect: Effect, request: PipedriveRequest): Promise<HttpAnswer>;
	/** All pages of a list. */
	list(path: string, query?: Readonly<Record<string, string>>): Promise<readonly Fields[]>;
}

/** A list that is longer is not read to its end. */
const MOST_PAGES = 20;

/**
 * Version 2 wherever there is one: it costs half as much of a company's daily budget, and most of version 1 is out of
 * support. Calls, notes and users have version 1 alone. Source: Pipedrive, API v2 overview.
 */
export function pipedriveApi(http: Http, company: string): PipedriveApi {
	const answer: PipedriveApi['answer'] = async (effect, { path, version = 'v2', ...request }) =>
		await askVendor(http, 'Pipedrive', effect, { ...request, url: `https://${company}.pipedrive.com/api/${version}/${path}` });
	const fine = async (effect: Effect, request: PipedriveRequest): Promise<Fields> => {
		const got = await answer(effect, request);
		if (!isFine(got)) throw failureOf(got);
		return asFields(got.body);
	};
	return {
		answer,
		ask: async (effect, request) => own(await fine(effect, request), 'data'),
		list: async (path, query = {}) => {
			const all: Fields[] = [];
			let cursor: string | undefined;
			for (let page = 0; page < MOST_PAGES; page++) {
				const body = await fine('reads', { method: 'GET', path, query: { limit: '500', ...query, ...(cursor === undefined ? {} : { cursor }) } });
				all.push(...asList(own(body, 'data')).map(asFields));
				cursor = asText(own(asFields(own(body, 'additional_data')), 'next_cursor'));
				if (cursor === undefined) break;
			}
			return all;
		},
	};
}

/** The id of a record as the port keeps it; Pipedrive's are numbers, but those of calls. */
export function idOf(value: unknown): string | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : asText(value);
}

/** An id as Pipedrive takes it: version 2 refuses a number that is written as text. */
export function idFor(id: string): number | string {
	return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** Epoch milliseconds of a time: RFC 3339 in version 2, `2026-11-21 09:30:00` in UTC in version 1. */
export function timeOf(value: unknown): number | undefined {
	const text = asText(value) ?? '';
	const at = Date.parse(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
	return Number.isNaN(at) ? undefined : at;
}

/** `2026-11-21 09:30:00`, in UTC. */
export function timeFor(at: number): string {
	return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
