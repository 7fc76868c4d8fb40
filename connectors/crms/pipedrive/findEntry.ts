import type { CrmEntry } from '../../../engine';
import { comparable } from '../html';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { Account } from './account';
import { idOf, timeOf, type PipedriveApi } from './api';
import { logged, noteBody, taskBody } from './entries';

/** What has no time of its own has that at which it was made; Pipedrive's clock may be behind. Milliseconds. */
const CLOCK_SKEW_MS = 120_000;
/** Of what is on a timeline, the newest so many are looked through. */
const MOST = '100';

/** The entry on a person's timeline, by its time and its words. Lists do not lag. */
export async function findEntry({ api }: Account, personId: string, entry: CrmEntry): Promise<string | undefined> {
	const listed = await listOf(api, personId, entry);
	const found = listed.find((record) => isEntry(record, personId, entry));
	return found && idOf(own(found, 'id'));
}

async function listOf(api: PipedriveApi, personId: string, { kind }: CrmEntry): Promise<readonly Fields[]> {
	const newestFirst = { sort_by: 'add_time', sort_direction: 'desc', limit: MOST };
	const request = {
		// Of the user of the token, the newest first; they cannot be listed by person.
		call: { version: 'v1', path: 'callLogs', query: { limit: MOST } },
		text: { version: 'v1', path: 'notes', query: { person_id: personId, sort: 'add_time DESC', limit: MOST } },
		note: { version: 'v1', path: 'notes', query: { person_id: personId, sort: 'add_time DESC', limit: MOST } },
		task: { version: 'v2', path: 'activities', query: { person_id: personId, ...newestFirst } },
		deal: { version: 'v2', path: 'deals', query: { person_id: personId, ...newestFirst } },
	} as const;
	return asList(await api.ask('reads', { method: 'GET', ...request[kind] })).map(asFields);
}

function isEntry(record: Fields, personId: string, entry: CrmEntry): boolean {
	const isNew = (timeOf(own(record, 'add_time')) ?? 0) >= entry.at - CLOCK_SKEW_MS;
	switch (entry.kind) {
		case 'call': {
			const { json } = logged(personId, entry);
			return idOf(own(record, 'person_id')) === personId && own(record, 'subject') === entry.title && timeOf(own(record, 'start_time')) === timeOf(json.start_time);
		}
		case 'text':
		case 'note':
			return isNew && comparable(asText(own(record, 'content')) ?? '') === comparable(noteBody(entry));
		case 'task': {
			const { due_date: date, due_time: time } = taskBody(entry);
			return isNew && own(record, 'subject') === entry.title && own(record, 'due_date') === date && (asText(own(record, 'due_time')) ?? '').startsWith(String(time));
		}
		case 'deal':
			return isNew && own(record, 'title') === entry.title;
	}
}
