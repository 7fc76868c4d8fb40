import { CrmFailure, type CrmValue, type CrmValues } from '../../../engine';
import { asDay, asMoment } from '../vendorRequests';
import { MOMENT, type Column, type TableDescription } from './description';
import { quote } from './identifiers';

/** One column with what goes into it: `sql` holds a `?` for `param`. */
export interface Assignment {
	readonly column: string;
	readonly sql: string;
	readonly param: string | number | null;
}

/** @throws CrmFailure that names a column that is not there, or that Postgres fills itself */
export function assignments(table: TableDescription, values: CrmValues): readonly Assignment[] {
	return Object.entries(values).map(([name, value]) => {
		const column = table.columns.get(name);
		if (!column || column.computed || name === table.key) {
			throw new CrmFailure('refused', `The Postgres table has no column "${name}" that can be written. Add it, let the node make the fields, or take it out of the mapping.`, { field: name });
		}
		return assign(column, value);
	});
}

function assign(column: Column, value: CrmValue): Assignment {
	const { name, type } = column;
	if (type.endsWith('[]')) return listOf(column, value === null ? [] : [String(value)]);
	if (value === null || (value === '' && type !== 'text')) return { column: name, sql: '?', param: null };
	if (MOMENT.test(type)) return { column: name, sql: '?', param: asParam(asMoment(value)) };
	if (type === 'date') return { column: name, sql: '?', param: asParam(asDay(value)) };
	if (/^jsonb?$/.test(type)) return { column: name, sql: '?', param: JSON.stringify(value) };
	return { column: name, sql: '?', param: asParam(value) };
}

/** A list as its column takes it: an array of Postgres, or a text with commas. */
export function listOf({ name, type }: Column, list: readonly string[]): Assignment {
	if (!type.endsWith('[]')) return { column: name, sql: '?', param: list.join(', ') };
	return { column: name, sql: `ARRAY(SELECT jsonb_array_elements_text(?::jsonb))::${type}`, param: JSON.stringify(list.map((text) => text.replaceAll('\0', ''))) };
}

/** Parameters go as text; the server reads them by the column. */
const asParam = (value: CrmValue): string | number | null => (typeof value === 'boolean' ? String(value) : value);

export const columnList = (all: readonly Assignment[]): string => all.map(({ column }) => quote(column)).join(', ');
export const valueList = (all: readonly Assignment[]): string => all.map(({ sql }) => sql).join(', ');
export const setList = (all: readonly Assignment[]): string => all.map(({ column, sql }) => `${quote(column)} = ${sql}`).join(', ');
export const paramsOf = (all: readonly Assignment[]): readonly (string | number | null)[] => all.map(({ param }) => param);

/** What the driver gives, as the port keeps it; undefined for lists and the like. */
export function asCrmValue(value: unknown): CrmValue | undefined {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as CrmValue;
	return undefined;
}

export function asTags(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.filter((tag): tag is string => typeof tag === 'string');
	if (typeof value !== 'string') return [];
	return value.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '');
}
