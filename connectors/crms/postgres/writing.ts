import { CrmFailure, type CrmValues, type NewCrmContact } from '../../../engine';
import type { Connection } from '../../ledgers';
import { findContacts, keyOf } from './contacts';
import type { CrmDatabase } from './database';
import { isTextColumn, phoneColumns } from './description';
import { quote, tableSql, type TableName } from './identifiers';
import { MAPPING, NUMBER_COLUMN, TAGS_COLUMN } from './names';
import { lock, type Tables } from './tables';
import { asTags, assignments, columnList, listOf, paramsOf, setList, valueList, type Assignment } from './values';

type Made = { readonly id: string; readonly created: boolean };

/**
 * One row for a number, however many ask at once: by the unique column, else by taking turns at the number and looking
 * again.
 */
export async function createContact(database: CrmDatabase, name: TableName, tables: Tables, contact: NewCrmContact): Promise<Made> {
	const row = newRow(tables, contact);
	if (tables.contacts.unique.has(NUMBER_COLUMN)) return await database.run('writes', async (sql) => await insert(sql, name, tables, contact, row));
	return await database.transaction(async (sql) => {
		await lock(sql, name, contact.number.e164);
		const [there] = await findContacts(sql, name, tables, contact.number);
		return there ? { id: there.id, created: false } : await insert(sql, name, tables, contact, row);
	});
}

async function insert(sql: Connection, name: TableName, tables: Tables, { number }: NewCrmContact, row: readonly Assignment[]): Promise<Made> {
	const id = `${quote(keyOf(tables))}::text AS id`;
	const made = await sql.get<{ id: string }>(`INSERT INTO ${tableSql(name)} (${columnList(row)}) VALUES (${valueList(row)}) ON CONFLICT DO NOTHING RETURNING ${id}`, ...paramsOf(row));
	if (made) return { id: made.id, created: true };
	const [there] = await findContacts(sql, name, tables, number);
	if (there) return { id: there.id, created: false };
	throw new CrmFailure('conflict', 'Another row of the Postgres table has the same value in a column that holds every value once, such as the e-mail address. Let that column go from the mapping, or drop its uniqueness.');
}

function newRow(tables: Tables, contact: NewCrmContact): readonly Assignment[] {
	const { columns } = tables.contacts;
	const given = Object.fromEntries(Object.entries(contact.values).filter(([, value]) => value !== null && value !== ''));
	const phones = phoneColumns(tables.contacts);
	// The column that the number goes to where no mapping says so.
	const phone = [MAPPING.phone.field, ...phones].find((column) => columns.has(column) && phones.includes(column));
	if (phone === undefined) throw new CrmFailure('refused', `The Postgres table has no column for a phone number. Add one named ${NUMBER_COLUMN}, or let the node make the fields.`, { field: NUMBER_COLUMN });
	const named = columns.get(MAPPING.name.field);
	const number: CrmValues = { ...(columns.has(NUMBER_COLUMN) ? { [NUMBER_COLUMN]: contact.number.e164 } : {}) };
	const tags = columns.get(TAGS_COLUMN);
	return [
		...assignments(tables.contacts, {
			...(Object.hasOwn(given, phone) ? {} : { [phone]: contact.number.e164 }),
			...(named?.needed === true && isTextColumn(named) ? { [named.name]: contact.placeholderName } : {}),
			...given,
			...number,
		}),
		...(tags && contact.tags.length > 0 && !Object.hasOwn(given, TAGS_COLUMN) ? [listOf(tags, contact.tags)] : []),
	];
}

export async function updateContact(sql: Connection, name: TableName, tables: Tables, id: string, values: CrmValues): Promise<void> {
	const set = assignments(tables.contacts, values);
	if (set.length > 0) await change(sql, name, tables, id, set);
}

/** The row is held meanwhile, so that nothing that others add is lost. */
export async function addTags(sql: Connection, name: TableName, tables: Tables, id: string, tags: readonly string[]): Promise<void> {
	const column = tables.contacts.columns.get(TAGS_COLUMN);
	if (!column) throw new CrmFailure('refused', `The Postgres table has no column "${TAGS_COLUMN}". Add it as text[], or let the node make the fields.`, { field: TAGS_COLUMN });
	const row = await sql.get(`SELECT ${quote(TAGS_COLUMN)} AS tags FROM ${tableSql(name)} WHERE ${quote(keyOf(tables))}::text = ? FOR UPDATE`, id);
	if (!row) throw gone();
	const there = asTags(row.tags);
	const missing = tags.filter((tag) => !there.includes(tag));
	if (missing.length > 0) await change(sql, name, tables, id, [listOf(column, [...there, ...missing])]);
}

async function change(sql: Connection, name: TableName, tables: Tables, id: string, set: readonly Assignment[]): Promise<void> {
	const stamp = tables.contacts.columns.get('updated_at');
	const stamped = stamp?.type.startsWith('timestamp') === true && !set.some(({ column }) => column === 'updated_at');
	const changed = await sql.run(`UPDATE ${tableSql(name)} SET ${setList(set)}${stamped ? ', updated_at = now()' : ''} WHERE ${quote(keyOf(tables))}::text = ?`, ...paramsOf(set), id);
	if (changed === 0) throw gone();
}

const gone = (): CrmFailure => new CrmFailure('gone', 'The row was deleted in Postgres.');
