import type { INodeProperties } from 'n8n-workflow';

const of = (crm: string): INodeProperties['displayOptions'] => ({ show: { crm: [crm] } });

/** What single CRMs need besides their credential. */
export const systemFields: INodeProperties[] = [
	{ displayName: 'Base ID', name: 'airtableBase', type: 'string', default: '', required: true, placeholder: 'e.g. appXXXXXXXXXXXXXX', displayOptions: of('airtable'), description: 'It stands in the address of the base, behind airtable.com/' },
	{ displayName: 'Table', name: 'airtableTable', type: 'string', default: '', required: true, placeholder: 'e.g. Leads', displayOptions: of('airtable'), description: 'Name or ID of the table with a row for each person' },
	{ displayName: 'Log Table', name: 'airtableLogTable', type: 'string', default: '', placeholder: 'e.g. Lead Log', displayOptions: of('airtable'), description: 'Name or ID of a table for calls and texts. Empty means: into the field "Missed Call Log" of the person.' },
	{ displayName: 'Table', name: 'postgresTable', type: 'string', default: 'missed_call_contacts', placeholder: 'e.g. crm.contacts', displayOptions: of('postgres'), description: 'Table with a row for each person; it is made where it is missing and the user may' },
	{
		displayName: 'New People Are',
		name: 'salesforceObject',
		type: 'options',
		options: [
			{ name: 'Contacts', value: 'Contact' },
			{ name: 'Leads', value: 'Lead' },
		],
		default: 'Lead',
		displayOptions: of('salesforce'),
		description: 'What a person becomes whom Salesforce does not have; those it has are found among both',
	},
	{
		displayName: 'Endpoints',
		name: 'httpCrm',
		type: 'json',
		default: '{}',
		required: true,
		displayOptions: of('generic'),
		description: 'How to find, create, update and log, as JSON. The page docs/crms.md of the package has the fields and examples.',
	},
];
