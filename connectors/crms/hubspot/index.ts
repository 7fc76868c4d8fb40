import type { CrmConnector } from '../connector';
import { typed } from '../vendorRequests';
import { hubspotCrm } from './crm';
import { HUBSPOT_MAPPING } from './mapping';

/** HubSpot: contacts, and calls, texts, notes, tasks and deals on their timeline. */
export const hubspot = {
	name: 'hubspot',
	title: 'HubSpot',
	about: 'Contacts of a HubSpot account, with calls, texts, notes, tasks and deals on their timeline',
	abilities: {
		finds: 'by HubSpot’s own normalised phone and mobile number, checked digit by digit',
		once: 'a unique property with the number (made by Make Fields)',
		logs: { call: 'call', text: 'text', task: 'task', deal: 'deal' },
		needs: 'Any plan, Free included; a service key or private app with the scopes that the credential names',
	},
	credential: 'missedCallHubSpotApi',
	mapping: HUBSPOT_MAPPING,
	connect: ({ credential, http, now }) => hubspotCrm(http, typed(credential.portalId), now),
} satisfies CrmConnector;
