import { CrmFailure, type CrmEntry } from '../../../engine';
import { asFields, isFine, own } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { dealBody, logged, taskBody } from './entries';
import { failureOf } from './failure';
import { rawPerson } from './read';

/** Puts an entry on the timeline of a person. */
export async function logEntry(account: Account, personId: string, entry: CrmEntry): Promise<string> {
	const { version, path, json } = logged(personId, entry);
	const answer = await account.api.answer('writes', { method: 'POST', version, path, json });
	if (!isFine(answer)) throw await whyNot(account, personId, failureOf(answer));
	const id = idOf(own(asFields(own(asFields(answer.body), 'data')), 'id'));
	if (id !== undefined) return id;
	throw new CrmFailure('unknown', 'Pipedrive’s answer names nothing that was made.');
}

/** A person who was deleted is refused in other words at every place: they are looked at instead. */
async function whyNot(account: Account, personId: string, failure: CrmFailure): Promise<CrmFailure> {
	if (failure.kind !== 'refused' && failure.kind !== 'gone') return failure;
	if ((await rawPerson(account, personId)) === undefined) return new CrmFailure('gone', 'Pipedrive does not have the person any more: they were deleted, or merged into another one.', failure.more);
	return failure.kind === 'refused' ? failure : new CrmFailure('refused', 'Pipedrive did not find what the entry names: its owner, pipeline or stage. Choose them anew.', failure.more);
}

/** Brings a deal or a task to what the entry says now. A deal that is open stays as people left it, but for what is given. */
export async function changeEntry(account: Account, id: string, entry: CrmEntry): Promise<void> {
	if (entry.kind !== 'deal' && entry.kind !== 'task') return;
	const json = entry.kind === 'task' ? taskBody(entry) : { ...dealBody(entry), ...(entry.status === 'open' ? {} : { status: entry.status }) };
	const answer = await account.api.answer('writes', { method: 'PATCH', path: `${entry.kind === 'deal' ? 'deals' : 'activities'}/${encodeURIComponent(id)}`, json });
	// The person is there all the same.
	if (answer.status === 404 || answer.status === 410) throw new CrmFailure('refused', `Somebody deleted the ${entry.kind} in Pipedrive.`, { status: answer.status });
	if (!isFine(answer)) throw failureOf(answer);
}
