import type { CrmContact, CrmValue } from '../../../engine';
import { isPlaceholder } from '../placeholderName';
import { asFields, asList, asText, asValue, own, type Fields } from '../vendorRequests';
import { idOf, timeOf } from './api';
import type { PersonFields } from './fields';

/** Counts that tell customers from leads, and whether there is an open deal to look for. */
export const COUNTS = 'open_deals_count,won_deals_count';

/** A person of Pipedrive's; undefined for what is none, and for one that was deleted. */
export function readPerson(person: Fields, { custom, labels }: PersonFields, company: string, openDeal?: CrmContact['openDeal']): CrmContact | undefined {
	const id = idOf(own(person, 'id'));
	if (id === undefined || own(person, 'is_deleted') === true) return undefined;
	const phones = textsOf(own(person, 'phones'));
	const emails = textsOf(own(person, 'emails'));
	const known = isPlaceholder(asText(own(person, 'name')), phones) ? {} : person;
	const [name, firstName, lastName] = ['name', 'first_name', 'last_name'].map((part) => asText(own(known, part)));
	const owner = idOf(own(person, 'owner_id'));
	const won = own(person, 'won_deals_count');
	const createdAt = timeOf(own(person, 'add_time'));
	const tagIds = asList(own(person, 'label_ids'));
	const stored = asFields(own(person, 'custom_fields'));
	const values: Record<string, CrmValue> = { name: name ?? null, first_name: firstName ?? null, last_name: lastName ?? null, phone: phones[0] ?? null, email: emails[0] ?? null, owner_id: owner ?? null };
	// By its key too: a user may have mapped a field by that.
	for (const field of custom) values[field.id] = values[field.key] = valueOf(own(stored, field.key));
	return {
		id,
		phones,
		...(name === undefined ? {} : { name }),
		...(firstName === undefined ? {} : { firstName }),
		...(emails[0] === undefined ? {} : { email: emails[0] }),
		...(owner === undefined ? {} : { owner }),
		...(typeof won === 'number' ? { lifecycle: won > 0 ? 'customer' : 'lead' } : {}),
		...(openDeal === undefined ? {} : { openDeal }),
		tags: labels.filter((label) => tagIds.includes(label.id)).map((label) => label.name),
		values,
		url: `https://${company}.pipedrive.com/person/${id}`,
		...(createdAt === undefined ? {} : { createdAt }),
	};
}

/** The numbers or addresses of a person, the chief one first: `[{"value":"+14155550132","primary":true,"label":"work"}]`, or plain texts in a search. */
export function textsOf(list: unknown): readonly string[] {
	const entries = asList(list).map((entry) => ({ value: asText(entry) ?? asText(own(asFields(entry), 'value')), primary: own(asFields(entry), 'primary') === true }));
	return entries.sort((one, other) => Number(other.primary) - Number(one.primary)).flatMap(({ value }) => value ?? []);
}

/** Amounts and addresses are objects with a `value`. */
function valueOf(stored: unknown): CrmValue {
	return asValue(stored) ?? asValue(own(asFields(stored), 'value')) ?? null;
}
