import type { Database, Sql } from '../sql';

/** A table as it is, not as a list somewhere says: one that is added is exported without anybody thinking of it. */
export interface Table {
	readonly name: string;
	readonly columns: readonly string[];
	/** Columns of the primary key, in its order. */
	readonly key: readonly string[];
}

const CATALOGUE: Readonly<Record<Database['dialect'], string>> = {
	sqlite: `SELECT m.name AS name, c.name AS field, c.pk AS place FROM sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid`,
	postgres: `SELECT t.relname::text AS name, a.attname::text AS field, COALESCE(array_position(k.conkey, a.attnum), 0) AS place
		FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
		LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
		WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::text::regnamespace ORDER BY t.relname, a.attnum`,
};

/** All tables, `migrations` first. */
export async function tablesOf(sql: Sql, dialect: Database['dialect']): Promise<readonly Table[]> {
	const rows = await sql.all<{ name: string; field: string; place: number }>(CATALOGUE[dialect]);
	const names = [...new Set(rows.map(({ name }) => name))];
	const tables = names.map((name) => {
		const own = rows.filter((row) => row.name === name);
		const key = own.filter(({ place }) => place > 0).sort((a, b) => a.place - b.place);
		return { name, columns: own.map(({ field }) => field), key: key.map(({ field }) => field) };
	});
	return tables.sort((a, b) => Number(b.name === 'migrations') - Number(a.name === 'migrations'));
}
