import { CrmFailure, type CrmContact, type PhoneForms } from '../../../engine';
import { asFields, asList, asText, isSameNumber, own, type Fields } from '../vendorRequests';
import { quoted, quotedList, type SalesforceApi } from './api';
import { withDeals } from './deals';
import type { ObjectDescription } from './describe';
import { objectOf, type ObjectName } from './names';
import { fromFields } from './values';

export type Descriptions = (name: ObjectName) => Promise<ObjectDescription>;

/**
 * People with this number. The search index finds it in every format and lags; the fields themselves are asked for the
 * likely formats, which does not. Contacts come before leads, and for a lead that became a contact that contact.
 */
export async function findContacts(api: SalesforceApi, describe: Descriptions, number: PhoneForms): Promise<readonly CrmContact[]> {
	const indexed = await searched(api, number);
	const contacts = await records(api, await describe('Contact'), number, indexed);
	const leads = await records(api, await describe('Lead'), number, indexed);
	const known = new Set(contacts.map(idOf));
	const converted = leads.filter(isConverted).map((lead) => String(lead.ConvertedContactId)).filter((id) => !known.has(id));
	const became = converted.length === 0 ? [] : await byIds(api, 'Contact', [...new Set(converted)]);
	const found = [
		...[...contacts, ...became].map((record) => ({ record, of: 'Contact' as const })),
		...leads.filter((lead) => !isConverted(lead)).map((record) => ({ record, of: 'Lead' as const })),
	];
	const people: CrmContact[] = [];
	for (const { record, of } of found) {
		const person = asContact(api, await describe(of), record);
		// The contact that a lead became is the same person, whatever number stands there now.
		if (became.includes(record) || person.phones.some((phone) => isSameNumber(phone, number))) people.push(person);
	}
	return await withDeals(api, people);
}

/** A lead that was converted is its contact; a record that was merged is the one it was merged into. */
export async function readContact(api: SalesforceApi, describe: Descriptions, id: string, hops = 3): Promise<CrmContact | undefined> {
	const object = objectOf(id);
	if (object === undefined || hops === 0) return undefined;
	const [record] = await api.query(`SELECT FIELDS(ALL) FROM ${object} WHERE Id = ${quoted(id)} LIMIT 1`);
	if (record && object === 'Lead' && isConverted(record)) return await readContact(api, describe, String(record.ConvertedContactId), hops - 1);
	if (record) return (await withDeals(api, [asContact(api, await describe(object), record)]))[0];
	const [deleted] = await api.query(`SELECT MasterRecordId FROM ${object} WHERE Id = ${quoted(id)} AND IsDeleted = true LIMIT 1`, true);
	const into = deleted && asText(own(deleted, 'MasterRecordId'));
	return into === undefined ? undefined : await readContact(api, describe, into, hops - 1);
}

/**
 * SOSL over all phone fields. Words end at punctuation, so `415 555 0132` as a phrase is every way of writing it apart;
 * nothing but digits, blanks and quotes goes in, so that nothing needs an escape.
 */
async function searched(api: SalesforceApi, number: PhoneForms): Promise<readonly string[]> {
	const forms = [number.e164, number.national, ...number.others].map((form) => form.replace(/\D+/g, ' ').trim());
	const terms = [...new Set(forms)].filter((form) => form.replace(/ /g, '').length >= 6).slice(0, 12).map((form) => (form.includes(' ') ? `"${form}"` : form));
	if (terms.length === 0) return [];
	const answer = await api.get('search/', { q: `FIND {${terms.join(' OR ')}} IN PHONE FIELDS RETURNING Contact(Id), Lead(Id) LIMIT 50` });
	return asList(own(answer, 'searchRecords')).flatMap((record) => asText(own(asFields(record), 'Id')) ?? []);
}

async function records(api: SalesforceApi, { name, phones }: ObjectDescription, number: PhoneForms, indexed: readonly string[]): Promise<readonly Fields[]> {
	const ids = indexed.filter((id) => objectOf(id) === name);
	const forms = quotedList([...new Set([number.e164, number.national, ...number.others])].slice(0, 20));
	const tests = [...(ids.length > 0 ? [`Id IN ${quotedList(ids)}`] : []), ...phones.map((field) => `${field} IN ${forms}`)];
	if (tests.length === 0) return [];
	return await api.query(`SELECT FIELDS(ALL) FROM ${name} WHERE ${tests.join(' OR ')} ORDER BY CreatedDate LIMIT 50`);
}

async function byIds(api: SalesforceApi, object: ObjectName, ids: readonly string[]): Promise<readonly Fields[]> {
	return await api.query(`SELECT FIELDS(ALL) FROM ${object} WHERE Id IN ${quotedList(ids)} ORDER BY CreatedDate LIMIT 50`);
}

const idOf = (record: Fields): string => asText(own(record, 'Id')) ?? '';
const isConverted = (lead: Fields): boolean => own(lead, 'IsConverted') === true && typeof own(lead, 'ConvertedContactId') === 'string';

export function asContact(api: SalesforceApi, description: ObjectDescription, record: Fields): CrmContact {
	const id = idOf(record);
	if (id === '') throw new CrmFailure('busy', 'Salesforce answered with something that is no record.');
	const text = (name: string): string | undefined => asText(own(record, name));
	const createdAt = Date.parse(text('CreatedDate') ?? '');
	const parts = {
		name: text('Name') ?? ([text('FirstName'), text('LastName')].filter(Boolean).join(' ') || undefined),
		firstName: text('FirstName'),
		email: text('Email'),
		owner: text('OwnerId'),
		lifecycle: description.name === 'Lead' ? 'lead' : undefined,
		createdAt: Number.isNaN(createdAt) ? undefined : createdAt,
	};
	return {
		id,
		phones: description.phones.flatMap((field) => text(field) ?? []),
		...(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<CrmContact>),
		tags: [],
		values: fromFields(description, record),
		url: `${api.origin}/lightning/r/${description.name}/${id}/view`,
	};
}
