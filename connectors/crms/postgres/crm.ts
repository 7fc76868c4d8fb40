import type { Crm, CrmOwner } from '../../../engine';
import type { Connection } from '../../ledgers';
import type { CrmSource } from '../connector';
import { asText, parameterText, type Effect } from '../vendorRequests';
import { findContacts, readContact } from './contacts';
import { CrmDatabase } from './database';
import { asCrmField } from './description';
import { quote, readTableName, tableSql } from './identifiers';
import { changeEntry, findEntry, logEntry } from './log';
import { MAPPING } from './names';
import { addColumns, openTables, type Tables } from './tables';
import { addTags, createContact, updateContact } from './writing';

const DEFAULT_TABLE = 'missed_call_contacts';

/** The tables are looked at once a connection of the node, and again after columns were added. */
export function connectPostgres({ credential, parameters }: CrmSource): Crm {
	const database = new CrmDatabase(credential);
	const name = readTableName(parameterText(parameters, 'postgresTable') || DEFAULT_TABLE);
	let known: Promise<Tables> | undefined;
	const tables = async (): Promise<Tables> => {
		known ??= openTables(database, name);
		known.catch(() => (known = undefined));
		return await known;
	};
	const reading = async <T>(work: (sql: Connection, tables: Tables) => Promise<T>): Promise<T> => {
		const found = await tables();
		return await database.read(async (sql) => await work(sql, found));
	};
	const writing = async <T>(effect: Effect, work: (sql: Connection, tables: Tables) => Promise<T>): Promise<T> => {
		const found = await tables();
		return await database.run(effect, async (sql) => await work(sql, found));
	};

	return {
		name: 'postgres',
		account: `${database.place}/${tableSql(name)}`,
		createsOnce: true,
		searchLagSeconds: 0,
		limits: [],
		find: async (number) => await reading(async (sql, found) => await findContacts(sql, name, found, number)),
		read: async (id) => await reading(async (sql, found) => await readContact(sql, name, found, id)),
		create: async (contact) => await createContact(database, name, await tables(), contact),
		update: async (id, values) => await writing('writes', async (sql, found) => await updateContact(sql, name, found, id, values)),
		addTags: async (id, tags) => {
			const found = await tables();
			await database.transaction(async (sql) => await addTags(sql, name, found, id, tags));
		},
		log: async (contactId, entry) => await writing('writes', async (sql, found) => await logEntry(sql, name, found, contactId, entry)),
		findEntry: async (_contactId, entry) => await reading(async (sql, found) => await findEntry(sql, name, found, entry)),
		changeEntry: async (contactId, id, entry) => await writing('writes', async (sql, found) => await changeEntry(sql, name, found, contactId, id, entry)),
		fields: async () => {
			const { contacts } = await tables();
			return [...contacts.columns.values()].map((column) => asCrmField(column, contacts.key));
		},
		makeFields: async () => {
			const made = await addColumns(database, name, (await tables()).contacts);
			known = undefined;
			return made;
		},
		owners: async () => await reading(async (sql, found) => await owners(sql, tableSql(name), found.hasOwners ? tableSql(name, '_owners') : undefined, found)),
	};
}

/** Those of the table of owners beside the contacts, and those that stand in the contacts already. */
async function owners(sql: Connection, contacts: string, table: string | undefined, tables: Tables): Promise<readonly CrmOwner[]> {
	const listed = table === undefined ? [] : await sql.all(`SELECT id::text AS id, name, email FROM ${table} ORDER BY name LIMIT 500`);
	const { field } = MAPPING.owner;
	const used = tables.contacts.columns.has(field) ? await sql.all(`SELECT DISTINCT ${quote(field)}::text AS id FROM ${contacts} WHERE ${quote(field)} IS NOT NULL LIMIT 500`) : [];
	const found = new Map(used.map(({ id }) => [String(id), { id: String(id), name: String(id) }]));
	for (const { id, name, email } of listed) {
		const address = asText(email);
		found.set(String(id), { id: String(id), name: String(name), ...(address === undefined ? {} : { email: address }) });
	}
	return [...found.values()];
}
