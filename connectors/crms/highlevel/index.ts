import type { Crm } from '../../../engine';
import { readHighLevelSecrets } from '../../vendors/highlevel';
import type { CrmConnector, CrmSource } from '../connector';
import { addTags, createContact, findContacts, readById, updateContact, type Connection } from './contacts';
import { listPipelines } from './deals';
import { changeEntry, findEntry, logEntry } from './entries';
import { asksOf } from './failures';
import { CustomFields, listFields } from './fields';
import { listOwners } from './lists';
import { HIGHLEVEL_MAPPING } from './mapping';

/** Contacts, notes, tasks and opportunities of one sub-account (location). */
export const highlevelCrm = {
	name: 'highlevel',
	title: 'HighLevel',
	about: 'Contacts, notes, tasks and opportunities of a sub-account (location) of HighLevel',
	abilities: {
		finds: 'the look-up of duplicates by E.164, and the search by digits',
		once: 'the upsert by number, within the location’s rule against duplicates',
		logs: { call: 'note', text: 'note', task: 'task', deal: 'deal' },
		needs: 'Any plan; a private integration of the sub-account with the scopes for contacts, opportunities, custom fields and users',
	},
	credential: 'missedCallHighLevelApi',
	alternative: 'missedCallHighLevelOAuth2Api',
	mapping: HIGHLEVEL_MAPPING,
	connect,
} satisfies CrmConnector;

function connect({ credential, http }: CrmSource): Crm {
	const secrets = readHighLevelSecrets(credential);
	const asks = asksOf(http, secrets);
	const connection: Connection = { asks, secrets, custom: new CustomFields(asks, secrets) };
	return {
		name: 'highlevel',
		account: secrets.locationId,
		// An upsert goes by the location's rule against duplicates, which may look at e-mail addresses alone.
		createsOnce: false,
		searchLagSeconds: 30,
		limits: [
			{ requests: 100, perSeconds: 10 },
			{ requests: 200_000, perSeconds: 86_400 },
		],
		find: async (number) => await findContacts(connection, number),
		read: async (id) => await readById(connection, id),
		create: async (contact) => await createContact(connection, contact),
		update: async (id, values) => await updateContact(connection, id, values),
		addTags: async (id, tags) => await addTags(connection, id, tags),
		log: async (contactId, entry) => await logEntry(connection, contactId, entry),
		findEntry: async (contactId, entry) => await findEntry(connection, contactId, entry),
		changeEntry: async (contactId, id, entry) => await changeEntry(connection, contactId, id, entry),
		fields: async () => await listFields(connection.custom),
		makeFields: async () => await connection.custom.make(),
		owners: async () => await listOwners(connection),
		pipelines: async () => await listPipelines(connection),
	};
}
