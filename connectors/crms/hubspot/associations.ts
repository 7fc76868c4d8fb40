import { asFields, asList, own, type Fields } from '../vendorRequests';
import { idOf, type HubSpotApi } from './api';
import { objectsUrl, type ObjectType } from './paths';

/** Types of association from what is logged to its contact, as HubSpot defines them. Source: HubSpot, association type ID values. */
const TO_CONTACT: Readonly<Record<Exclude<ObjectType, 'contacts'>, number>> = { calls: 194, communications: 81, notes: 202, tasks: 204, deals: 3 };

export function toContact(type: Exclude<ObjectType, 'contacts'>, contactId: string): object {
	return { to: { id: contactId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TO_CONTACT[type] }] };
}

/** As many as a batch read takes. */
const BATCH = 100;
/** Of what is on a timeline, the newest so many are looked through. */
const MOST = 300;

/** What is associated with a contact, by the lists and not by the search index: it does not lag. */
export async function associatedRecords(api: HubSpotApi, contactId: string, type: Exclude<ObjectType, 'contacts'>, properties: readonly string[]): Promise<readonly Fields[]> {
	const listed = await api.list(objectsUrl('contacts', contactId, 'associations', type), { limit: '500' });
	const ids = [...new Set(listed.flatMap((association) => idOf(own(association, 'toObjectId')) ?? idOf(own(association, 'id')) ?? []))];
	// Ids grow, so that the newest have the greatest.
	const newest = ids.sort((one, other) => Number(other) - Number(one)).slice(0, MOST);
	const records: Fields[] = [];
	for (let from = 0; from < newest.length; from += BATCH) {
		const inputs = newest.slice(from, from + BATCH).map((id) => ({ id }));
		const body = await api.ask('reads', { method: 'POST', url: objectsUrl(type, 'batch', 'read'), json: { properties, inputs } });
		records.push(...asList(own(body, 'results')).map(asFields));
	}
	return records;
}
