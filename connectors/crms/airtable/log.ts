import type { CrmEntry } from '../../../engine';
import { bodyOf, headline } from '../entryLines';
import { isoTime, type Fields } from '../vendorRequests';
import type { AirtableApi } from './api';
import { isText } from './formula';
import { LOG } from './names';
import { changeRecord, listRecords, upsertRecord } from './records';
import type { AirtableTable } from './schema';
import { toCells } from './values';

/** A row of a table of its own for each entry, merged by the entry's key: the same entry twice is one row. */
export async function logRow(api: AirtableApi, log: AirtableTable, contactId: string, entry: CrmEntry): Promise<string> {
	return (await upsertRecord(api, log.id, LOG.key, row(log, contactId, entry))).id;
}

export async function findRow(api: AirtableApi, log: AirtableTable, entry: CrmEntry): Promise<string | undefined> {
	return (await listRecords(api, log.id, isText(LOG.key, entry.key)))[0]?.id;
}

export async function changeRow(api: AirtableApi, log: AirtableTable, contactId: string, id: string, entry: CrmEntry): Promise<void> {
	await changeRecord(api, log.id, id, row(log, contactId, entry));
}

/** What the table has no column for is left out; the key it must have. */
function row(log: AirtableTable, contactId: string, entry: CrmEntry): Fields {
	const values = {
		[LOG.key]: entry.key,
		[LOG.contact]: contactId,
		[LOG.kind]: entry.kind,
		[LOG.at]: isoTime(entry.at),
		[LOG.summary]: headline(entry),
		[LOG.body]: bodyOf(entry),
		...(entry.owner === undefined ? {} : { [LOG.owner]: entry.owner }),
		...details(entry),
	};
	return toCells(log, Object.fromEntries(Object.entries(values).filter(([name]) => name === LOG.key || log.fields.has(name))));
}

function details(entry: CrmEntry): Readonly<Record<string, string | number>> {
	switch (entry.kind) {
		case 'call':
			return {
				[LOG.direction]: entry.direction,
				[LOG.outcome]: entry.outcome,
				[LOG.from]: entry.from,
				[LOG.to]: entry.to,
				[LOG.duration]: entry.durationSeconds,
				...(entry.recordingUrl === undefined ? {} : { [LOG.recording]: entry.recordingUrl }),
			};
		case 'text':
			return { [LOG.direction]: entry.direction, [LOG.from]: entry.from, [LOG.to]: entry.to };
		case 'task':
			return { [LOG.due]: isoTime(entry.dueAt), [LOG.status]: 'open' };
		case 'deal':
			return { [LOG.status]: entry.status, ...(entry.value === undefined ? {} : { [LOG.value]: entry.value }) };
		case 'note':
			return {};
	}
}
