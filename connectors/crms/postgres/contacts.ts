import { CrmFailure, type CrmContact, type PhoneForms } from '../../../engine';
import type { Connection } from '../../ledgers';
import { asText, isSameNumber } from '../vendorRequests';
import { phoneColumns } from './description';
import { quote, tableSql, type TableName } from './identifiers';
import { MAPPING, TAGS_COLUMN } from './names';
import type { Tables } from './tables';
import { asCrmValue, asTags } from './values';

type ContactRow = Readonly<Record<string, unknown>>;

/** The column by which rows are known. @throws CrmFailure where there is none */
export function keyOf({ contacts }: Tables): string {
	if (contacts.key !== undefined) return contacts.key;
	throw new CrmFailure('refused', 'The Postgres table has no primary key of one column. Add one: ALTER TABLE … ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY.');
}

export async function findContacts(sql: Connection, name: TableName, tables: Tables, number: PhoneForms): Promise<readonly CrmContact[]> {
	const columns = phoneColumns(tables.contacts);
	if (columns.length === 0 || !/^\d+$/.test(number.national)) return [];
	// Whatever stands between the digits; the country code may stand before them.
	const tests = columns.map((column) => `right(regexp_replace(${quote(column)}::text, '[^0-9]', '', 'g'), ${number.national.length}) = ?`);
	const found = await select(sql, name, tables, tests.join(' OR '), columns.map(() => number.national));
	return found.filter(({ phones }) => phones.some((phone) => isSameNumber(phone, number)));
}

export async function readContact(sql: Connection, name: TableName, tables: Tables, id: string): Promise<CrmContact | undefined> {
	// As text, so that what is no key of this table finds nothing rather than being a fault.
	return (await select(sql, name, tables, `${quote(keyOf(tables))}::text = ?`, [id]))[0];
}

async function select(sql: Connection, name: TableName, tables: Tables, where: string, params: readonly string[]): Promise<readonly CrmContact[]> {
	const key = keyOf(tables);
	const { contacts, log } = tables;
	const deal = log ? `, (SELECT json_build_object('id', d.id::text, 'name', d.title)::text FROM ${tableSql(name, '_log')} d WHERE d.contact_id = c.${quote(key)}::text AND d.kind = 'deal' AND d.status = 'open' ORDER BY d.at DESC, d.id DESC LIMIT 1) AS "missed call: deal"` : '';
	const order = contacts.columns.has('created_at') ? `c.created_at, c.${quote(key)}` : `c.${quote(key)}`;
	// Column by column: a table that is given a new one meanwhile is read all the same.
	const columns = [...contacts.columns.keys()].map((column) => `c.${quote(column)}`).join(', ');
	const rows = await sql.all(`SELECT ${columns}, c.${quote(key)}::text AS "missed call: id"${deal} FROM ${tableSql(name)} c WHERE ${where} ORDER BY ${order} LIMIT 100`, ...params);
	return rows.map((row) => asContact(tables, row));
}

function asContact(tables: Tables, row: ContactRow): CrmContact {
	const { contacts } = tables;
	const values = Object.fromEntries(
		[...contacts.columns.values()].flatMap(({ name, computed }) => {
			const value = computed || name === contacts.key ? undefined : asCrmValue(row[name]);
			return value === undefined ? [] : [[name, value] as const];
		}),
	);
	const text = (column: string): string | undefined => asText(row[column]);
	const createdAt = row.created_at instanceof Date ? row.created_at.getTime() : undefined;
	const lifecycle = row.lifecycle === 'customer' || row.lifecycle === 'lead' ? row.lifecycle : undefined;
	const openDeal = text('missed call: deal');
	const parts = {
		name: text(MAPPING.name.field),
		firstName: text(MAPPING.firstName.field),
		email: text(MAPPING.email.field),
		owner: text(MAPPING.owner.field),
		createdAt,
		lifecycle,
		openDeal: openDeal === undefined ? undefined : (JSON.parse(openDeal) as CrmContact['openDeal']),
	};
	return {
		id: String(row['missed call: id']),
		phones: phoneColumns(contacts).map((column) => row[column]).filter((phone) => typeof phone === 'string' || typeof phone === 'number').map(String),
		...(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<CrmContact>),
		tags: asTags(row[TAGS_COLUMN]),
		values,
	};
}
