import type { CrmField } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { SalesforceApi } from './api';
import { NUMBER_FIELD, type ObjectName } from './names';

export interface SalesforceField {
	readonly name: string;
	readonly label: string;
	readonly type: string;
	/** Most signs of a text; 0 where it has no such bound. */
	readonly length: number;
	readonly createable: boolean;
	readonly updateable: boolean;
	readonly filterable: boolean;
	readonly options: readonly { readonly id: string; readonly label: string }[];
}

export interface ObjectDescription {
	readonly name: ObjectName;
	readonly fields: ReadonlyMap<string, SalesforceField>;
	/** Has the field that keeps a number to one record, both External ID and Unique. */
	readonly onceByNumber: boolean;
	/** Fields that hold phone numbers and can be asked for. */
	readonly phones: readonly string[];
}

/** What the connected user sees of an object: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_describe.htm */
export async function describeObject(api: SalesforceApi, name: ObjectName): Promise<ObjectDescription> {
	const found = asList(own(await api.get(`sobjects/${name}/describe`), 'fields')).map(asFields);
	const fields = new Map(found.flatMap(readField).map((field) => [field.name, field]));
	const key = found.find((field) => own(field, 'name') === NUMBER_FIELD);
	return {
		name,
		fields,
		onceByNumber: key?.externalId === true && key.unique === true,
		phones: [...fields.values()].filter(({ name, type, filterable }) => filterable && (type === 'phone' || name === NUMBER_FIELD)).map(({ name }) => name),
	};
}

function readField(field: Fields): readonly SalesforceField[] {
	const name = asText(own(field, 'name'));
	if (name === undefined || !/^\w+$/.test(name)) return [];
	// A picklist that is not restricted takes every text.
	const values = field.restrictedPicklist === true ? asList(own(field, 'picklistValues')).map(asFields).filter(({ active }) => active !== false) : [];
	return [
		{
			name,
			label: asText(own(field, 'label')) ?? name,
			type: asText(own(field, 'type')) ?? '',
			length: typeof field.length === 'number' ? field.length : 0,
			createable: field.createable === true,
			updateable: field.updateable === true,
			filterable: field.filterable !== false,
			options: values.flatMap(({ value, label }) => (typeof value === 'string' ? [{ id: value, label: asText(label) ?? value }] : [])),
		},
	];
}

const KINDS: Readonly<Record<string, CrmField['kind']>> = {
	string: 'text',
	email: 'text',
	phone: 'text',
	url: 'text',
	reference: 'text',
	textarea: 'long_text',
	int: 'number',
	double: 'number',
	currency: 'number',
	percent: 'number',
	boolean: 'boolean',
	date: 'date',
	datetime: 'date_time',
	picklist: 'text',
	combobox: 'text',
};

export function asCrmField({ name, label, type, createable, updateable, options }: SalesforceField): CrmField {
	return {
		id: name,
		label,
		kind: options.length > 0 ? 'option' : Object.hasOwn(KINDS, type) ? (KINDS[type] ?? 'other') : 'other',
		...(options.length > 0 ? { options } : {}),
		...(createable || updateable ? {} : { readOnly: true }),
	};
}
