import { CrmFailure, type CrmContact, type CrmValues, type NewCrmContact, type PhoneForms } from '../../../engine';
import { asFields, asList, contactIn, contactOfNumber, contactUpsert, firstText, readTime, segment, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import { openDealOf } from './deals';
import type { Asks } from './failures';
import type { CustomFields } from './fields';
import { readValues, writtenAs } from './values';

const PAGE_SIZE = 20;

export interface Connection {
	readonly asks: Asks;
	readonly secrets: HighLevelSecrets;
	readonly custom: CustomFields;
}

/**
 * By HighLevel's look-up of duplicates, which is at once up to date, and by its search, which lags and finds what else has
 * the number: a location may allow several contacts of one. (An exact filter by phone is known to find nothing:
 * https://github.com/GoHighLevel/highlevel-api-docs/issues/289)
 */
export async function findContacts(connection: Connection, number: PhoneForms): Promise<readonly CrmContact[]> {
	const { asks, secrets } = connection;
	const exact = contactIn(await asks(contactOfNumber(secrets, number.e164)));
	const searched = await asks({ method: 'POST', path: '/contacts/search', json: { locationId: secrets.locationId, pageLimit: PAGE_SIZE, query: number.national } });
	const found = new Map<string, Fields>();
	for (const contact of [exact ?? {}, ...asList(asFields(searched).contacts).map(asFields)]) {
		const id = textOf(contact, 'id');
		if (id !== '' && !found.has(id) && hasNumber(contact, number)) found.set(id, contact);
	}
	const contacts = await Promise.all([...found.values()].map(async (contact) => await readContact(connection, contact)));
	return contacts.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
}

export async function readById(connection: Connection, id: string): Promise<CrmContact | undefined> {
	try {
		const contact = contactIn(await connection.asks({ method: 'GET', path: `/contacts/${segment(id)}` }));
		return contact && contact.deleted !== true ? await readContact(connection, contact) : undefined;
	} catch (error) {
		if (error instanceof CrmFailure && error.kind === 'gone') return undefined;
		throw error;
	}
}

/**
 * Upserting writes over what a contact has, and finds one by its e-mail address before its number, silently leaving out a
 * number that another one has (https://github.com/GoHighLevel/highlevel-api-docs/issues/37). So a contact that is there is
 * left alone, the address is written afterwards, tags are only added, and the number is looked for in the answer.
 */
export async function createContact(connection: Connection, contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }> {
	const { asks, secrets, custom } = connection;
	const { e164 } = contact.number;
	const there = contactIn(await asks(contactOfNumber(secrets, e164)));
	if (there) return { id: there.id, created: false };
	const { email, phone: _phone, ...values } = contact.values;
	const body = asFields(await asks(contactUpsert(secrets, { ...named(contact), ...(await writtenAs(values, custom)), phone: e164 })));
	const made = contactIn(body);
	if (!made) throw new CrmFailure('unknown', 'HighLevel’s answer names no contact. Check that the Base URL in the credential is HighLevel’s.');
	if (!hasNumber(made, contact.number)) return { id: await ownerOfNumber(connection, e164), created: false };
	if (body.new !== true) return { id: made.id, created: false };
	if (typeof email === 'string' && email !== '') await updateContact(connection, made.id, { email });
	if (contact.tags.length > 0) await addTags(connection, made.id, contact.tags);
	return { id: made.id, created: true };
}

function named({ values, placeholderName }: NewCrmContact): Fields {
	return ['name', 'firstName', 'lastName'].some((field) => values[field]) ? {} : { name: placeholderName };
}

async function ownerOfNumber({ asks, secrets }: Connection, e164: string): Promise<string> {
	const owner = contactIn(await asks(contactOfNumber(secrets, e164)));
	if (owner) return owner.id;
	throw new CrmFailure('refused', 'HighLevel took the contact without its number, and no contact has the number now. Look at Settings → Business Profile → Contact Deduplication Preferences.', { field: 'phone' });
}

export async function updateContact({ asks, custom }: Connection, id: string, values: CrmValues): Promise<void> {
	const json = await writtenAs(values, custom);
	if (Object.keys(json).length > 0) await asks({ method: 'PUT', path: `/contacts/${segment(id)}`, json });
}

/** Adds; the field `tags` of a contact would write over all there are. */
export async function addTags({ asks }: Connection, id: string, tags: readonly string[]): Promise<void> {
	if (tags.length > 0) await asks({ method: 'POST', path: `/contacts/${segment(id)}/tags`, json: { tags } });
}

function hasNumber(contact: Fields, { e164, national }: PhoneForms): boolean {
	const digits = textOf(contact, 'phone').replace(/\D/g, '');
	return digits !== '' && (digits === e164.replace(/\D/g, '') || digits === national.replace(/\D/g, ''));
}

async function readContact(connection: Connection, contact: Fields): Promise<CrmContact> {
	const id = textOf(contact, 'id');
	const [openDeal, custom] = await Promise.all([openDealOf(connection, id), asList(contact.customFields).length === 0 ? [] : connection.custom.all()]);
	const [firstName, email, owner] = [textOf(contact, 'firstName'), textOf(contact, 'email'), textOf(contact, 'assignedTo')];
	const name = firstText(contact, 'name', 'contactName') || [firstName, textOf(contact, 'lastName')].join(' ').trim();
	const type = textOf(contact, 'type').toLowerCase();
	const createdAt = readTime(textOf(contact, 'dateAdded'));
	const phone = textOf(contact, 'phone');
	return {
		id,
		phones: phone === '' ? [] : [phone],
		...(name === '' ? {} : { name }),
		...(firstName === '' ? {} : { firstName }),
		...(email === '' ? {} : { email }),
		...(owner === '' ? {} : { owner }),
		...(type === 'customer' || type === 'lead' ? { lifecycle: type } : {}),
		...(openDeal ? { openDeal } : {}),
		tags: asList(contact.tags).filter((tag) => typeof tag === 'string'),
		values: readValues(contact, custom),
		url: `https://app.gohighlevel.com/v2/location/${segment(connection.secrets.locationId)}/contacts/detail/${segment(id)}`,
		...(createdAt === undefined ? {} : { createdAt }),
	};
}
