import type { CrmContact, CrmValue } from '../../../engine';
import { isPlaceholder } from '../placeholderName';
import { asText, asValue, own, type Fields } from '../vendorRequests';
import { idOf, propertiesOf } from './api';
import { FULL_NAME, NUMBER_PROPERTY } from './mapping';

/** Read with every contact, whatever else is. */
export const ALWAYS_READ: readonly string[] = [
	'firstname',
	'lastname',
	'email',
	'phone',
	'mobilephone',
	'hs_calculated_phone_number',
	'hs_calculated_mobile_number',
	'hs_whatsapp_phone_number',
	'hubspot_owner_id',
	'lifecyclestage',
	'createdate',
];

const PHONES = ['phone', 'mobilephone', 'hs_whatsapp_phone_number', NUMBER_PROPERTY];

/** As HubSpot itself reads the two: for accounts in which numbers are masked, and those without a country code. */
const CALCULATED = ['hs_calculated_phone_number', 'hs_calculated_mobile_number'];

/**
 * A contact of HubSpot's.
 * @param writable names of the properties whose values are wanted
 */
export function readContact(record: Fields, writable: readonly string[], portal: string, openDeal?: CrmContact['openDeal']): CrmContact | undefined {
	const id = idOf(own(record, 'id'));
	if (id === undefined) return undefined;
	const properties = propertiesOf(record);
	const text = (name: string): string | undefined => asText(own(properties, name));
	const phones = unique([...PHONES, ...CALCULATED].flatMap((name) => text(name) ?? []));
	const firstName = real(text('firstname'), phones);
	const lastName = real(text('lastname'), phones);
	const name = [firstName, lastName].filter(Boolean).join(' ');
	const createdAt = Date.parse(text('createdate') ?? asText(own(record, 'createdAt')) ?? '');
	const lifecycle = lifecycleOf(text('lifecyclestage'));
	return {
		id,
		phones,
		...(name === '' ? {} : { name }),
		...(firstName === undefined ? {} : { firstName }),
		...optional('email', text('email')),
		...optional('owner', text('hubspot_owner_id')),
		...(lifecycle === undefined ? {} : { lifecycle }),
		...(openDeal === undefined ? {} : { openDeal }),
		tags: [],
		values: { ...valuesOf(properties, writable), firstname: firstName ?? null, lastname: lastName ?? null, [FULL_NAME]: name === '' ? null : name },
		url: `https://app.hubspot.com/contacts/${encodeURIComponent(portal)}/record/0-1/${id}`,
		...(Number.isNaN(createdAt) ? {} : { createdAt }),
	};
}

function real(name: string | undefined, phones: readonly string[]): string | undefined {
	return isPlaceholder(name, phones) ? undefined : name;
}

/** HubSpot leaves out what is empty, and gives everything as text. */
function valuesOf(properties: Fields, writable: readonly string[]): Record<string, CrmValue> {
	const read = writable.map((name) => [name, asValue(own(properties, name)) ?? null] as const);
	return Object.fromEntries(read.map(([name, value]) => [name, value === '' ? null : value]));
}

/** The stages that every account has from the start. Those that an account makes of its own tell nothing. */
function lifecycleOf(stage: string | undefined): CrmContact['lifecycle'] {
	switch (stage) {
		case 'customer':
		case 'evangelist':
			return 'customer';
		case 'subscriber':
		case 'lead':
		case 'marketingqualifiedlead':
		case 'salesqualifiedlead':
		case 'opportunity':
			return 'lead';
		default:
			return undefined;
	}
}

function optional<Name extends string>(name: Name, value: string | undefined): { [Key in Name]?: string } {
	return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: string };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
