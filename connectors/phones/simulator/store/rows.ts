import type { SQLOutputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

export function number(row: Row, column: string): number {
	return Number(row[column]);
}

export function optionalNumber(row: Row, column: string): number | undefined {
	const value = row[column];
	return value === null || value === undefined ? undefined : Number(value);
}

/** One property, or none when there is nothing to say: absent rather than undefined. */
export function fact<K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } {
	return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: number });
}
