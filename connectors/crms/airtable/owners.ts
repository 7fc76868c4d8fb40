import type { CrmOwner } from '../../../engine';
import { asFields, asList, asText, own } from '../vendorRequests';
import type { AirtableApi } from './api';
import { OWNER_FIELD } from './names';
import { readRecord } from './records';
import type { AirtableTable } from './schema';

/**
 * Who can own a contact. Only the largest plan tells who works in a base, so it is the options of the column, or the
 * collaborators that stand in it.
 */
export async function readOwners(api: AirtableApi, table: AirtableTable): Promise<readonly CrmOwner[]> {
	const field = table.fields.get(OWNER_FIELD);
	if (field?.type === 'singleSelect') return field.choices.map(({ name }) => ({ id: name, name }));
	if (field?.type !== 'singleCollaborator') return [];
	const body = await api.get(api.records(table.id), { 'fields[]': OWNER_FIELD, filterByFormula: `NOT({${OWNER_FIELD}}=BLANK())`, pageSize: '100' });
	const found = new Map<string, CrmOwner>();
	for (const record of asList(own(body, 'records'))) {
		const cell = asFields(own(readRecord(record)?.fields ?? {}, OWNER_FIELD));
		const id = asText(own(cell, 'id'));
		const email = asText(own(cell, 'email'));
		if (id !== undefined) found.set(id, { id, name: asText(own(cell, 'name')) ?? email ?? id, ...(email === undefined ? {} : { email }) });
	}
	return [...found.values()];
}
