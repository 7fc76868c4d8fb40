import { CrmFailure, type NewCrmContact } from '../../../engine';
import { asFields, asText, own } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { labelIds } from './labels';
import { wholeName } from './names';
import { chief, inTheirWords, plainBody } from './write';

/** Makes the person. Pipedrive has nothing that would keep a second one of the same number from being made. */
export async function createPerson(account: Account, contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }> {
	const { number, placeholderName, values, tags } = contact;
	const name = asText(values.name) ?? wholeName({ first: asText(values.first_name), last: asText(values.last_name) });
	const emails = chief(values.email);
	const labels = tags.length === 0 ? [] : await labelIds(account, tags);
	const fields = await account.fields();
	const json = {
		...plainBody(values, fields),
		name: name || placeholderName,
		phones: chief(asText(values.phone) ?? number.e164),
		...(emails.length === 0 ? {} : { emails }),
		...(labels.length === 0 ? {} : { label_ids: labels }),
	};
	const answer = await account.api.ask('writes', { method: 'POST', path: 'persons', json }).catch((error: unknown) => {
		throw inTheirWords(error, values, fields);
	});
	const id = idOf(own(asFields(answer), 'id'));
	if (id === undefined) throw new CrmFailure('unknown', 'Pipedrive’s answer names no person. They are looked for before they are added again.');
	return { id, created: true };
}
