import { CrmFailure, type Crm, type Http } from '../../../engine';
import { accountOf } from './account';
import { pipedriveApi } from './api';
import { readPipelines, readUsers } from './company';
import { createPerson } from './create';
import { findPeople } from './find';
import { findEntry } from './findEntry';
import { addLabels } from './labels';
import { changeEntry, logEntry } from './log';
import { makeFields } from './makeFields';
import { readById } from './read';
import { updatePerson } from './update';

/** The newest people are listed at once; a list that is behind would be by seconds. */
const SEARCH_LAG_SECONDS = 30;

/** One company's Pipedrive. */
export function pipedriveCrm(http: Http, domain: string, now: () => number): Crm {
	const company = companyOf(domain);
	const account = accountOf(pipedriveApi(http, company), company, now);
	return {
		name: 'pipedrive',
		account: company,
		createsOnce: false,
		searchLagSeconds: SEARCH_LAG_SECONDS,
		// Of an API token on the smallest plan. Source: Pipedrive, rate limiting.
		limits: [{ requests: 20, perSeconds: 2 }],
		find: async (number) => await findPeople(account, number),
		read: async (id) => await readById(account, id),
		create: async (contact) => await createPerson(account, contact),
		update: async (id, values) => await updatePerson(account, id, values),
		addTags: async (id, tags) => await addLabels(account, id, tags),
		log: async (personId, entry) => await logEntry(account, personId, entry),
		findEntry: async (personId, entry) => await findEntry(account, personId, entry),
		changeEntry: async (_, id, entry) => await changeEntry(account, id, entry),
		fields: async () => (await account.fields()).fields,
		makeFields: async () => await makeFields(account),
		owners: async () => await readUsers(account.api),
		pipelines: async () => await readPipelines(account.api),
	};
}

/** `acme` of `acme`, `acme.pipedrive.com` and `https://acme.pipedrive.com/deals`. The credential goes to Pipedrive and nowhere else. */
function companyOf(domain: string): string {
	const company = /^(?:https?:\/\/)?([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.pipedrive\.com(?:\/.*)?)?$/i.exec(domain)?.[1];
	if (company !== undefined) return company.toLowerCase();
	throw new CrmFailure('unauthorized', 'The credential for Pipedrive has no company domain. It is the first part of the address of Pipedrive, as in company.pipedrive.com: fill it in.');
}
