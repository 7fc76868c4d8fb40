import { CrmFailure, type CrmValues, type NewCrmContact } from '../../../engine';
import { asFields, isFine, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { failureOf } from './failure';
import { NUMBER_PROPERTY } from './mapping';
import { withNames } from './names';
import { objectsUrl } from './paths';
import { forgetProperties } from './properties';
import { idByNumber } from './read';
import { written } from './values';

/**
 * Makes the contact. Where the account has the unique property, HubSpot refuses a second one of the same number, and the
 * first is read by it. An upsert would do as much, and write what is known at first over what somebody has put right since.
 */
export async function createContact(account: Account, contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }> {
	const { unique, fields } = await account.properties();
	const known = unique ? await idByNumber(account, contact.number.e164) : undefined;
	if (known !== undefined) return { id: known, created: false };

	const answer = await account.api.answer('writes', { method: 'POST', url: objectsUrl('contacts'), json: { properties: written(newProperties(contact, unique), fields) } });
	if (isFine(answer)) return { id: madeId(asFields(answer.body)), created: true };
	const failure = failureOf(answer);
	if (failure.kind === 'conflict' && failure.more.existingId !== undefined) return { id: failure.more.existingId, created: false };
	if (unique && (answer.status === 400 || answer.status === 409)) {
		const first = await idByNumber(account, contact.number.e164);
		if (first !== undefined) return { id: first, created: false };
		if (failure.more.field === NUMBER_PROPERTY) throw withoutProperty(account);
	}
	throw failure;
}

/** The property was deleted, or made anew without being unique, after it was last looked at. */
function withoutProperty(account: Account): CrmFailure {
	forgetProperties(account.portal);
	return new CrmFailure('busy', `HubSpot no longer takes the property ${NUMBER_PROPERTY}. The contact is added without it; make the fields again to have it back.`, { retryAfterSeconds: 1 });
}

/** HubSpot wants a name or an e-mail address. A placeholder is the last name: a first name is what people are greeted by. */
function newProperties({ number, placeholderName, values }: NewCrmContact, unique: boolean): CrmValues {
	const named: CrmValues = withNames(values);
	const isNamed = Boolean(named.firstname) || Boolean(named.lastname);
	return {
		...named,
		...(named.phone || named.mobilephone ? {} : { phone: number.e164 }),
		...(isNamed ? {} : { lastname: placeholderName }),
		...(unique ? { [NUMBER_PROPERTY]: number.e164 } : {}),
	};
}

function madeId(body: Fields): string {
	const id = idOf(own(body, 'id'));
	if (id !== undefined) return id;
	throw new CrmFailure('unknown', 'HubSpot’s answer names no contact. It is looked for before it is added again.');
}
