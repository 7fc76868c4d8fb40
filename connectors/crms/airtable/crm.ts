import type { Crm, CrmEntry } from '../../../engine';
import type { CrmSource } from '../connector';
import { AirtableApi } from './api';
import { addTags, createContact, findContacts, readContact, updateContact } from './contacts';
import { changeLine, findLine, logLine } from './journal';
import { changeRow, findRow, logRow } from './log';
import { makeFields } from './make';
import { readOwners } from './owners';
import { asCrmField, readSchema, type AirtableSchema } from './schema';
import { readSettings } from './settings';

/** Columns change seldom: they are read once a connection, and again where the user has new ones made. */
export function connectAirtable(source: CrmSource): Crm {
	const api = new AirtableApi(source.http, readSettings(source));
	const { base, table } = api.settings;
	let known: Promise<AirtableSchema> | undefined;
	const schema = async (): Promise<AirtableSchema> => {
		known ??= readSchema(api);
		known.catch(() => (known = undefined));
		return await known;
	};
	const contacts = async () => (await schema()).contacts;

	return {
		name: 'airtable',
		account: `${base}/${table}`,
		createsOnce: true,
		searchLagSeconds: 0,
		limits: [{ requests: 5, perSeconds: 1 }],
		find: async (number) => await findContacts(api, await contacts(), number),
		read: async (id) => await readContact(api, await contacts(), id),
		create: async (contact) => await createContact(api, await contacts(), contact),
		update: async (id, values) => await updateContact(api, await contacts(), id, values),
		addTags: async (id, tags) => await addTags(api, await contacts(), id, tags),
		log: async (contactId: string, entry: CrmEntry) => {
			const { contacts: table, log } = await schema();
			return log ? await logRow(api, log, contactId, entry) : await logLine(api, table, contactId, entry);
		},
		findEntry: async (contactId, entry) => {
			const { contacts: table, log } = await schema();
			return log ? await findRow(api, log, entry) : await findLine(api, table, contactId, entry);
		},
		changeEntry: async (contactId, id, entry) => {
			const { contacts: table, log } = await schema();
			await (log ? changeRow(api, log, contactId, id, entry) : changeLine(api, table, contactId, entry));
		},
		fields: async () => [...(await contacts()).fields.values()].map(asCrmField),
		makeFields: async () => {
			const made = await makeFields(api, await schema());
			known = undefined;
			return made;
		},
		owners: async () => await readOwners(api, await contacts()),
	};
}
