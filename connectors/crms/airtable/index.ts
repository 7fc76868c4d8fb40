import type { CrmConnector } from '../connector';
import { connectAirtable } from './crm';
import { MAPPING } from './names';

/** Airtable: a row of a table for each person, found by the digits of its phone columns. */
export const airtable = {
	name: 'airtable',
	title: 'Airtable',
	about: 'A row for each person in a table of an Airtable base',
	abilities: {
		finds: 'formula over the digits of every phone column',
		once: 'upsert merged by the column "Phone E.164"',
		logs: { call: 'row', text: 'row', task: 'row', deal: 'row' },
		needs: 'Any plan; a personal access token with data.records:read, data.records:write and schema.bases:read (schema.bases:write to have the columns made)',
	},
	credential: 'missedCallAirtableApi',
	parameters: ['airtableBase', 'airtableTable', 'airtableLogTable'],
	mapping: MAPPING,
	connect: connectAirtable,
} satisfies CrmConnector;
