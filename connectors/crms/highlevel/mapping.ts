import type { CrmField, FieldTarget, LeadField, WriteRule } from '../../../engine';

/** A custom field that we would make: HighLevel makes the key `contact.missed_call_status` of the name `Missed Call Status`. */
export interface WantedField {
	readonly key: string;
	readonly name: string;
	readonly dataType: 'TEXT' | 'LARGE_TEXT' | 'NUMERICAL';
}

type Custom = readonly [lead: LeadField, name: string, rule: WriteRule, dataType?: WantedField['dataType']];

/** Times are texts: a date field of HighLevel holds no time of day. */
const CUSTOM: readonly Custom[] = [
	['language', 'Missed Call Language', 'always'],
	['serviceLine', 'Missed Call Service Line', 'always'],
	['location', 'Missed Call Location', 'always'],
	['status', 'Missed Call Status', 'always'],
	['nextAction', 'Missed Call Next Action', 'always'],
	['followUpAt', 'Missed Call Follow Up At', 'always'],
	['urgency', 'Missed Call Urgency', 'always'],
	['intent', 'Missed Call Intent', 'always'],
	['service', 'Missed Call Service', 'always'],
	['lastCallAt', 'Missed Call Last Call At', 'always'],
	['firstTextAt', 'Missed Call First Text At', 'fill'],
	['replyStatus', 'Missed Call Reply Status', 'always'],
	['lastReply', 'Missed Call Last Reply', 'always', 'LARGE_TEXT'],
	['history', 'Missed Call History', 'always', 'LARGE_TEXT'],
	['outcome', 'Missed Call Outcome', 'always'],
	['value', 'Missed Call Value', 'always', 'NUMERICAL'],
];

function keyOf(name: string): string {
	return `contact.${name.toLowerCase().replace(/\s+/g, '_')}`;
}

export const WANTED_FIELDS: readonly WantedField[] = CUSTOM.map(([, name, , dataType]) => ({ key: keyOf(name), name, dataType: dataType ?? 'TEXT' }));

/** What HighLevel has of its own, and for the rest custom fields. */
export const HIGHLEVEL_MAPPING: Readonly<Partial<Record<LeadField, FieldTarget>>> = {
	phone: { field: 'phone', rule: 'fill' },
	name: { field: 'name', rule: 'fill' },
	firstName: { field: 'firstName', rule: 'fill' },
	lastName: { field: 'lastName', rule: 'fill' },
	email: { field: 'email', rule: 'fill' },
	address: { field: 'address1', rule: 'fill' },
	source: { field: 'source', rule: 'fill' },
	owner: { field: 'assignedTo', rule: 'fill' },
	callTimeZone: { field: 'timezone', rule: 'fill' },
	...Object.fromEntries(CUSTOM.map(([lead, name, rule]) => [lead, { field: keyOf(name), rule }])),
};

/** Fields that every contact of HighLevel has, and that an update takes. */
export const STANDARD_FIELDS: readonly CrmField[] = [
	{ id: 'phone', label: 'Phone', kind: 'text' },
	{ id: 'name', label: 'Name', kind: 'text' },
	{ id: 'firstName', label: 'First Name', kind: 'text' },
	{ id: 'lastName', label: 'Last Name', kind: 'text' },
	{ id: 'email', label: 'Email', kind: 'text' },
	{ id: 'address1', label: 'Street Address', kind: 'text' },
	{ id: 'city', label: 'City', kind: 'text' },
	{ id: 'state', label: 'State', kind: 'text' },
	{ id: 'postalCode', label: 'Postal Code', kind: 'text' },
	{ id: 'country', label: 'Country', kind: 'text' },
	{ id: 'website', label: 'Website', kind: 'text' },
	{ id: 'timezone', label: 'Time Zone', kind: 'text' },
	{ id: 'source', label: 'Contact Source', kind: 'text' },
	{ id: 'assignedTo', label: 'Assigned To (user id)', kind: 'text' },
	{ id: 'dateAdded', label: 'Created', kind: 'date_time', readOnly: true },
];

export function isStandard(id: string): boolean {
	return STANDARD_FIELDS.some((field) => field.id === id && field.readOnly !== true);
}
