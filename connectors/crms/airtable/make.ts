import type { AirtableApi } from './api';
import { CONTACT_FIELDS, JOURNAL_FIELD, logFields, type FieldSpec } from './names';
import type { AirtableSchema, AirtableTable } from './schema';

/**
 * Adds the columns that the tables lack. Needs the scope schema.bases:write and a creator of the base:
 * https://airtable.com/developers/web/api/create-field
 */
export async function makeFields(api: AirtableApi, { contacts, log }: AirtableSchema): Promise<readonly string[]> {
	const wanted: readonly FieldSpec[] = log ? CONTACT_FIELDS : [...CONTACT_FIELDS, { name: JOURNAL_FIELD, type: 'multilineText' }];
	const made = await makeMissing(api, contacts, wanted);
	if (log) await makeMissing(api, log, logFields(contacts.id));
	return made;
}

async function makeMissing(api: AirtableApi, table: AirtableTable, wanted: readonly FieldSpec[]): Promise<readonly string[]> {
	// Airtable takes two names that differ in case alone for one.
	const there = new Set([...table.fields.keys()].map((name) => name.toLowerCase()));
	const made: string[] = [];
	for (const spec of wanted) {
		if (there.has(spec.name.toLowerCase())) continue;
		await api.write('POST', api.schema(table.id, 'fields'), spec);
		made.push(spec.name);
	}
	return made;
}
