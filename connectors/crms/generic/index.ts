import type { CrmConnector } from '../connector';
import { connectHttpCrm } from './crm';
import { MAPPING } from './names';

/** Any CRM with an HTTP API that takes and gives JSON: the node says where what is. */
export const genericCrm = {
	name: 'generic',
	title: 'Any CRM over HTTP',
	about: 'An API of your own or of a CRM that is not in this list, described in the node',
	abilities: {
		finds: 'the search that the node describes, checked digit by digit',
		once: 'what the API itself keeps apart: statuses of conflict, or "createsOnce"',
		logs: { call: 'note', text: 'note', task: 'note', deal: 'note' },
		needs: 'An API that finds by phone, reads, creates and changes contacts as JSON',
	},
	credential: 'missedCallCrmHttpApi',
	parameters: ['httpCrm'],
	mapping: MAPPING,
	connect: connectHttpCrm,
} satisfies CrmConnector;
