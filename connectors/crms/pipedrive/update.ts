import { CrmFailure, type CrmValue, type CrmValues } from '../../../engine';
import { isPlaceholder } from '../placeholderName';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { wholeName } from './names';
import { textsOf } from './person';
import { rawPerson } from './read';
import { inTheirWords, plainBody } from './write';

export async function updatePerson(account: Account, id: string, values: CrmValues): Promise<void> {
	if (Object.keys(values).length === 0) return;
	const fields = await account.fields();
	const json = { ...plainBody(values, fields), ...(needsPerson(values) ? await withPerson(account, id, values) : {}) };
	if (Object.keys(json).length === 0) return;
	await account.api.ask('writes', { method: 'PATCH', path: `persons/${encodeURIComponent(id)}`, json }).catch((error: unknown) => {
		throw inTheirWords(error, values, fields);
	});
}

function needsPerson(values: CrmValues): boolean {
	return ['name', 'first_name', 'last_name', 'phone', 'email'].some((field) => values[field] !== undefined);
}

/** What replaces a whole that has to be known first: a name of which only a part is given, and lists of numbers and addresses. */
async function withPerson(account: Account, id: string, values: CrmValues): Promise<Record<string, unknown>> {
	const person = await rawPerson(account, id);
	if (person === undefined) throw new CrmFailure('gone', 'Pipedrive does not have the person any more: they were deleted, or merged into another one.', { status: 404 });
	const name = newName(person, values);
	return {
		...(name === undefined ? {} : { name }),
		...(values.phone === undefined ? {} : { phones: withChief(own(person, 'phones'), values.phone) }),
		...(values.email === undefined ? {} : { emails: withChief(own(person, 'emails'), values.email) }),
	};
}

/** A name is never emptied: Pipedrive wants one. */
function newName(person: Fields, values: CrmValues): string | undefined {
	const whole = asText(values.name);
	if (whole !== undefined) return whole;
	if (!asText(values.first_name) && !asText(values.last_name)) return undefined;
	const now = isPlaceholder(asText(own(person, 'name')), textsOf(own(person, 'phones'))) ? {} : person;
	return wholeName({ first: asText(values.first_name) ?? asText(own(now, 'first_name')), last: asText(values.last_name) ?? asText(own(now, 'last_name')) });
}

/** The value becomes the chief one; those that there are stay. Null takes the chief one away. */
function withChief(stored: unknown, value: CrmValue): readonly object[] {
	const there = asList(stored).map(asFields);
	const text = asText(value);
	if (text === undefined) return there.filter((one) => own(one, 'primary') !== true).map((one, index) => ({ ...one, primary: index === 0 }));
	const others = there.filter((one) => asText(own(one, 'value'))?.toLowerCase() !== text.toLowerCase());
	return [{ value: text, primary: true }, ...others.map((one) => ({ ...one, primary: false }))];
}
