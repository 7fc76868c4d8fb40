import { CrmFailure, type CrmEntry, type CrmValues } from '../../../engine';
import type { Connection } from '../../ledgers';
import { headline } from '../entryLines';
import { tableSql, type TableName } from './identifiers';
import type { Tables } from './tables';
import { assignments, columnList, paramsOf, setList, valueList, type Assignment } from './values';

/** A row for each entry, held once by its key. */
export async function logEntry(sql: Connection, name: TableName, tables: Tables, contactId: string, entry: CrmEntry): Promise<string> {
	const row = rowOf(tables, contactId, entry);
	const made = await sql.get<{ id: string }>(`INSERT INTO ${tableSql(name, '_log')} (${columnList(row)}) VALUES (${valueList(row)}) ON CONFLICT (key) DO NOTHING RETURNING id::text AS id`, ...paramsOf(row));
	const id = made?.id ?? (await findEntry(sql, name, tables, entry));
	if (id === undefined) throw new CrmFailure('busy', 'The row of the log was deleted just when it was to be written.');
	return id;
}

export async function findEntry(sql: Connection, name: TableName, tables: Tables, entry: CrmEntry): Promise<string | undefined> {
	logOf(tables);
	return (await sql.get<{ id: string }>(`SELECT id::text AS id FROM ${tableSql(name, '_log')} WHERE key = ?`, entry.key))?.id;
}

export async function changeEntry(sql: Connection, name: TableName, tables: Tables, contactId: string, id: string, entry: CrmEntry): Promise<void> {
	const row = rowOf(tables, contactId, entry);
	const changed = await sql.run(`UPDATE ${tableSql(name, '_log')} SET ${setList(row)} WHERE id::text = ?`, ...paramsOf(row), id);
	if (changed === 0) throw new CrmFailure('gone', 'The row of the log was deleted in Postgres.');
}

function logOf({ log }: Tables): NonNullable<Tables['log']> {
	if (log?.unique.has('key') === true && log.columns.has('id') && log.columns.has('contact_id')) return log;
	throw new CrmFailure('refused', 'Beside the Postgres table there is no table for the log, of the same name with _log behind it, and the user of the credential may not make it. Grant it CREATE on the schema once.');
}

function rowOf(tables: Tables, contactId: string, entry: CrmEntry): readonly Assignment[] {
	const log = logOf(tables);
	const values: CrmValues = { key: entry.key, contact_id: contactId, kind: entry.kind, at: entry.at, owner: entry.owner ?? null, ...details(entry) };
	return assignments(log, Object.fromEntries(Object.entries(values).filter(([column]) => log.columns.has(column))));
}

function details(entry: CrmEntry): CrmValues {
	switch (entry.kind) {
		case 'call':
			return { direction: entry.direction, outcome: entry.outcome, from_number: entry.from, to_number: entry.to, duration_seconds: Math.round(entry.durationSeconds), title: entry.title, body: entry.body, recording_url: entry.recordingUrl ?? null };
		case 'text':
			return { direction: entry.direction, from_number: entry.from, to_number: entry.to, title: entry.title, body: entry.body };
		case 'note':
			return { title: headline(entry), body: entry.body };
		case 'task':
			return { title: entry.title, body: entry.body, due_at: entry.dueAt, priority: entry.priority, status: 'open' };
		case 'deal':
			return { title: entry.title, pipeline: entry.pipeline ?? null, stage: entry.stage ?? null, value: entry.value ?? null, currency: entry.currency ?? null, status: entry.status };
	}
}
