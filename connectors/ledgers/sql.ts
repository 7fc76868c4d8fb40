/** The little of SQL that the ledger needs, the same for every database. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, SqlValue>>;

/** A value as every database can keep it: Postgres knows no NUL in a text, and Node before 22.16 cuts SQLite's off there. */
export function storable(value: SqlValue): SqlValue {
	return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;
}

/** Statements inside one transaction or one read. `?` marks parameters. */
export interface Sql {
	all<T extends Row = Row>(text: string, ...params: readonly SqlValue[]): Promise<readonly T[]>;
	get<T extends Row = Row>(text: string, ...params: readonly SqlValue[]): Promise<T | undefined>;
	/** Number of rows changed. */
	run(text: string, ...params: readonly SqlValue[]): Promise<number>;
}

/** A view of everything as it was at one moment, whatever is written meanwhile. */
export interface Snapshot extends Sql {
	end(): Promise<void>;
}

export interface Database {
	readonly dialect: 'sqlite' | 'postgres';
	read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
	/**
	 * Runs the work alone: nobody else writes what it reads until it is committed. Rolled back when it throws.
	 * `key` names what must not be touched by two at once, for databases that lock by less than the whole file.
	 * The work must do nothing but SQL: it may be run again.
	 */
	transaction<T>(key: string, work: (sql: Sql) => Promise<T>): Promise<T>;
	/** Must be ended. Nothing can be written in it. */
	snapshot(): Promise<Snapshot>;
	close(): Promise<void>;
}
