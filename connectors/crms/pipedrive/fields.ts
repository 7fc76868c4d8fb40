import type { CrmField } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import { idOf, type PipedriveApi } from './api';
import { ownIdOf } from './ownFields';

/** A field of an account's own. */
export interface CustomField {
	/** The connector's id where it is one of its own, else the key. */
	readonly id: string;
	/** Forty random characters. */
	readonly key: string;
	/** Pipedrive's word for it: `varchar`, `enum` and so on. */
	readonly type: string;
}
export interface PersonFields {
	readonly fields: readonly CrmField[];
	readonly custom: readonly CustomField[];
	readonly labels: readonly { readonly id: number; readonly name: string }[];
	/** The key of the field that has them. */
	readonly labelKey: string;
}

/** Fields change when somebody edits the settings: rarely, but a new one is wanted soon. Milliseconds. */
const KEEP_MS = 10 * 60_000;
const KEEP_ACCOUNTS = 500;

/** By company: a connector is made anew for every execution of a node. */
const kept = new Map<string, { readonly until: number; readonly fields: PersonFields }>();

export function forgetFields(company: string): void {
	kept.delete(company);
}

export async function fieldsOf(api: PipedriveApi, company: string, now: () => number): Promise<PersonFields> {
	const known = kept.get(company);
	if (known !== undefined && known.until > now()) return known.fields;
	const fields = await readFields(api);
	if (kept.size >= KEEP_ACCOUNTS) kept.clear();
	kept.set(company, { until: now() + KEEP_MS, fields });
	return fields;
}

/** What every account has and the connector writes; Pipedrive keeps several numbers and addresses, and takes names apart. */
const STANDARD: readonly CrmField[] = [
	{ id: 'name', label: 'Name', kind: 'text' },
	{ id: 'first_name', label: 'First name', kind: 'text' },
	{ id: 'last_name', label: 'Last name', kind: 'text' },
	{ id: 'phone', label: 'Phone', kind: 'text' },
	{ id: 'email', label: 'Email', kind: 'text' },
	{ id: 'owner_id', label: 'Owner', kind: 'other' },
];

export async function readFields(api: PipedriveApi): Promise<PersonFields> {
	const listed = await api.list('personFields');
	const labels = listed.find((field) => ['label_ids', 'label'].includes(asText(own(field, 'field_code')) ?? ''));
	const custom = listed.filter((field) => own(field, 'is_custom_field') === true).flatMap(readCustom);
	return {
		fields: [...STANDARD, ...custom.map(({ field }) => field)],
		custom: custom.map(({ field: { id }, key, type }) => ({ id, key, type })),
		labels: optionsOf(labels ?? {}).map(({ id, label }) => ({ id: Number(id), name: label })),
		labelKey: asText(own(labels ?? {}, 'field_code')) ?? 'label_ids',
	};
}

function readCustom(field: Fields): ReadonlyArray<{ readonly field: CrmField; readonly key: string; readonly type: string }> {
	const key = asText(own(field, 'field_code'));
	if (key === undefined) return [];
	const label = asText(own(field, 'field_name')) ?? key;
	const type = asText(own(field, 'field_type')) ?? '';
	const kind = KINDS[type] ?? 'other';
	return [{ key, type, field: { id: ownIdOf(label) ?? key, label, kind, ...(kind === 'option' ? { options: optionsOf(field) } : {}) } }];
}

const KINDS: Readonly<Record<string, CrmField['kind']>> = {
	varchar: 'text',
	varchar_auto: 'text',
	phone: 'text',
	address: 'text',
	text: 'long_text',
	double: 'number',
	date: 'date',
	enum: 'option',
};

function optionsOf(field: Fields): NonNullable<CrmField['options']> {
	return asList(own(field, 'options'))
		.map(asFields)
		.flatMap((option) => {
			const id = idOf(own(option, 'id'));
			return id === undefined ? [] : [{ id, label: asText(own(option, 'label')) ?? id }];
		});
}
