import { CrmFailure, type CrmContact, type NewCrmContact } from '../../../engine';
import { asFields, asList, asText, isFine, isSameNumber, own, type Fields } from '../vendorRequests';
import type { SalesforceApi } from './api';
import type { ObjectDescription } from './describe';
import { errorOf, failureOf } from './failure';
import { NO_COMPANY, NUMBER_FIELD } from './names';
import { toFields } from './values';

type Made = { readonly id: string; readonly created: boolean };
type Read = (id: string) => Promise<CrmContact | undefined>;

/**
 * By the unique number where the org has the field: the same number twice is one record, however often and from where it
 * is asked for. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_upsert_patch.htm
 */
export async function createContact(api: SalesforceApi, target: ObjectDescription, read: Read, contact: NewCrmContact): Promise<Made> {
	const { [NUMBER_FIELD]: _number, ...fields } = newFields(target, contact);
	const answer = target.onceByNumber
		? await api.writeRaw('PATCH', `sobjects/${target.name}/${NUMBER_FIELD}/${encodeURIComponent(contact.number.e164)}`, fields)
		: await api.writeRaw('POST', `sobjects/${target.name}`, target.fields.has(NUMBER_FIELD) ? { ...fields, [NUMBER_FIELD]: contact.number.e164 } : fields);
	if (isFine(answer)) return made(answer.status, asFields(answer.body));
	// Several have it, from the time before the field was unique: the list of them.
	if (answer.status === 300) return { id: first(asList(answer.body).flatMap((url) => asText(url)?.split('/').at(-1) ?? [])), created: false };
	if (errorOf(answer).code === 'DUPLICATES_DETECTED') return { id: await duplicate(errorOf(answer).body, read, contact), created: false };
	const failure = failureOf(answer);
	// The number stands on a record that was made in the same moment.
	if (failure.kind === 'conflict' && failure.more.existingId !== undefined && failure.more.field === NUMBER_FIELD) return { id: failure.more.existingId, created: false };
	throw failure;
}

function made(status: number, body: Fields): Made {
	const id = asText(own(body, 'id'));
	if (id === undefined) throw new CrmFailure('unknown', 'Salesforce answered with something that is no record.');
	return { id, created: typeof body.created === 'boolean' ? body.created : status === 201 };
}

function first(ids: readonly string[]): string {
	const [id] = [...ids].sort();
	if (id === undefined) throw new CrmFailure('refused', `Salesforce has several records with the number, and does not say which. Merge them, and make ${NUMBER_FIELD} unique.`);
	return id;
}

/**
 * The record that a duplicate rule found. A rule may go by names or e-mail addresses as well: only one that has the number
 * is the caller, for what they write must not end up with somebody else.
 */
async function duplicate(error: Fields, read: Read, { number }: NewCrmContact): Promise<string> {
	// The first of the two is how the API spells it.
	const result = asFields(own(error, 'duplicateResut') ?? own(error, 'duplicateResult'));
	const ids = asList(own(result, 'matchResults')).flatMap((match) =>
		asList(own(asFields(match), 'matchRecords')).flatMap((found) => asText(own(asFields(own(asFields(found), 'record')), 'Id')) ?? []),
	);
	for (const id of [...new Set(ids)].slice(0, 5)) {
		const person = await read(id);
		if (person?.phones.some((phone) => isSameNumber(phone, number))) return person.id;
	}
	throw new CrmFailure('refused', 'A duplicate rule of Salesforce takes the caller for somebody who has another number. Let the rule report rather than block for the connected user, or bring the records together.', {
		vendorCode: 'DUPLICATES_DETECTED',
		...(ids[0] === undefined ? {} : { existingId: ids[0] }),
	});
}

/** What Salesforce wants of every lead and contact is filled in where nobody knows it. */
function newFields(target: ObjectDescription, contact: NewCrmContact): Fields {
	const given = Object.fromEntries(Object.entries(contact.values).filter(([, value]) => value !== null && value !== ''));
	const fields = toFields(target, given, true);
	return {
		...(target.fields.has('Phone') ? { Phone: contact.number.e164 } : {}),
		...fields,
		LastName: asText(fields.LastName) ?? asText(fields.FirstName) ?? contact.placeholderName,
		...(fields.LastName === undefined && fields.FirstName !== undefined ? { FirstName: null } : {}),
		...(target.name === 'Lead' && fields.Company === undefined ? { Company: NO_COMPANY } : {}),
	};
}
