import type { CrmContact, PhoneForms } from '../../../engine';
import { asFields, asList, asText, isFine, isSameNumber, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { failureOf } from './failure';
import { COUNTS, textsOf } from './person';
import { complete } from './read';

/** Four digits stay together in nearly every spelling of a number. */
const TAIL_DIGITS = 4;
/** A search costs a company twenty of its daily tokens: the likeliest spellings have to do. */
const MOST_SPELLINGS = 6;
/** As many as a page of a search has. */
const SEARCH_PAGE = 100;
const MOST_SEARCH_PAGES = 3;
/** People of the last minutes, whom the search may not know yet. */
const NEWEST = 50;
const MOST_MATCHES = 5;

/**
 * People with the number, the oldest first. Pipedrive compares text: it is asked for the last digits of the number, which
 * finds every spelling, and, should it only know whole words, for the usual spellings one by one. The newest people are
 * looked through besides, since a list does not lag as a search does. What is found is looked at here.
 */
export async function findPeople(account: Account, number: PhoneForms): Promise<readonly CrmContact[]> {
	const ids = new Set(await searched(account, number));
	const newest = await account.api.ask('reads', { method: 'GET', path: 'persons', query: { sort_by: 'add_time', sort_direction: 'desc', limit: String(NEWEST), include_fields: COUNTS } });
	const people = asList(newest)
		.map(asFields)
		.filter((person) => hasNumber(person, number));
	const others = [...ids].filter((id) => !people.some((person) => idOf(own(person, 'id')) === id)).slice(0, MOST_MATCHES);
	if (others.length > 0) people.push(...asList(await account.api.ask('reads', { method: 'GET', path: 'persons', query: { ids: others.join(','), include_fields: COUNTS } })).map(asFields));
	const contacts = await Promise.all(people.filter((person) => hasNumber(person, number)).map(async (person) => await complete(account, person)));
	return contacts.filter((contact) => contact !== undefined).sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}

/** Ids of people that a search finds. */
async function searched(account: Account, number: PhoneForms): Promise<readonly string[]> {
	const byTail = await search(account, number, number.national.slice(-TAIL_DIGITS), false);
	if (byTail.length > 0) return byTail;
	for (const spelling of [...new Set([number.e164, number.national, ...number.others])].slice(0, MOST_SPELLINGS)) {
		const exact = await search(account, number, spelling, true);
		if (exact.length > 0) return exact;
	}
	return [];
}

async function search({ api }: Account, number: PhoneForms, term: string, isExact: boolean): Promise<readonly string[]> {
	const found: string[] = [];
	let cursor: string | undefined;
	for (let page = 0; page < (isExact ? 1 : MOST_SEARCH_PAGES); page++) {
		const answer = await api.answer('reads', {
			method: 'GET',
			path: 'persons/search',
			query: { term, fields: 'phone', exact_match: String(isExact), limit: String(SEARCH_PAGE), ...(cursor === undefined ? {} : { cursor }) },
		});
		if (!isFine(answer)) throw failureOf(answer);
		const body = asFields(answer.body);
		const items = asList(own(asFields(own(body, 'data')), 'items')).map((item) => asFields(own(asFields(item), 'item')));
		found.push(...items.filter((person) => hasNumber(person, number)).flatMap((person) => idOf(own(person, 'id')) ?? []));
		cursor = asText(own(asFields(own(body, 'additional_data')), 'next_cursor'));
		if (cursor === undefined || found.length > 0) break;
	}
	return found;
}

function hasNumber(person: Fields, number: PhoneForms): boolean {
	return textsOf(own(person, 'phones')).some((phone) => isSameNumber(phone, number));
}
