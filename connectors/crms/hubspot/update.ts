import { CrmFailure, type CrmValues } from '../../../engine';
import { isPlaceholder } from '../placeholderName';
import { asFields, asText, isFine, own } from '../vendorRequests';
import type { Account } from './account';
import { propertiesOf } from './api';
import { ALWAYS_READ } from './contact';
import { failureOf } from './failure';
import { withNames } from './names';
import { objectsUrl } from './paths';
import { written } from './values';

export async function updateContact(account: Account, id: string, values: CrmValues): Promise<void> {
	const named = await withoutPlaceholder(account, id, withNames(values));
	if (Object.keys(named).length === 0) return;
	const { fields } = await account.properties();
	const answer = await account.api.answer('writes', { method: 'PATCH', url: objectsUrl('contacts', id), json: { properties: written(named, fields) } });
	if (isFine(answer)) return;
	const failure = failureOf(answer);
	// E-mail addresses are unique: one that another contact has is no reason not to write the rest.
	if (failure.kind !== 'conflict' || !named.email) throw failure;
	throw new CrmFailure('refused', 'Another contact in HubSpot has this e-mail address. Merge the two there if they are one person.', { ...failure.more, field: 'email' });
}

/** A first name alone would stand before the placeholder: `Ann Caller (415) 555-0132`. */
async function withoutPlaceholder(account: Account, id: string, values: CrmValues): Promise<CrmValues> {
	if (!values.firstname || values.lastname !== undefined) return values;
	const body = await account.api.ask('reads', { method: 'GET', url: objectsUrl('contacts', id), query: { properties: ALWAYS_READ.join(',') } });
	const properties = propertiesOf(asFields(body));
	const phones = ['phone', 'mobilephone', 'hs_calculated_phone_number'].flatMap((name) => asText(own(properties, name)) ?? []);
	return isPlaceholder(asText(own(properties, 'lastname')), phones) ? { ...values, lastname: null } : values;
}
