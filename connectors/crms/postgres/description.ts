import type { CrmField } from '../../../engine';
import type { Connection } from '../../ledgers';
import { tableSql, type TableName } from './identifiers';

export interface Column {
	readonly name: string;
	/** As Postgres writes it: `text`, `timestamp with time zone`, `text[]`. */
	readonly type: string;
	/** Must be given a value when a row is made. */
	readonly needed: boolean;
	/** Postgres makes the value itself. */
	readonly computed: boolean;
	/** Values of an enumerated type. */
	readonly labels: readonly string[];
}

export interface TableDescription {
	readonly columns: ReadonlyMap<string, Column>;
	/** The one column by which a row is known. */
	readonly key: string | undefined;
	/** Columns that hold every value once, by themselves. */
	readonly unique: ReadonlySet<string>;
}

const COLUMNS = `
	SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
		(a.attnotnull AND NOT a.atthasdef AND a.attidentity = '')::int AS needed,
		(a.attgenerated <> '' OR a.attidentity = 'a')::int AS computed,
		coalesce((SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder)::text FROM pg_enum e WHERE e.enumtypid = a.atttypid), '[]') AS labels
	FROM pg_attribute a
	WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
	ORDER BY a.attnum`;

const KEYS = `
	SELECT a.attname AS name, i.indisprimary::int AS main
	FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
	WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid AND i.indnkeyatts = 1 AND i.indpred IS NULL AND i.indexprs IS NULL`;

/** The table as it is now; undefined where there is none. */
export async function describeTable(sql: Connection, name: TableName, suffix = ''): Promise<TableDescription | undefined> {
	const table = tableSql(name, suffix);
	const columns = await sql.all<{ name: string; type: string; needed: number; computed: number; labels: string }>(COLUMNS, table);
	if (columns.length === 0) return undefined;
	const keys = await sql.all<{ name: string; main: number }>(KEYS, table);
	return {
		columns: new Map(columns.map(({ name, type, needed, computed, labels }) => [name, { name, type, needed: needed === 1, computed: computed === 1, labels: JSON.parse(labels) as string[] }])),
		key: keys.find(({ main }) => main === 1)?.name,
		unique: new Set(keys.map(({ name }) => name)),
	};
}

const NUMBERS = /^(smallint|integer|bigint|numeric|real|double precision|money)$/;
const TEXTS = /^(text|character varying|character|citext|uuid|name)$/;
export const MOMENT = /^timestamp/;

const kindOf = ({ type, labels }: Column): CrmField['kind'] => {
	if (labels.length > 0) return 'option';
	if (TEXTS.test(type)) return 'text';
	if (NUMBERS.test(type)) return 'number';
	if (MOMENT.test(type)) return 'date_time';
	return type === 'date' || type === 'boolean' ? type : 'other';
};

export function asCrmField(column: Column, key: string | undefined): CrmField {
	return {
		id: column.name,
		label: column.name,
		kind: kindOf(column),
		...(column.labels.length > 0 ? { options: column.labels.map((label) => ({ id: label, label })) } : {}),
		...(column.computed || column.name === key ? { readOnly: true } : {}),
	};
}

export const isTextColumn = ({ type }: Column): boolean => TEXTS.test(type);

/** Columns in which somebody's number may stand. */
export function phoneColumns(table: TableDescription): readonly string[] {
	return [...table.columns.values()].filter((column) => (isTextColumn(column) || NUMBERS.test(column.type)) && PHONE_NAME.test(column.name)).map(({ name }) => name);
}
const PHONE_NAME = /phone|mobile|^cell|_cell|^tel|_tel|msisdn|whatsapp|e164/i;
