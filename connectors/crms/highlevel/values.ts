import { CrmFailure, type CrmValue, type CrmValues } from '../../../engine';
import { asFields, asList, textOf, type Fields } from '../../vendors/highlevel';
import type { CustomField, CustomFields } from './fields';
import { isStandard, STANDARD_FIELDS } from './mapping';

/** The part of a request's body that writes these values. Rejects for a field that the location does not have. */
export async function writtenAs(values: CrmValues, custom: CustomFields): Promise<Fields> {
	const standard: Record<string, CrmValue> = {};
	const own: { id: string; key: string; field_value: string }[] = [];
	const keys = Object.keys(values).filter((key) => !isStandard(key));
	const known = keys.length === 0 ? [] : await custom.all();
	for (const [key, value] of Object.entries(values)) {
		if (isStandard(key)) standard[key] = value === null || typeof value === 'string' ? value : String(value);
		else own.push({ id: idOf(key, known), key: key.replace(/^contact\./, ''), field_value: value === null ? '' : String(value) });
	}
	return { ...standard, ...(own.length === 0 ? {} : { customFields: own }) };
}

function idOf(key: string, known: readonly CustomField[]): string {
	const field = known.find(({ id, vendorId }) => id === key || vendorId === key);
	if (field) return field.vendorId;
	throw new CrmFailure('refused', `The location at HighLevel has no field ${key}. Make it under Settings → Custom Fields, or let the node make the fields it needs, or choose another field.`, { field: key });
}

/** Values of a contact by the ids that we write them with. */
export function readValues(contact: Fields, custom: readonly CustomField[]): CrmValues {
	const values: Record<string, CrmValue> = {};
	for (const { id } of STANDARD_FIELDS) {
		const text = textOf(contact, id);
		if (text !== '') values[id] = text;
	}
	for (const each of asList(contact.customFields)) {
		const { id, value, fieldValue } = asFields(each);
		const field = custom.find(({ vendorId }) => vendorId === id);
		const found = readValue(value ?? fieldValue);
		if (field && found !== undefined) values[field.id] = found;
	}
	return values;
}

function readValue(value: unknown): CrmValue | undefined {
	if (typeof value === 'string') return value === '' ? undefined : value;
	if (typeof value === 'number' || typeof value === 'boolean') return value;
	return Array.isArray(value) && value.length > 0 ? value.filter((each) => typeof each === 'string').join(', ') : undefined;
}
