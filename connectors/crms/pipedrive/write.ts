import { CrmFailure, type CrmValue, type CrmValues } from '../../../engine';
import { asDay, asMoment, asText } from '../vendorRequests';
import { idFor } from './api';
import type { CustomField, PersonFields } from './fields';

/** A short text of Pipedrive's. */
const LONGEST_VARCHAR = 255;
/** A long text of Pipedrive's holds some more; the end of a conversation matters most. */
const LONGEST_TEXT = 60_000;

/** What Pipedrive takes for the values, but those that need the person as they are now: names, numbers and addresses. */
export function plainBody(values: CrmValues, { custom }: PersonFields): Record<string, unknown> {
	const body: Record<string, unknown> = {};
	const customFields: Record<string, unknown> = {};
	for (const [id, value] of Object.entries(values)) {
		if (NEEDS_MORE.has(id)) continue;
		const field = custom.find((one) => one.id === id || one.key === id);
		if (field) customFields[field.key] = customValue(field, value);
		else body[id] = id === 'owner_id' && value !== null ? idFor(String(value)) : value;
	}
	return Object.keys(customFields).length === 0 ? body : { ...body, custom_fields: customFields };
}

const NEEDS_MORE: ReadonlySet<string> = new Set(['name', 'first_name', 'last_name', 'phone', 'email']);

/** Version 2 refuses what is of another type, a number as text included. */
function customValue({ type }: CustomField, value: CrmValue): unknown {
	if (value === null || value === '') return null;
	switch (type) {
		case 'double':
			return typeof value === 'string' && Number.isFinite(Number(value)) ? Number(value) : value;
		case 'enum':
			return idFor(String(value));
		case 'date':
			return asDay(value);
		case 'address':
			return { value: String(value) };
		case 'varchar':
		case 'varchar_auto':
		case 'phone':
			return shortText(value);
		case 'text':
			return String(value).slice(-LONGEST_TEXT);
		default:
			return value;
	}
}

/** A number of milliseconds that can only be a moment is written as one: Pipedrive has no field for moments. */
function shortText(value: CrmValue): string {
	const text = String(typeof value === 'number' && value > EARLIEST_MOMENT ? asMoment(value) : value);
	return text.slice(0, LONGEST_VARCHAR);
}

const EARLIEST_MOMENT = Date.UTC(2000, 0, 1);

/** `[{"value":"+14155550132","primary":true}]` */
export function chief(value: CrmValue | undefined): readonly object[] {
	const text = asText(value);
	return text === undefined ? [] : [{ value: text, primary: true }];
}

/** A refusal that names the field as the caller named it, and not by its key. */
export function inTheirWords(error: unknown, values: CrmValues, { custom }: PersonFields): unknown {
	const field = error instanceof CrmFailure ? error.more.field : undefined;
	if (!(error instanceof CrmFailure) || field === undefined || Object.hasOwn(values, field)) return error;
	const id = NAME_PARTS.has(field) ? Object.keys(values).find((name) => NAME_PARTS.has(name)) : custom.find(({ key }) => key === field)?.id;
	return id === undefined ? error : new CrmFailure(error.kind, error.message.replaceAll(field, id), { ...error.more, field: id });
}

const NAME_PARTS: ReadonlySet<string> = new Set(['name', 'first_name', 'last_name']);
