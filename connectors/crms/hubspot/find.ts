import type { CrmContact, PhoneForms } from '../../../engine';
import { asFields, asList, isSameNumber, own } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { readContact } from './contact';
import { objectsUrl } from './paths';
import { complete, namesToRead, readByNumber } from './read';

/** More contacts than this have a number in common only by way of a test entry. */
const MOST_MATCHES = 5;
const PAGE_SIZE = 100;

/**
 * Contacts with the number, the oldest first. HubSpot’s search compares the digits without the country code: a number of
 * another country may end in the same digits, so what it finds is looked at here. The one that has the number in the unique
 * property is read directly, for a search does not know it yet in the seconds after it was made.
 */
export async function findContacts(account: Account, number: PhoneForms): Promise<readonly CrmContact[]> {
	const { unique, writable } = await account.properties();
	const known = unique ? await readByNumber(account, number.e164) : undefined;
	const body = await account.api.ask('reads', {
		method: 'POST',
		url: objectsUrl('contacts', 'search'),
		json: { filterGroups: filterGroups(number), properties: await namesToRead(account), sorts: [{ propertyName: 'createdate', direction: 'ASCENDING' }], limit: PAGE_SIZE },
	});
	const matches = asList(own(body, 'results'))
		.map(asFields)
		.filter((record) => idOf(own(record, 'id')) !== known?.id && readContact(record, writable, account.portal)?.phones.some((phone) => isSameNumber(phone, number)) === true);
	const contacts: CrmContact[] = known === undefined ? [] : [known];
	for (const match of matches.slice(0, MOST_MATCHES)) {
		const contact = await complete(account, match);
		if (contact) contacts.push(contact);
	}
	return contacts.sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
}

/** Any of these: at most five groups are allowed. A number without a country is stored as it was typed, with or without zeros before it. */
function filterGroups({ national, e164 }: PhoneForms): readonly object[] {
	return [
		['hs_searchable_calculated_phone_number', 'EQ', national],
		['hs_searchable_calculated_mobile_number', 'EQ', national],
		['hs_searchable_calculated_phone_number', 'CONTAINS_TOKEN', `*${national}`],
		['hs_searchable_calculated_mobile_number', 'CONTAINS_TOKEN', `*${national}`],
		['phone', 'EQ', e164],
	].map(([propertyName, operator, value]) => ({ filters: [{ propertyName, operator, value }] }));
}
