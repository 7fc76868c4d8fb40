import { createHash } from 'node:crypto';
import { CrmFailure, type CrmEntry } from '../../../engine';
import { asFields, asList, segment, textOf } from '../../vendors/highlevel';
import type { Connection } from './contacts';
import { changeDeal, createDeal, findDeal } from './deals';

/**
 * Tasks and deals are HighLevel's own. Calls and texts become notes: a conversation takes only messages of a registered
 * conversation provider, and those that went through HighLevel stand in it already.
 */
export async function logEntry(connection: Connection, contactId: string, entry: CrmEntry): Promise<string> {
	if (entry.kind === 'deal') return await createDeal(connection, contactId, entry);
	const { path, one } = placeOf(contactId, entry);
	const body = asFields(await connection.asks({ method: 'POST', path, json: writtenAs(entry, true) }));
	const id = textOf(asFields(body[one]), 'id');
	if (id !== '') return id;
	throw new CrmFailure('unknown', `HighLevel’s answer names no ${one}. Check that the Base URL in the credential is HighLevel’s.`);
}

/** By the mark of its key, which every note and task of ours ends with; deals by their name. */
export async function findEntry(connection: Connection, contactId: string, entry: CrmEntry): Promise<string | undefined> {
	if (entry.kind === 'deal') return await findDeal(connection, contactId, entry);
	const { path, many } = placeOf(contactId, entry);
	const body = asFields(await connection.asks({ method: 'GET', path }));
	const found = asList(body[many]).map(asFields).find((each) => textOf(each, 'body').includes(markOf(entry)));
	return found && (textOf(found, 'id') || undefined);
}

export async function changeEntry(connection: Connection, contactId: string, id: string, entry: CrmEntry): Promise<void> {
	if (entry.kind === 'deal') return await changeDeal(connection, id, entry);
	await connection.asks({ method: 'PUT', path: `${placeOf(contactId, entry).path}/${segment(id)}`, json: writtenAs(entry, false) });
}

type Lasting = Exclude<CrmEntry, { kind: 'deal' }>;

function placeOf(contactId: string, { kind }: Lasting): { readonly path: string; readonly one: 'task' | 'note'; readonly many: 'tasks' | 'notes' } {
	const [one, many] = kind === 'task' ? (['task', 'tasks'] as const) : (['note', 'notes'] as const);
	return { path: `/contacts/${segment(contactId)}/${many}`, one, many };
}

/** A task that is changed keeps whether it was done: that is the team's. */
function writtenAs(entry: Lasting, isNew: boolean): object {
	const body = `${wordsOf(entry)}\n\n${markOf(entry)}`;
	if (entry.kind !== 'task') return { body, ...(entry.owner === undefined ? {} : { userId: entry.owner }) };
	return {
		title: entry.priority === 'high' ? `Urgent: ${entry.title}` : entry.title,
		body,
		dueDate: new Date(entry.dueAt).toISOString(),
		...(isNew ? { completed: false } : {}),
		...(entry.owner === undefined ? {} : { assignedTo: entry.owner }),
	};
}

function wordsOf(entry: Lasting): string {
	switch (entry.kind) {
		case 'note':
		case 'task':
			return entry.body;
		case 'call':
		case 'text':
			return [entry.title, entry.body, 'recordingUrl' in entry && entry.recordingUrl ? `Recording: ${entry.recordingUrl}` : ''].filter((line) => line !== '').join('\n');
	}
}

/** Short, and without anything of the key itself. */
function markOf({ key }: CrmEntry): string {
	return `Ref ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
