import { FakeVendor, ids, type FakeAnswer, type FakeRequest } from '../restCrm/server';
import { objects, PREFIXES, REQUIRED, STAGES, type FakeField } from './objects';
import { parse, type Row } from './soql';

export { field } from './objects';
export const TOKEN = '00Dfake!token';
export const ORG = '00D000000000001AAA';
export const OWNER = { Id: '005000000000009AAA', Name: 'Dana Reyes', Email: 'dana@example.com', IsActive: true, UserType: 'Standard' };

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
type Kept = Record<string, unknown> & { readonly Id: string };

const fault = (status: number, errorCode: string, message = errorCode, fields: readonly string[] = [], more: object = {}): FakeAnswer => ({ status, body: [{ errorCode, message, fields, ...more }] });

/** A fake of Salesforce's REST API: leads, contacts, tasks, opportunities; an index that lags; a duplicate rule. */
export class FakeSalesforce extends FakeVendor {
	readonly objects = objects();
	readonly rows = new Map<string, Kept[]>([...this.objects.keys()].map((name) => [name, [] as Kept[]]));
	/** Seconds until the search index has a record. */
	lag = 60;
	/** What a duplicate rule goes by, besides blocking: the field that must not be the same. */
	duplicateRule: string | undefined;
	private refuses = false;
	private readonly number = ids('', 9);
	private readonly indexed = new Map<string, number>();

	constructor() {
		super(
			(request) => this.handle(request),
			({ method }) => method !== 'GET',
		);
		this.table('User').push({ ...OWNER });
		this.table('OpportunityStage').push(...STAGES.map((stage) => ({ Id: '', ...stage })));
	}

	table(name: string): Kept[] {
		const found = this.rows.get(name);
		if (!found) throw new Error(name);
		return found;
	}

	put(object: string, fields: Record<string, unknown>, isIndexed = true): string {
		const Id = `${PREFIXES[object] ?? '000'}000${this.number()}AAA`;
		this.table(object).push({ OwnerId: '005000000000001AAA', IsDeleted: false, ...fields, Id, CreatedDate: new Date(this.now()).toISOString() });
		this.indexed.set(Id, isIndexed ? 0 : this.now() + this.lag * 1000);
		return Id;
	}

	row(object: string, id: string): Kept | undefined {
		return this.table(object).find((row) => row.Id === id && row.IsDeleted !== true);
	}

	refuseNextCreate(): void {
		this.refuses = true;
	}

