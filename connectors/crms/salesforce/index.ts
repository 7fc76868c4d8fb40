import type { CrmConnector } from '../connector';
import { connectSalesforce } from './crm';
import { MAPPING } from './names';

/** Salesforce: leads and contacts, with tasks and opportunities. */
export const salesforce = {
	name: 'salesforce',
	title: 'Salesforce',
	about: 'Leads and contacts of a Salesforce org, with calls and texts as tasks',
	abilities: {
		finds: 'search over all phone fields and a query for the likely formats, checked digit by digit; contacts before leads',
		once: 'upsert by the unique external id field Missed_Call_Number__c, where the org has it; duplicate rules',
		logs: { call: 'call', text: 'note', task: 'task', deal: 'deal' },
		needs: 'An edition with API access; a user with API Enabled',
	},
	credential: 'missedCallSalesforceOAuth2Api',
	parameters: ['salesforceObject'],
	mapping: MAPPING,
	connect: connectSalesforce,
} satisfies CrmConnector;
