import type { CrmValue, CrmValues } from '../../../engine';
import { asDay, asMoment, asValue, type Fields } from '../vendorRequests';
import type { ObjectDescription, SalesforceField } from './describe';
import { MAPPING, ON_CONTACT } from './names';

/**
 * Values as an object's fields take them. The node maps to the fields of one object, and a person may be found on the
 * other: what is called otherwise there is renamed, and what is not there is left out. On the object that is mapped to,
 * Salesforce itself says what it does not know.
 */
export function toFields(target: ObjectDescription, values: CrmValues, mapped: boolean): Fields {
	const renamed = Object.entries(values).map(([name, value]) => [onObject(target, name), value] as const);
	const kept = renamed.filter(([name]) => mapped || target.fields.get(name)?.updateable === true);
	return withoutDoubleName(Object.fromEntries(kept.map(([name, value]) => [name, toField(target.fields.get(name), name, value)])));
}

function onObject({ name, fields }: ObjectDescription, field: string): string {
	const other = name === 'Contact' ? ON_CONTACT[field] : undefined;
	return other !== undefined && !fields.has(field) ? other : field;
}

function toField(field: SalesforceField | undefined, name: string, value: CrmValue): CrmValue {
	if (!field || value === null) return value;
	const { type, length } = field;
	if (type === 'datetime') return asMoment(value);
	if (type === 'date') return asDay(value);
	if (type === 'boolean') return typeof value === 'string' ? /^(true|yes|1)$/i.test(value) : Boolean(value);
	if (['int', 'double', 'currency', 'percent'].includes(type)) return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;
	const text = String(value);
	if (length === 0 || text.length <= length) return text;
	// Of a conversation the end is what counts.
	return name === MAPPING.history.field ? text.slice(-length) : text.slice(0, length);
}

/** A full name that went to the last name: `Maria`, `Maria Lopez` is Maria Lopez, not Maria Maria Lopez. */
export function withoutDoubleName(fields: Fields): Fields {
	const { FirstName: first, LastName: last, ...others } = fields;
	if (typeof first !== 'string' || typeof last !== 'string' || first === '') return fields;
	if (last.toLowerCase() === first.toLowerCase()) return { ...others, LastName: last };
	return last.toLowerCase().startsWith(`${first.toLowerCase()} `) ? { ...fields, LastName: last.slice(first.length + 1).trim() } : fields;
}

/** Current values by the names that the node maps to. */
export function fromFields(source: ObjectDescription, record: Fields): CrmValues {
	const values = Object.entries(record).flatMap(([name, cell]) => {
		const value = source.fields.get(name)?.updateable === true ? asValue(cell) : undefined;
		return value === undefined || value === null ? [] : [[name, value] as const];
	});
	const found = Object.fromEntries(values);
	if (source.name === 'Contact') for (const [lead, contact] of Object.entries(ON_CONTACT)) if (found[contact] !== undefined) found[lead] = found[contact];
	return found;
}
