import type { Http, HttpAnswer, HttpRequest } from '../../../engine';
import { asFields, asList, askVendor, asText, isFine, own, type Effect, type Fields } from '../vendorRequests';
import { failureOf } from './failure';

/** HubSpot's API of one account. */
export interface HubSpotApi {
	/** The body of the answer. Rejects with what a refusal means. */
	ask(effect: Effect, request: Omit<HttpRequest, 'timeoutMs'>): Promise<Fields>;
	/** The answer, refusals included; a throttle and a fault of the vendor's still reject. */
	answer(effect: Effect, request: Omit<HttpRequest, 'timeoutMs'>): Promise<HttpAnswer>;
	/** All pages of a list. */
	list(url: string, query?: Readonly<Record<string, string>>): Promise<readonly Fields[]>;
}

/** A list that is longer is not read to its end. */
const MOST_PAGES = 20;

export function hubspotApi(http: Http): HubSpotApi {
	const answer: HubSpotApi['answer'] = async (effect, request) => await askVendor(http, 'HubSpot', effect, request);
	const ask: HubSpotApi['ask'] = async (effect, request) => {
		const got = await answer(effect, request);
		if (!isFine(got)) throw failureOf(got);
		return asFields(got.body);
	};
	return {
		answer,
		ask,
		list: async (url, query = {}) => {
			const all: Fields[] = [];
			let after: string | undefined;
			for (let page = 0; page < MOST_PAGES; page++) {
				const body = await ask('reads', { method: 'GET', url, query: { ...query, ...(after === undefined ? {} : { after }) } });
				all.push(...asList(own(body, 'results')).map(asFields));
				after = nextPage(body);
				if (after === undefined) break;
			}
			return all;
		},
	};
}

function nextPage(body: Fields): string | undefined {
	return asText(own(asFields(own(asFields(own(body, 'paging')), 'next')), 'after'));
}

/** The properties of a record. */
export const propertiesOf = (record: Fields): Fields => asFields(own(record, 'properties'));

/** The id of a record: a text in most places, a number in lists of associations. */
export function idOf(value: unknown): string | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : asText(value);
}
