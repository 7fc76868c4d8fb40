import { CrmFailure } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { AirtableApi } from './api';
import { isRecord } from './formula';

export interface AirtableRecord {
	readonly id: string;
	readonly createdAt: number | undefined;
	readonly fields: Fields;
}

export function readRecord(value: unknown): AirtableRecord | undefined {
	const record = asFields(value);
	const id = asText(own(record, 'id'));
	if (id === undefined) return undefined;
	const createdAt = Date.parse(asText(own(record, 'createdTime')) ?? '');
	return { id, createdAt: Number.isNaN(createdAt) ? undefined : createdAt, fields: asFields(own(record, 'fields')) };
}

const PAGE = 100;

/** Rows for which a formula holds, at most a page of them, the oldest first. */
export async function listRecords(api: AirtableApi, table: string, formula: string): Promise<readonly AirtableRecord[]> {
	const body = await api.get(api.records(table), { filterByFormula: formula, pageSize: String(PAGE) });
	const records = asList(own(body, 'records')).map(readRecord).filter((record) => record !== undefined);
	return records.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
}

/**
 * One row. Airtable answers 404 for a row that was deleted, and also 403 as for a table that may not be read: then the
 * table itself is asked.
 */
export async function getRecord(api: AirtableApi, table: string, id: string): Promise<AirtableRecord | undefined> {
	if (!isRecordId(id)) return undefined;
	try {
		return readRecord(await api.get(api.records(table, id)));
	} catch (error) {
		if (!(error instanceof CrmFailure)) throw error;
		if (error.kind === 'gone') return undefined;
		if (error.more.status !== 403) throw error;
		return (await listRecords(api, table, isRecord(id)))[0];
	}
}

/** @throws CrmFailure `gone` for a row that was deleted, also where Airtable calls it forbidden */
export async function changeRecord(api: AirtableApi, table: string, id: string, fields: Fields): Promise<AirtableRecord> {
	if (!isRecordId(id)) throw deleted();
	try {
		const changed = readRecord(await api.write('PATCH', api.records(table, id), { fields, typecast: true }));
		if (changed) return changed;
	} catch (error) {
		if (error instanceof CrmFailure && error.more.status === 403 && (await getRecord(api, table, id)) === undefined) throw deleted();
		throw error;
	}
	throw new CrmFailure('unknown', 'Airtable answered with something that is no record.');
}

/** Makes a row, or changes the one whose column has the same text: https://airtable.com/developers/web/api/update-multiple-records */
export async function upsertRecord(api: AirtableApi, table: string, mergeOn: string, fields: Fields): Promise<{ readonly id: string; readonly created: boolean }> {
	const body = await api.write('PATCH', api.records(table), { performUpsert: { fieldsToMergeOn: [mergeOn] }, typecast: true, records: [{ fields }] });
	const id = readRecord(asList(own(body, 'records'))[0])?.id;
	if (id === undefined) throw new CrmFailure('unknown', 'Airtable answered with something that is no record.');
	return { id, created: asList(own(body, 'createdRecords')).includes(id) };
}

const isRecordId = (id: string): boolean => /^rec\w+$/.test(id);
const deleted = (): CrmFailure => new CrmFailure('gone', 'The record was deleted in Airtable.');
