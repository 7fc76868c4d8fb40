import { isFine } from '../vendorRequests';
import type { Account } from './account';
import { failureOf } from './failure';
import { forgetFields, readFields } from './fields';
import { OWN_FIELDS } from './ownFields';

/** Makes the fields that the account lacks. Pipedrive takes two of the same name, so the list is read anew before. */
export async function makeFields({ api, company }: Account): Promise<readonly string[]> {
	const { custom } = await readFields(api);
	const there = new Set(custom.map(({ id }) => id));
	const made: string[] = [];
	try {
		for (const field of OWN_FIELDS.filter(({ id }) => !there.has(id))) {
			const answer = await api.answer('writes', { method: 'POST', path: 'personFields', json: { field_name: field.name, field_type: field.type } });
			if (!isFine(answer)) throw failureOf(answer);
			made.push(field.id);
		}
	} finally {
		forgetFields(company);
	}
	return made;
}
