import { CrmFailure } from '../../../engine';

/** A name as SQL: nothing in it can end the quotes. https://www.postgresql.org/docs/current/sql-syntax-lexical.html */
export function quote(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

export interface TableName {
	readonly schema: string;
	readonly table: string;
}

/** Names longer than this Postgres cuts off; the names of our other tables and indexes are longer than the table's. */
const LONGEST = 63 - '_owners'.length - 6;
const PART = '("(?:[^"]|"")+"|[^".]+)';
const NAME = new RegExp(`^(?:${PART}\\.)?${PART}$`);

/**
 * The table that a user means: `contacts`, `crm.contacts`, or either part in double quotes. Capitals count.
 * @throws CrmFailure that says how to write it
 */
export function readTableName(text: string): TableName {
	const [, schema = 'public', table = ''] = NAME.exec(text) ?? [];
	const name = { schema: plain(schema), table: plain(table) };
	if (table !== '' && !text.includes('\0') && Buffer.byteLength(name.table) <= LONGEST && Buffer.byteLength(name.schema) <= 63) return name;
	throw new CrmFailure('refused', `The Postgres table in the node cannot be read. Write contacts, or crm.contacts for one in another schema, with at most ${LONGEST} characters.`);
}

const plain = (part: string): string => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.trim());

/** The table as SQL, or one that belongs to it. */
export function tableSql({ schema, table }: TableName, suffix = ''): string {
	return `${quote(schema)}.${quote(`${table}${suffix}`)}`;
}
