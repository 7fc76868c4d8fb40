import { FakeVendor, ids, type FakeAnswer, type FakeRequest } from '../restCrm/server';
import { cell, type Column } from './cells';
import { formula } from './formula';

export interface Stored {
	readonly id: string;
	readonly createdTime: string;
	fields: Record<string, unknown>;
}
export interface Table {
	readonly id: string;
	readonly name: string;
	readonly primaryFieldId: string;
	readonly fields: Column[];
	readonly records: Stored[];
}

export const TOKEN = 'patFake.0123456789';
export const BASE = 'appFake0000000001';
export const CONTACTS = 'tblContacts000001';
export const LOG_TABLE = 'tblLog00000000001';

const fault = (status: number, type: string, message = ''): FakeAnswer => ({ status, body: { error: { type, message } } });

/** A fake of Airtable's Web API: one base, its schema, lists by formula, upserts, typecasting. */
export class FakeAirtable extends FakeVendor {
	readonly tables: Table[] = [];
	/** Scopes of the token. */
	scopes = new Set(['data.records:read', 'data.records:write', 'schema.bases:read', 'schema.bases:write']);
	/** Answers for a row that was deleted as for one that may not be seen, as Airtable now does. */
	forbidsDeleted = false;
	private refuses = false;
	private readonly newId = ids('rec', 14);
	private readonly newField = ids('fld', 14);

	constructor() {
		super(
			(request) => this.handle(request),
			({ method }) => method !== 'GET',
		);
	}

	addTable(id: string, name: string, columns: ReadonlyArray<{ name: string; type: string; options?: Column['options'] }>): Table {
		const fields = columns.map((column) => ({ id: this.newField(), ...column }));
		const table = { id, name, primaryFieldId: fields[0]?.id ?? '', fields, records: [] };
		this.tables.push(table);
		return table;
	}

	table(id: string): Table {
		const found = this.tables.find((table) => table.id === id);
		if (!found) throw new Error(`no table ${id}`);
		return found;
	}

	/** Past the API, as by hand in the browser. */
	put(table: string, fields: Record<string, unknown>): string {
		const id = this.newId();
		this.table(table).records.push({ id, createdTime: new Date(this.now()).toISOString(), fields });
		return id;
	}

	refuseNextCreate(): void {
		this.refuses = true;
	}

	private handle(request: FakeRequest): FakeAnswer {
		const { headers, path } = request;
		if (headers.authorization === undefined) return fault(401, 'AUTHENTICATION_REQUIRED', 'Authentication required');
		if (headers.authorization !== `Bearer ${TOKEN}`) return fault(401, 'UNAUTHORIZED', 'Invalid authentication token');
		if (path[0] !== 'v0') return { status: 404, body: { error: 'NOT_FOUND' } };
		if (path[1] === 'meta') return this.meta(request);
		if (path[1] !== BASE) return forbidden();
		const table = this.tables.find(({ id, name }) => id === path[2] || name === path[2]);
		if (!table) return forbidden();
		return this.data(request, table, path[3]);
	}

	private meta({ method, path, body }: FakeRequest): FakeAnswer {
		if (path[2] === 'whoami') return { status: 200, body: { id: 'usrMe' } };
		if (path[3] !== BASE) return forbidden();
		const shown = ({ id, name, primaryFieldId, fields }: Table) => ({ id, name, primaryFieldId, fields });
		if (method === 'GET') return this.scopes.has('schema.bases:read') ? { status: 200, body: { tables: this.tables.map(shown) } } : forbidden();
		if (!this.scopes.has('schema.bases:write')) return forbidden();
		const table = this.tables.find(({ id }) => id === path[5]);
		const { name, type, options } = (body ?? {}) as { name?: string; type?: string; options?: Column['options'] & { timeZone?: string } };
		if (!table || name === undefined || type === undefined) return fault(422, 'INVALID_REQUEST_UNKNOWN', 'Invalid request');
		if (table.fields.some((field) => field.name.toLowerCase() === name.toLowerCase())) return fault(422, 'DUPLICATE_OR_EMPTY_FIELD_NAME', 'Name taken');
		const needs = { number: 'precision', dateTime: 'timeZone', multipleSelects: 'choices', multipleRecordLinks: 'linkedTableId' }[type];
		if (needs !== undefined && !Object.hasOwn(options ?? {}, needs)) return fault(422, 'INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE', 'Creating options is invalid');
		const field = { id: this.newField(), name, type, ...(options ? { options } : {}) };
		table.fields.push(field);
		return { status: 200, body: field };
	}

