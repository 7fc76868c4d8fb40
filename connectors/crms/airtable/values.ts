import type { CrmValue, CrmValues } from '../../../engine';
import { asDay, asFields, asMoment, asText, asValue, own, type Fields } from '../vendorRequests';
import { asCrmField, type AirtableTable } from './schema';

const NUMBERS = new Set(['number', 'currency', 'percent', 'rating', 'duration']);
const TEXTS = new Set(['singleLineText', 'multilineText', 'richText', 'email', 'url', 'phoneNumber', 'singleSelect']);

/** Values as a table's columns take them: https://airtable.com/developers/web/api/field-model */
export function toCells(table: AirtableTable, values: CrmValues): Fields {
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toCell(table.fields.get(name)?.type ?? '', value)]));
}

function toCell(type: string, value: CrmValue): unknown {
	if (value === null) return null;
	if (type === 'dateTime') return asMoment(value);
	if (type === 'date') return asDay(value);
	if (type === 'checkbox') return typeof value === 'string' ? /^(true|yes|1)$/i.test(value) : Boolean(value);
	if (type === 'singleCollaborator') return typeof value === 'string' && value.includes('@') ? { email: value } : { id: String(value) };
	if (type === 'multipleSelects' || type === 'multipleRecordLinks') return [String(value)];
	if (NUMBERS.has(type) && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
	return TEXTS.has(type) ? String(value) : value;
}

/** Of the cells that may be written those that are one value: a collaborator is their id. */
export function fromCells(table: AirtableTable, fields: Fields): CrmValues {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([name, cell]) => {
			const field = table.fields.get(name);
			const value = field && !asCrmField(field).readOnly ? (asValue(cell) ?? collaborator(cell)) : undefined;
			return value === undefined ? [] : [[name, value] as const];
		}),
	);
}

function collaborator(cell: unknown): string | undefined {
	return asText(own(asFields(cell), 'id'));
}
