/** A contact property as the fake keeps it. */
export interface Definition {
	readonly name: string;
	readonly label: string;
	readonly type: string;
	readonly fieldType: string;
	readonly hasUniqueValue?: boolean;
	readonly calculated?: boolean;
	readonly externalOptions?: boolean;
	readonly options?: readonly { readonly label: string; readonly value: string; readonly hidden?: boolean }[];
	readonly modificationMetadata?: { readonly readOnlyValue: boolean };
}

const STAGES = ['subscriber', 'lead', 'marketingqualifiedlead', 'salesqualifiedlead', 'opportunity', 'customer', 'evangelist', 'other'];

/** What every account has from the start, as far as it matters here. */
export const STANDARD: readonly Definition[] = [
	text('firstname', 'First Name'),
	text('lastname', 'Last Name'),
	text('email', 'Email'),
	text('address', 'Street Address'),
	{ ...text('phone', 'Phone Number'), fieldType: 'phonenumber' },
	{ ...text('mobilephone', 'Mobile Phone Number'), fieldType: 'phonenumber' },
	{ ...text('hubspot_owner_id', 'Contact owner'), type: 'enumeration', fieldType: 'select', externalOptions: true },
	{ ...text('lifecyclestage', 'Lifecycle Stage'), type: 'enumeration', fieldType: 'radio', options: STAGES.map((value) => ({ label: value, value })) },
	{ ...text('message', 'Message'), fieldType: 'textarea' },
	{ ...text('numemployees', 'Number of Employees'), type: 'number', fieldType: 'number' },
	{ ...text('hs_marketable', 'Marketable'), type: 'bool', fieldType: 'booleancheckbox' },
	{ ...text('closedate', 'Close Date'), type: 'datetime', fieldType: 'date' },
	...['createdate', 'lastmodifieddate', 'hs_object_id', 'hs_merged_object_ids'].map((name) => readOnly(text(name, name))),
	...['phone', 'mobile'].flatMap((kind) => [
		{ ...text(`hs_calculated_${kind}_number`, `Calculated ${kind} number`), calculated: true },
		{ ...text(`hs_searchable_calculated_${kind}_number`, `Searchable ${kind} number`), calculated: true },
	]),
];

function text(name: string, label: string): Definition {
	return { name, label, type: 'string', fieldType: 'text' };
}

function readOnly(definition: Definition): Definition {
	return { ...definition, modificationMetadata: { readOnlyValue: true } };
}

/** What HubSpot works out from a number as it was typed: E.164 where there is a country, and the digits without it. */
export function calculated(typed: string | undefined): { readonly international?: string; readonly national?: string } {
	if (!typed) return {};
	const digits = typed.replace(/\D/g, '');
	if (typed.trim().startsWith('+')) {
		const code = /^(1|44|49|33)/.exec(digits)?.[0] ?? '';
		return { international: `+${digits}`, national: digits.slice(code.length) };
	}
	const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
	return { national, ...(national.length === 10 ? { international: `+1${national}` } : {}) };
}
