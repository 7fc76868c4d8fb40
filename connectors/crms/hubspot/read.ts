import type { CrmContact } from '../../../engine';
import { failureOf } from './failure';
import { asFields, asList, isFine, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { ALWAYS_READ, readContact } from './contact';
import { findOpenDeal } from './deals';
import { NUMBER_PROPERTY } from './mapping';
import { objectsUrl } from './paths';

/** Names of properties go into the address of a request as long as they fit well; beyond it they go into a body. */
const LONGEST_QUERY = 4_000;

/** A contact by its id, or the one that it was merged into; undefined where there is none. */
export async function readById(account: Account, id: string): Promise<CrmContact | undefined> {
	const record = await recordOf(account, id, {});
	return record && (await complete(account, record));
}

/** The contact that has the number in the unique property. Unlike a search this never lags. */
export async function readByNumber(account: Account, e164: string): Promise<CrmContact | undefined> {
	const record = await recordOf(account, e164, { idProperty: NUMBER_PROPERTY });
	return record && (await complete(account, record));
}

/** Only its id. */
export async function idByNumber(account: Account, e164: string): Promise<string | undefined> {
	const record = await get(account, e164, { idProperty: NUMBER_PROPERTY, properties: 'phone' });
	return record && idOf(own(record, 'id'));
}

/** With its deal. Undefined for what is no contact. */
export async function complete(account: Account, record: Fields): Promise<CrmContact | undefined> {
	const { writable } = await account.properties();
	const contact = readContact(record, writable, account.portal);
	return contact && withDeal(account, contact);
}

async function withDeal(account: Account, contact: CrmContact): Promise<CrmContact> {
	const openDeal = await findOpenDeal(account.api, contact.id);
	return openDeal === undefined ? contact : { ...contact, openDeal };
}

/** Names of the properties to read of every contact. */
export async function namesToRead(account: Account): Promise<readonly string[]> {
	const { writable } = await account.properties();
	return [...new Set([...ALWAYS_READ, NUMBER_PROPERTY, ...writable])];
}

async function recordOf(account: Account, id: string, query: Readonly<Record<string, string>>): Promise<Fields | undefined> {
	const names = await namesToRead(account);
	const properties = names.join(',');
	if (properties.length <= LONGEST_QUERY) return await get(account, id, { ...query, properties });
	const found = await get(account, id, { ...query, properties: ALWAYS_READ.join(',') });
	const itsId = found && idOf(own(found, 'id'));
	if (itsId === undefined) return undefined;
	const body = await account.api.ask('reads', { method: 'POST', url: objectsUrl('contacts', 'batch', 'read'), json: { properties: names, inputs: [{ id: itsId }] } });
	return asList(own(body, 'results')).map(asFields)[0];
}

async function get(account: Account, id: string, query: Readonly<Record<string, string>>): Promise<Fields | undefined> {
	const answer = await account.api.answer('reads', { method: 'GET', url: objectsUrl('contacts', id), query: { ...query, archived: 'false' } });
	if (answer.status === 404) return undefined;
	if (!isFine(answer)) throw failureOf(answer);
	return asFields(answer.body);
}
