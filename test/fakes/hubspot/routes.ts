import { checkContact, checkEngagement, failure } from './checks';
import type { Definition } from './definitions';
import type { FakeReply, FakeRequest } from './server';
import { searchContacts } from './search';
import { PORTAL_PIPELINES, type FakeRecord, type HubSpotState, type Values } from './state';

export const FAKE_TOKEN = 'fake-hubspot-token';
const PAGE = 2;
const ASSOCIATION_TYPES: Readonly<Record<string, number>> = { calls: 194, communications: 81, notes: 202, tasks: 204, deals: 3 };

/** HubSpot's answer. Unknown addresses get what an unknown address gets there. */
export function route(state: HubSpotState, request: FakeRequest): FakeReply {
	if (request.headers.authorization !== `Bearer ${FAKE_TOKEN}`) return failure(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
	const [crm, family, version, ...rest] = request.path;
	if (crm !== 'crm' || version !== '2026-03') return { status: 404, body: '<html>404</html>' };
	if (family === 'properties') return properties(state, request, rest);
	if (family === 'owners' && rest.length === 0) return paged(state.owners, request, Number(request.query.limit ?? 100));
	if (family === 'pipelines' && rest[0] === 'deals') return { status: 200, body: { results: [...PORTAL_PIPELINES].reverse() } };
	if (family === 'objects') return objects(state, request, rest);
	return { status: 404, body: {} };
}

function properties(state: HubSpotState, { method, body }: FakeRequest, [type]: readonly string[]): FakeReply {
	if (type !== 'contacts') return failure(404, 'OBJECT_NOT_FOUND', 'no such object');
	if (method === 'GET') return { status: 200, body: { results: [...state.definitions.values()] } };
	const definition = body as Definition & { groupName?: string };
	if (!definition.name || !definition.label || definition.groupName !== 'contactinformation') return failure(400, 'VALIDATION_ERROR', 'name, label and groupName are required');
	if (state.definitions.has(definition.name)) return failure(409, 'OBJECT_ALREADY_EXISTS', 'A property of this name exists');
	state.definitions.set(definition.name, definition);
	return { status: 201, body: definition };
}

function objects(state: HubSpotState, request: FakeRequest, [type = '', id, ...rest]: readonly string[]): FakeReply {
	if (!state.records.has(type)) return failure(404, 'OBJECT_NOT_FOUND', 'no such object');
	const { method, body } = request;
	if (method === 'POST' && id === undefined) return type === 'contacts' ? createContact(state, body) : createOther(state, type, body);
	if (method === 'POST' && id === 'search' && type === 'contacts') return searchContacts(state, body);
	if (method === 'POST' && id === 'batch' && rest[0] === 'read') return batchRead(state, type, body);
	if (id === undefined) return failure(405, 'METHOD_NOT_ALLOWED', 'not here');
	if (method === 'GET' && rest[0] === 'associations') return associations(state, id, rest[1] ?? '', request);
	const record = request.query.idProperty === undefined ? state.get(type, id) : byUnique(state, request.query.idProperty, id);
	if (record === 'not unique') return failure(400, 'VALIDATION_ERROR', 'idProperty is not a unique property');
	if (!record) return failure(404, 'OBJECT_NOT_FOUND', 'Object not found.');
	if (method === 'GET') return { status: 200, body: shown(record, (request.query.properties ?? '').split(',')) };
	if (method !== 'PATCH') return failure(405, 'METHOD_NOT_ALLOWED', 'not here');
	const values = given(body);
	const refusal = type === 'contacts' ? checkContact(state, values, record) : checkEngagement(state, type, values, false);
	if (refusal) return refusal;
	state.write(type, record, values);
	return { status: 200, body: shown(record, Object.keys(values)) };
}

function byUnique(state: HubSpotState, property: string, value: string): FakeRecord | 'not unique' | undefined {
	if (!state.definitions.get(property)?.hasUniqueValue && property !== 'email') return 'not unique';
	return state.all('contacts').find(({ values }) => values[property] === value);
}

function createContact(state: HubSpotState, body: unknown): FakeReply {
	const values = given(body);
	if (state.refuseCreate) {
		state.refuseCreate = false;
		return failure(400, 'VALIDATION_ERROR', 'The account has reached its limit of contacts');
	}
	const refusal = checkContact(state, values);
	if (refusal) return refusal;
	return { status: 201, body: shown(state.add('contacts', values), Object.keys(values)) };
}

interface Association {
	readonly to?: { readonly id?: unknown };
	readonly types?: readonly { readonly associationCategory?: unknown; readonly associationTypeId?: unknown }[];
}

function createOther(state: HubSpotState, type: string, body: unknown): FakeReply {
	const values = given(body);
	const refusal = checkEngagement(state, type, values, true);
	if (refusal) return refusal;
	const wanted = ((body as { associations?: readonly Association[] }).associations ?? []).map((association) => {
		const kind = association.types?.[0];
		const fits = kind?.associationCategory === 'HUBSPOT_DEFINED' && kind.associationTypeId === ASSOCIATION_TYPES[type];
		const id = String(association.to?.id);
		return fits && state.records.get('contacts')?.get(id)?.archived === false ? id : undefined;
	});
	if (wanted.includes(undefined)) return failure(400, 'VALIDATION_ERROR', 'One or more associations are not valid');
	return { status: 201, body: shown(state.add(type, values, wanted as string[]), Object.keys(values)) };
}

function batchRead(state: HubSpotState, type: string, body: unknown): FakeReply {
	const { inputs = [], properties: names = [] } = body as { inputs?: readonly { readonly id: string }[]; properties?: readonly string[] };
	if (inputs.length > 100) return failure(400, 'VALIDATION_ERROR', 'at most 100 inputs');
	const found = inputs.flatMap(({ id }) => state.get(type, id) ?? []);
	return { status: found.length === inputs.length ? 200 : 207, body: { status: 'COMPLETE', results: found.map((record) => shown(record, names)) } };
}

function associations(state: HubSpotState, contactId: string, type: string, request: FakeRequest): FakeReply {
	const contact = state.get('contacts', contactId);
	if (!contact) return failure(404, 'OBJECT_NOT_FOUND', 'Object not found.');
	const linked = state.all(type).filter(({ contacts }) => contacts.has(contact.id));
	return paged(
		linked.map(({ id }) => ({ toObjectId: Number(id), associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 1, label: null }] })),
		request,
		PAGE,
	);
}

/** Lists are cut short, so that a connector has to turn the page. */
function paged(all: readonly object[], { query }: FakeRequest, limit: number): FakeReply {
	const from = Number(query.after ?? 0);
	const size = Math.min(limit, PAGE);
	const next = from + size < all.length ? { paging: { next: { after: String(from + size), link: 'https://api.hubapi.com/next' } } } : {};
	return { status: 200, body: { results: all.slice(from, from + size), ...next } };
}

/** Only what was asked for, and only what has a value. */
export function shown(record: FakeRecord, names: readonly string[]): object {
	const wanted = ['createdate', 'hs_object_id', ...names].filter((name) => (record.values[name] ?? '') !== '');
	return { id: record.id, properties: Object.fromEntries(wanted.map((name) => [name, record.values[name]])), createdAt: record.values.createdate, archived: false };
}

function given(body: unknown): Values {
	const { properties: values } = (body ?? {}) as { properties?: Values };
	return { ...values };
}
