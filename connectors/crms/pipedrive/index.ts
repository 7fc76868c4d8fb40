import type { CrmConnector } from '../connector';
import { typed } from '../vendorRequests';
import { pipedriveCrm } from './crm';
import { PIPEDRIVE_MAPPING } from './mapping';

/** Pipedrive: people, and calls, notes, activities and deals on their timeline. */
export const pipedrive = {
	name: 'pipedrive',
	title: 'Pipedrive',
	about: 'People of a Pipedrive account, with calls, notes, activities and deals on their timeline',
	abilities: {
		finds: 'by the last digits, then by the usual spellings, and among the newest people; checked digit by digit',
		once: 'nothing of Pipedrive’s own: the newest people are looked through before one is added again',
		logs: { call: 'call', text: 'note', task: 'task', deal: 'deal' },
		needs: 'Any plan; the API token of a user who sees all people. Making fields and labels takes an admin',
	},
	credential: 'missedCallPipedriveApi',
	mapping: PIPEDRIVE_MAPPING,
	connect: ({ credential, http, now }) => pipedriveCrm(http, typed(credential.companyDomain), now),
} satisfies CrmConnector;