	private data(request: FakeRequest, table: Table, record: string | undefined): FakeAnswer {
		const { method, query, body } = request;
		if (!this.scopes.has(method === 'GET' ? 'data.records:read' : 'data.records:write')) return forbidden();
		if (method === 'GET' && record === undefined) return this.list(table, query);
		const found = table.records.find(({ id }) => id === record);
		if (record !== undefined && !found) return this.forbidsDeleted ? forbidden() : { status: 404, body: { error: 'NOT_FOUND' } };
		if (method === 'GET') return { status: 200, body: found };
		if (method !== 'PATCH') return { status: 404, body: { error: 'NOT_FOUND' } };
		const typecast = body?.typecast === true;
		if (found) return this.write(table, found, body?.fields, typecast) ?? { status: 200, body: found };
		return this.upsert(table, body ?? {}, typecast);
	}

	private list(table: Table, query: URLSearchParams): FakeAnswer {
		const text = query.get('filterByFormula');
		const size = Number(query.get('pageSize') ?? 100);
		if (!(size >= 1 && size <= 100)) return fault(422, 'INVALID_PAGE_SIZE');
		let test;
		try {
			test = text === null ? () => true : formula(text, (name) => table.fields.some((field) => field.name === name));
		} catch {
			return fault(422, 'INVALID_FILTER_BY_FORMULA', 'The formula for filtering records is invalid: Unknown field names');
		}
		if (!test) return fault(422, 'INVALID_FILTER_BY_FORMULA', 'The formula for filtering records is invalid');
		return { status: 200, body: { records: table.records.filter(test).slice(0, size) } };
	}

	private upsert(table: Table, body: Readonly<Record<string, unknown>>, typecast: boolean): FakeAnswer {
		const mergeOn = (body.performUpsert as { fieldsToMergeOn?: string[] } | undefined)?.fieldsToMergeOn;
		const records = body.records as Array<{ fields: Record<string, unknown> }> | undefined;
		if (!mergeOn?.length || !records?.length || records.length > 10) return fault(422, 'INVALID_REQUEST_MISSING_FIELDS', 'Missing');
		for (const name of mergeOn) {
			const column = table.fields.find((field) => field.name === name);
			if (!column) return fault(422, 'UNKNOWN_FIELD_NAME', `Unknown field name: "${name}"`);
			if (!/Text$|^number$|Select|^date$/.test(column.type)) return fault(422, 'INVALID_REQUEST_UNKNOWN', 'Field type cannot be merged on');
		}
		const done = { records: [] as Stored[], createdRecords: [] as string[], updatedRecords: [] as string[] };
		for (const { fields } of records) {
			const matches = table.records.filter((row) => mergeOn.every((name) => row.fields[name] === fields[name]));
			if (matches.length > 1) return fault(422, 'INVALID_REQUEST_UNKNOWN', 'Cannot upsert: several records match');
			const creates = matches.length === 0;
			if (creates && table.id === CONTACTS && this.refuses) {
				this.refuses = false;
				return fault(422, 'INVALID_REQUEST_UNKNOWN', 'The record cannot be created');
			}
			const row = matches[0] ?? { id: this.newId(), createdTime: new Date(this.now()).toISOString(), fields: {} };
			const problem = this.write(table, row, fields, typecast);
			if (problem) return problem;
			if (creates) table.records.push(row);
			done.records.push(row);
			(creates ? done.createdRecords : done.updatedRecords).push(row.id);
		}
		return { status: 200, body: done };
	}

	/** All or nothing. */
	private write(table: Table, row: Stored, fields: unknown, typecast: boolean): FakeAnswer | undefined {
		const changed = { ...row.fields };
		for (const [name, value] of Object.entries((fields ?? {}) as Record<string, unknown>)) {
			const column = table.fields.find((field) => field.name === name);
			if (!column) return fault(422, 'UNKNOWN_FIELD_NAME', `Unknown field name: "${name}"`);
			const kept = cell(column, value, typecast);
			if (kept.error) return fault(422, ...kept.error);
			if (kept.value === undefined) delete changed[name];
			else changed[name] = kept.value;
		}
		row.fields = changed;
		return undefined;
	}
}

const forbidden = (): FakeAnswer => fault(403, 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', 'Invalid permissions, or the requested model was not found.');
