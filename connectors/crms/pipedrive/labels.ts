import { CrmFailure } from '../../../engine';
import { asFields, asList, asText, isFine, own } from '../vendorRequests';
import type { Account } from './account';
import { failureOf } from './failure';
import { forgetFields } from './fields';
import { rawPerson } from './read';

/** Adds labels to those that a person has. */
export async function addLabels(account: Account, id: string, tags: readonly string[]): Promise<void> {
	if (tags.length === 0) return;
	const wanted = await labelIds(account, tags);
	const person = await rawPerson(account, id);
	if (person === undefined) throw new CrmFailure('gone', 'Pipedrive does not have the person any more: they were deleted, or merged into another one.', { status: 404 });
	const there = asList(own(person, 'label_ids')).filter((label) => typeof label === 'number');
	const all = [...new Set([...there, ...wanted])];
	if (all.length === there.length) return;
	await account.api.ask('writes', { method: 'PATCH', path: `persons/${encodeURIComponent(id)}`, json: { label_ids: all } });
}

/** Ids of labels by their names, in whatever case; labels that the account lacks are made. */
export async function labelIds(account: Account, names: readonly string[]): Promise<readonly number[]> {
	const { labels, labelKey } = await account.fields();
	const idOfLabel = (name: string): number | undefined => labels.find((label) => same(label.name, name))?.id;
	const missing = names.filter((name, index) => idOfLabel(name) === undefined && names.findIndex((other) => same(other, name)) === index);
	const made = missing.length === 0 ? [] : await makeLabels(account, labelKey, missing);
	return [...new Set([...names.flatMap((name) => idOfLabel(name) ?? []), ...made])];
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

async function makeLabels(account: Account, labelKey: string, names: readonly string[]): Promise<readonly number[]> {
	const answer = await account.api.answer('writes', { method: 'POST', path: `personFields/${encodeURIComponent(labelKey)}/options`, json: names.map((label) => ({ label })) });
	forgetFields(account.company);
	if (isFine(answer)) {
		const options = asList(own(asFields(answer.body), 'data')).map(asFields);
		return options.filter((option) => names.some((name) => same(name, asText(own(option, 'label')) ?? ''))).flatMap((option) => (typeof own(option, 'id') === 'number' ? [own(option, 'id') as number] : []));
	}
	const failure = failureOf(answer);
	if (failure.kind === 'busy') throw failure;
	throw new CrmFailure('refused', 'Pipedrive does not let the user of the API token make labels. Make the labels for people in Pipedrive by hand, or use the token of an admin.', { ...failure.more, field: 'label_ids' });
}
