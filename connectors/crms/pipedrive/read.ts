import type { CrmContact } from '../../../engine';
import { asFields, asList, asText, isFine, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { failureOf } from './failure';
import { COUNTS, readPerson } from './person';

/**
 * A person by their id. Of one that was merged into another nothing tells the other: it counts as deleted, and the other,
 * who has the number now, is found by that.
 */
export async function readById(account: Account, id: string): Promise<CrmContact | undefined> {
	const person = await rawPerson(account, id);
	return person && (await complete(account, person));
}

/** As Pipedrive gives it; undefined for one that was deleted. */
export async function rawPerson({ api }: Account, id: string): Promise<Fields | undefined> {
	if (!/^\d{1,15}$/.test(id)) return undefined;
	const answer = await api.answer('reads', { method: 'GET', path: `persons/${id}`, query: { include_fields: COUNTS } });
	if (answer.status === 404 || answer.status === 410) return undefined;
	if (!isFine(answer)) throw failureOf(answer);
	const person = asFields(own(asFields(answer.body), 'data'));
	return own(person, 'is_deleted') === true ? undefined : person;
}

/** With their newest open deal, where there is one. */
export async function complete(account: Account, person: Fields): Promise<CrmContact | undefined> {
	const fields = await account.fields();
	const contact = readPerson(person, fields, account.company);
	if (contact === undefined || own(person, 'open_deals_count') === 0) return contact;
	const openDeal = await newestOpenDeal(account, contact.id);
	return openDeal === undefined ? contact : { ...contact, openDeal };
}

async function newestOpenDeal({ api }: Account, personId: string): Promise<CrmContact['openDeal']> {
	const deals = await api.ask('reads', { method: 'GET', path: 'deals', query: { person_id: personId, status: 'open', sort_by: 'add_time', sort_direction: 'desc', limit: '1' } });
	const [deal] = asList(deals).map(asFields);
	const id = deal && idOf(own(deal, 'id'));
	return deal && id !== undefined ? { id, name: asText(own(deal, 'title')) ?? '' } : undefined;
}
