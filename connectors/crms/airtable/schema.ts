import { CrmFailure, type CrmField } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { AirtableApi } from './api';

export interface AirtableField {
	readonly name: string;
	readonly type: string;
	readonly choices: readonly { readonly id: string; readonly name: string }[];
}

export interface AirtableTable {
	readonly id: string;
	/** Name of the column that stands first and names the row. */
	readonly primary: string | undefined;
	readonly fields: ReadonlyMap<string, AirtableField>;
}

export interface AirtableSchema {
	readonly contacts: AirtableTable;
	readonly log: AirtableTable | undefined;
}

/** Base schema, scope schema.bases:read: https://airtable.com/developers/web/api/get-base-schema */
export async function readSchema(api: AirtableApi): Promise<AirtableSchema> {
	const tables = asList(own(await api.get(api.schema()), 'tables')).map(asFields);
	const { table, logTable } = api.settings;
	return {
		contacts: tableIn(tables, table, 'Choose the table of contacts again.'),
		log: logTable === '' ? undefined : tableIn(tables, logTable, 'Choose the table of the log again, or leave it empty to keep the log in a field of the contact.'),
	};
}

function tableIn(tables: readonly Fields[], wanted: string, mend: string): AirtableTable {
	const found = tables.find((table) => table.id === wanted) ?? tables.find((table) => table.name === wanted);
	const id = found && asText(own(found, 'id'));
	if (!found || id === undefined) throw new CrmFailure('refused', `The Airtable base has no such table (any more). ${mend}`);
	const fields = asList(own(found, 'fields')).map(asFields);
	const primary = fields.find((field) => field.id === found.primaryFieldId);
	return { id, primary: primary && asText(primary.name), fields: new Map(fields.flatMap(readField).map((field) => [field.name, field])) };
}

function readField(field: Fields): readonly AirtableField[] {
	const name = asText(own(field, 'name'));
	const type = asText(own(field, 'type'));
	if (name === undefined || type === undefined) return [];
	const choices = asList(own(asFields(own(field, 'options')), 'choices')).map(asFields);
	return [{ name, type, choices: choices.flatMap((choice) => (asText(choice.id) && asText(choice.name) ? [{ id: String(choice.id), name: String(choice.name) }] : [])) }];
}

const KINDS: Readonly<Record<string, CrmField['kind']>> = {
	singleLineText: 'text',
	email: 'text',
	url: 'text',
	phoneNumber: 'text',
	barcode: 'other',
	multilineText: 'long_text',
	richText: 'long_text',
	number: 'number',
	currency: 'number',
	percent: 'number',
	rating: 'number',
	duration: 'number',
	checkbox: 'boolean',
	date: 'date',
	dateTime: 'date_time',
	// Any value: one that is new becomes an option (typecast).
	singleSelect: 'text',
};

/** Types that are computed or cannot be written as one value. */
const READ_ONLY = /^(formula|rollup|count|lookup|multipleLookupValues|autoNumber|createdTime|lastModifiedTime|createdBy|lastModifiedBy|button|externalSyncSource|aiText|multipleAttachments)$/;

/** The id of a field is its name: that is how mappings speak of it, and how Airtable takes it. */
export function asCrmField({ name, type }: AirtableField): CrmField {
	return {
		id: name,
		label: name,
		kind: Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'other') : 'other',
		...(READ_ONLY.test(type) ? { readOnly: true } : {}),
	};
}
