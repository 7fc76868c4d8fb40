import type { ApiRequest } from './api';
import type { HighLevelSecrets } from './secrets';
import { asFields, textOf, type Fields } from './values';

/** Asks who has a number. HighLevel keeps numbers in E.164. */
export function contactOfNumber(secrets: HighLevelSecrets, e164: string): ApiRequest {
	return { method: 'GET', path: '/contacts/search/duplicate', query: { locationId: secrets.locationId, number: e164 } };
}

/** Makes a contact, or finds the one that has the number by the location's rule against duplicates. */
export function contactUpsert(secrets: HighLevelSecrets, contact: Fields): ApiRequest {
	return { method: 'POST', path: '/contacts/upsert', json: { ...contact, locationId: secrets.locationId } };
}

/** The contact in an answer, or undefined where the answer says that there is none. */
export function contactIn(body: unknown): (Fields & { readonly id: string }) | undefined {
	const contact = asFields(asFields(body).contact);
	const id = textOf(contact, 'id');
	return id === '' ? undefined : { ...contact, id };
}
