import { CrmFailure, type Crm, type CrmOwner, type Http } from '../../../engine';
import { asText, own } from '../vendorRequests';
import { accountOf } from './account';
import { hubspotApi, idOf, type HubSpotApi } from './api';
import { createContact } from './create';
import { findContacts } from './find';
import { findEntry } from './findEntry';
import { changeEntry, logEntry } from './log';
import { makeProperties } from './makeFields';
import { OWNERS_URL } from './paths';
import { knownProperties } from './properties';
import { readById } from './read';
import { readPipelines } from './stages';
import { updateContact } from './update';

/** A contact that was just made comes into the search after some ten seconds. */
const SEARCH_LAG_SECONDS = 60;

/** One account of HubSpot. */
export function hubspotCrm(http: Http, portal: string, now: () => number): Crm {
	if (!/^\d{1,20}$/.test(portal)) throw new CrmFailure('unauthorized', 'The credential for HubSpot has no Hub ID. It is the number beside the account’s name in HubSpot: fill it in.');
	const account = accountOf(hubspotApi(http), portal, now);
	return {
		name: 'hubspot',
		account: portal,
		/** Known after the first question to the account; until then the careful answer. */
		get createsOnce() {
			return knownProperties(portal, now())?.unique === true;
		},
		searchLagSeconds: SEARCH_LAG_SECONDS,
		// Of an app in an account on Free or Starter. Source: HubSpot, usage guidelines.
		limits: [{ requests: 100, perSeconds: 10 }],
		find: async (number) => await findContacts(account, number),
		read: async (id) => await readById(account, id),
		create: async (contact) => await createContact(account, contact),
		update: async (id, values) => await updateContact(account, id, values),
		log: async (contactId, entry) => await logEntry(account, contactId, entry),
		findEntry: async (contactId, entry) => await findEntry(account, contactId, entry),
		changeEntry: async (_, id, entry) => await changeEntry(account, id, entry),
		fields: async () => (await account.properties()).fields,
		makeFields: async () => await makeProperties(account),
		owners: async () => await readOwners(account.api),
		pipelines: async () => await readPipelines(account.api),
	};
}

async function readOwners(api: HubSpotApi): Promise<readonly CrmOwner[]> {
	const owners = await api.list(OWNERS_URL, { limit: '100' });
	return owners.flatMap((owner) => {
		const id = idOf(own(owner, 'id'));
		if (id === undefined || own(owner, 'archived') === true) return [];
		const email = asText(own(owner, 'email'));
		const name = [asText(own(owner, 'firstName')), asText(own(owner, 'lastName'))].filter(Boolean).join(' ');
		return [{ id, name: name || email || id, ...(email === undefined ? {} : { email }) }];
	});
}