	private handle(request: FakeRequest): FakeAnswer {
		if (request.headers.authorization !== `Bearer ${TOKEN}`) return fault(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
		const [services, data, version = '', ...path] = request.path;
		if (services !== 'services' || data !== 'data' || !/^v\d\d\.0$/.test(version)) return fault(404, 'NOT_FOUND', 'The requested resource does not exist');
		return this.below(request.method, path, request.query, request.body ?? {});
	}

	private below(method: string, path: readonly string[], query: URLSearchParams, body: Row): FakeAnswer {
		const [resource, object = '', ...rest] = path;
		if (resource === 'search') return this.search(query.get('q') ?? '');
		if (resource === 'query' || resource === 'queryAll') return this.query(query.get('q') ?? '', resource === 'queryAll');
		if (resource === 'composite' && method === 'POST') return this.composite(body);
		if (resource !== 'sobjects' || !this.objects.has(object)) return fault(404, 'NOT_FOUND', 'The requested resource does not exist');
		if (method === 'GET' && rest[0] === 'describe') return { status: 200, body: { name: object, fields: this.objects.get(object) } };
		if (method === 'POST' && rest.length === 0) return this.create(object, body);
		if (method === 'PATCH' && rest.length === 2) return this.upsert(object, rest[0] ?? '', rest[1] ?? '', body);
		const row = this.row(object, rest[0] ?? '');
		if (method === 'PATCH' && rest.length === 1) {
			if (!row) return this.table(object).some(({ Id }) => Id === rest[0]) ? fault(404, 'ENTITY_IS_DELETED', 'entity is deleted') : fault(404, 'NOT_FOUND', 'The requested resource does not exist');
			if (row.IsConverted === true) return fault(400, 'CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
			return this.write(object, row, body, 'updateable') ?? { status: 204 };
		}
		return fault(405, 'METHOD_NOT_ALLOWED');
	}

	private search(text: string): FakeAnswer {
		const [, find] = /^FIND \{([\d "OR]+)\} IN PHONE FIELDS RETURNING Contact\(Id\), Lead\(Id\) LIMIT \d+$/.exec(text) ?? [];
		if (find === undefined) return fault(400, 'MALFORMED_SEARCH', 'unexpected token');
		const terms = find.split(' OR ').map((term) => term.replace(/"/g, ''));
		const found = ['Contact', 'Lead'].flatMap((type) =>
			this.table(type)
				.filter((row) => row.IsDeleted !== true && (this.indexed.get(row.Id) ?? 0) <= this.now())
				// Words are what stands between punctuation; a phrase is words that follow one another.
				.filter((row) => ['Phone', 'MobilePhone', 'HomePhone'].some((name) => terms.some((term) => ` ${textOf(row[name]).replace(/\D+/g, ' ').trim()} `.includes(` ${term} `))))
				.map(({ Id }) => ({ attributes: { type }, Id })),
		);
		return { status: 200, body: { searchRecords: found } };
	}

	private query(text: string, deletedToo: boolean): FakeAnswer {
		const query = parse(text);
		if (!query) return fault(400, 'MALFORMED_QUERY', 'unexpected token');
		const fields = this.objects.get(query.object);
		if (!fields) return fault(400, 'INVALID_TYPE', `sObject type '${query.object}' is not supported.`);
		const known = (name: string) => name.startsWith('Opportunity.') || fields.some((one) => one.name === name);
		const unknown = [...query.uses, ...(query.fields[0] === 'FIELDS(ALL)' ? [] : query.fields)].find((name) => !known(name));
		if (unknown !== undefined) return fault(400, 'INVALID_FIELD', `No such column '${unknown}' on entity '${query.object}'.`);
		const unfilterable = query.uses.find((name) => fields.some((one) => one.name === name && !one.filterable));
		if (unfilterable !== undefined) return fault(400, 'INVALID_FIELD', `field '${unfilterable}' can not be filtered in a query call`);
		const value = (row: Kept, name: string): unknown => (name.startsWith('Opportunity.') ? this.row('Opportunity', String(row.OpportunityId))?.[name.slice(12)] : row[name]);
		const found = this.table(query.object).filter((row) => (deletedToo || row.IsDeleted !== true) && query.test((name) => value(row, name)));
		const { order } = query;
		if (order) found.sort((a, b) => String(value(a, order.field)).localeCompare(String(value(b, order.field))) * (order.down ? -1 : 1));
		const shown = (row: Kept) => ({
			...(query.fields[0] === 'FIELDS(ALL)' ? this.named(row) : Object.fromEntries(query.fields.filter((name) => !name.includes('.')).map((name) => [name, row[name] ?? null]))),
			...(query.fields.some((name) => name.startsWith('Opportunity.')) ? { Opportunity: this.row('Opportunity', String(row.OpportunityId)) } : {}),
		});
		return { status: 200, body: { done: true, records: found.slice(0, query.limit).map(shown) } };
	}

	private named(row: Kept): Row {
		return { ...row, Name: [row.FirstName, row.LastName].filter((part) => typeof part === 'string').join(' ') };
	}

	private composite({ allOrNone, compositeRequest }: Row): FakeAnswer {
		const before = new Map([...this.rows].map(([name, rows]) => [name, rows.map((row) => ({ ...row }))]));
		const made = new Map<string, unknown>();
		const answers: Array<{ body: unknown; httpStatusCode: number; referenceId: string }> = [];
		for (const { method, url, referenceId, body } of compositeRequest as Array<{ method: string; url: string; referenceId: string; body: Row }>) {
			const filled = JSON.parse(JSON.stringify(body).replace(/@\{(\w+)\.id\}/g, (_all, name: string) => String(made.get(name)))) as Row;
			const answer = this.below(method, url.split('/').filter(Boolean).slice(3), new URLSearchParams(), filled);
			made.set(referenceId, (answer.body as { id?: string }).id);
			answers.push({ body: answer.body, httpStatusCode: answer.status, referenceId });
		}
		if (allOrNone === true && answers.some(({ httpStatusCode }) => httpStatusCode >= 300)) {
			for (const [name, rows] of before) this.rows.set(name, rows);
			const halted = [{ errorCode: 'PROCESSING_HALTED', message: 'The transaction was rolled back since another operation in the same transaction failed.' }];
			return { status: 200, body: { compositeResponse: answers.map((answer) => (answer.httpStatusCode < 300 ? { ...answer, body: halted, httpStatusCode: 400 } : answer)) } };
		}
		return { status: 200, body: { compositeResponse: answers } };
	}

	private upsert(object: string, key: string, value: string, body: Row): FakeAnswer {
		const keyField = this.objects.get(object)?.find(({ name }) => name === key);
		if (keyField?.externalId !== true) return fault(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible');
		if (Object.hasOwn(body, key) || Object.hasOwn(body, 'Id')) return fault(400, 'INVALID_FIELD', `The ${key} field should not be specified in the sobject data.`);
		const found = this.table(object).filter((row) => row[key] === value && row.IsDeleted !== true);
		if (found.length > 1) return { status: 300, body: found.map(({ Id }) => `/services/data/v61.0/sobjects/${object}/${Id}`) };
		const [row] = found;
		if (!row) return this.create(object, { ...body, [key]: value });
		return this.write(object, row, body, 'updateable') ?? { status: 200, body: { id: row.Id, success: true, errors: [], created: false } };
	}

	private create(object: string, body: Row): FakeAnswer {
		if (['Lead', 'Contact'].includes(object) && this.refuses) {
			this.refuses = false;
			return fault(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'Not like this');
		}
		const missing = (REQUIRED[object] ?? []).filter((name) => (body[name] ?? '') === '');
		if (missing.length > 0) return fault(400, 'REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing);
		const rule = this.duplicateRule;
		const twin = rule === undefined ? undefined : ['Contact', 'Lead'].flatMap((name) => this.table(name)).find((row) => row[rule] !== undefined && row[rule] === body[rule] && row.IsDeleted !== true);
		if (twin && object === 'Lead') {
			return fault(400, 'DUPLICATES_DETECTED', 'Use one of these records?', [], { duplicateResut: { allowSave: false, matchResults: [{ entityType: 'Contact', matchRecords: [{ matchConfidence: 100, record: { attributes: {}, Id: twin.Id } }] }] } });
		}
		const row: Kept = { Id: '' };
		const problem = this.write(object, row, body, 'createable');
		if (problem) return problem;
		const { Id: _none, ...fields } = row;
		const stage = STAGES.find(({ ApiName }) => ApiName === fields.StageName);
		return { status: 201, body: { id: this.put(object, { ...fields, ...(object === 'Opportunity' ? { IsClosed: stage?.IsClosed ?? false, IsWon: stage?.IsWon ?? false } : {}) }, false), success: true, errors: [], created: true } };
	}

	private write(object: string, row: Kept, body: Row, may: 'createable' | 'updateable'): FakeAnswer | undefined {
		const fields = this.objects.get(object) ?? [];
		for (const [name, value] of Object.entries(body)) {
			const problem = this.fits(object, row, fields.find((one) => one.name === name), name, value, may);
			if (problem) return problem;
		}
		for (const [name, value] of Object.entries(body)) {
			if (value === null || value === '') delete row[name];
			else row[name] = value;
		}
		if (object === 'Opportunity') Object.assign(row, (({ IsClosed, IsWon } = { IsClosed: false, IsWon: false }) => ({ IsClosed, IsWon }))(STAGES.find(({ ApiName }) => ApiName === row.StageName) as { IsClosed: boolean; IsWon: boolean } | undefined));
		return undefined;
	}

	private fits(object: string, row: Kept, known: FakeField | undefined, name: string, value: unknown, may: 'createable' | 'updateable'): FakeAnswer | undefined {
		if (!known) return fault(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`);
		if (!known[may]) return fault(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${name}.`, [name]);
		if (value === null || value === '') return undefined;
		const { type, length, unique } = known;
		if (['string', 'phone', 'email', 'textarea', 'reference', 'picklist'].includes(type) && typeof value !== 'string') return fault(400, 'JSON_PARSER_ERROR', 'Cannot deserialize', [name]);
		if (length > 0 && textOf(value).length > length) return fault(400, 'STRING_TOO_LONG', `${name}: data value too large`, [name]);
		if (['int', 'currency', 'double'].includes(type) && typeof value !== 'number') return fault(400, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of double', [name]);
		if (type === 'datetime' && Number.isNaN(Date.parse(textOf(value)))) return fault(400, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of datetime', [name]);
		if (type === 'date' && !/^\d{4}-\d\d-\d\d$/.test(textOf(value))) return fault(400, 'JSON_PARSER_ERROR', 'Cannot deserialize instance of date', [name]);
		const twin = unique ? this.table(object).find((other) => other !== row && other[name] === value && other.IsDeleted !== true) : undefined;
		return twin ? fault(400, 'DUPLICATE_VALUE', `duplicate value found: ${name} duplicates value on record with id: ${twin.Id}`) : undefined;
	}
}
