import type { CrmField } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { HubSpotApi } from './api';
import { FULL_NAME, NUMBER_PROPERTY } from './mapping';
import { PROPERTIES_URL } from './paths';

/** The contact properties of an account. */
export interface Properties {
	readonly fields: readonly CrmField[];
	/** Names of those that may be written: their values are what `fill` looks at. */
	readonly writable: readonly string[];
	/** Does the account have the property that lets no two contacts have one number? */
	readonly unique: boolean;
}

/** HubSpot changes properties when somebody edits the settings: rarely, but a new field is wanted soon. Milliseconds. */
const KEEP_MS = 10 * 60_000;
const KEEP_ACCOUNTS = 500;

/** By account: a connector is made anew for every execution of a node. */
const kept = new Map<string, { readonly until: number; readonly properties: Properties }>();

/** What is known without asking. */
export function knownProperties(account: string, now: number): Properties | undefined {
	const known = kept.get(account);
	return known !== undefined && known.until > now ? known.properties : undefined;
}

export function forgetProperties(account: string): void {
	kept.delete(account);
}

export async function propertiesOf(api: HubSpotApi, account: string, now: () => number): Promise<Properties> {
	return knownProperties(account, now()) ?? (await readProperties(api, account, now));
}

/** Reads them anew. */
export async function readProperties(api: HubSpotApi, account: string, now: () => number): Promise<Properties> {
	const listed = await api.list(PROPERTIES_URL, { archived: 'false' });
	const fields = listed.flatMap(readField);
	const properties: Properties = {
		fields: [{ id: FULL_NAME, label: 'Name (first and last)', kind: 'text' }, ...fields],
		writable: fields.filter(({ readOnly }) => readOnly !== true).map(({ id }) => id),
		unique: listed.some((property) => own(property, 'name') === NUMBER_PROPERTY && own(property, 'hasUniqueValue') === true),
	};
	if (kept.size >= KEEP_ACCOUNTS) kept.clear();
	kept.set(account, { until: now() + KEEP_MS, properties });
	return properties;
}

function readField(property: Fields): readonly CrmField[] {
	const id = asText(own(property, 'name'));
	if (id === undefined || own(property, 'archived') === true) return [];
	const kind = kindOf(asText(own(property, 'type')), asText(own(property, 'fieldType')), own(property, 'externalOptions') === true);
	const readOnly = own(asFields(own(property, 'modificationMetadata')), 'readOnlyValue') === true || own(property, 'calculated') === true;
	return [{ id, label: asText(own(property, 'label')) ?? id, kind, ...(kind === 'option' ? { options: optionsOf(property) } : {}), ...(readOnly ? { readOnly } : {}) }];
}

function kindOf(type: string | undefined, fieldType: string | undefined, isExternal: boolean): CrmField['kind'] {
	switch (type) {
		case 'string':
			return fieldType === 'textarea' || fieldType === 'html' ? 'long_text' : 'text';
		case 'phone_number':
			return 'text';
		case 'number':
			return 'number';
		case 'bool':
			return 'boolean';
		case 'date':
			return 'date';
		case 'datetime':
			return 'date_time';
		case 'enumeration':
			if (fieldType === 'booleancheckbox') return 'boolean';
			// Options of elsewhere (owners), and several at once.
			return isExternal || fieldType === 'checkbox' ? 'other' : 'option';
		default:
			return 'other';
	}
}

function optionsOf(property: Fields): NonNullable<CrmField['options']> {
	return asList(own(property, 'options'))
		.map(asFields)
		.flatMap((option) => {
			const id = asText(own(option, 'value'));
			return id === undefined || own(option, 'hidden') === true ? [] : [{ id, label: asText(own(option, 'label')) ?? id }];
		});
}
