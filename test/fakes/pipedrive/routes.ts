import { createHash } from 'node:crypto';
import type { FakeReply, FakeRequest } from '../hubspot/server';
import { checkActivity, checkCall, checkDeal, checkNote, refusal } from './checks';
import { persons } from './persons';
import { rfc3339, spaced, type Entry, type PipedriveState } from './state';

export const FAKE_TOKEN = 'fake-pipedrive-token';

type Body = Readonly<Record<string, unknown>>;
const data = (all: unknown): FakeReply => ({ status: 200, body: { success: true, data: all } });

/** Pipedrive's answer. */
export function route(state: PipedriveState, request: FakeRequest): FakeReply {
	if (request.headers['x-api-token'] !== FAKE_TOKEN) return refusal(401, 'unauthorized access');
	const [api, version, what, ...rest] = request.path;
	if (api !== 'api') return { status: 404, body: '<html>404</html>' };
	if (version === 'v2' && what === 'persons') return persons(state, request, rest);
	if (version === 'v2' && what === 'personFields') return fields(state, request, rest);
	if (version === 'v2' && (what === 'deals' || what === 'activities')) return entries(state, request, what, rest[0]);
	if (version === 'v1' && (what === 'notes' || what === 'callLogs')) return entries(state, request, what, rest[0]);
	if (request.method !== 'GET') return refusal(404, 'not found');
	if (version === 'v1' && what === 'users') return data(state.users);
	if (version === 'v2' && what === 'pipelines') return paged(state.pipelines, request);
	if (version === 'v2' && what === 'stages') return paged(state.stages, request);
	return refusal(404, 'not found');
}

/** Lists are cut short, so that a connector has to turn the page. */
function paged(all: readonly unknown[], { query }: FakeRequest): FakeReply {
	const from = Number(query.cursor ?? 0);
	return { status: 200, body: { success: true, data: all.slice(from, from + 2), additional_data: { next_cursor: from + 2 < all.length ? String(from + 2) : null } } };
}

function fields(state: PipedriveState, request: FakeRequest, [code, options]: readonly string[]): FakeReply {
	if (request.method === 'GET') return paged(state.fields, request);
	if (!state.isAdmin) return refusal(403, 'forbidden');
	if (code === undefined) {
		const { field_name: name, field_type: type } = request.body as { field_name?: string; field_type?: string };
		if (!name || !['varchar', 'text', 'double', 'enum', 'date', 'address'].includes(type ?? '')) return refusal(400, 'field_name and field_type are required');
		const made = { field_name: name, field_code: createHash('sha1').update(`${name}${state.nextId()}`).digest('hex'), field_type: type ?? '', options: null, is_custom_field: true };
		state.fields.push(made);
		return { status: 201, body: { success: true, data: made } };
	}
	const field = state.fields.find(({ field_code }) => field_code === code);
	if (!field?.options || options !== 'options') return refusal(404, 'field not found');
	const made = (request.body as ReadonlyArray<{ readonly label: string }>).map(({ label }) => ({ id: state.nextId(), label }));
	field.options.push(...made);
	return data(made);
}

const CHECKS = { callLogs: checkCall, notes: checkNote, activities: checkActivity, deals: checkDeal };

function entries(state: PipedriveState, request: FakeRequest, kind: keyof typeof CHECKS, id: string | undefined): FakeReply {
	const { method, query } = request;
	const all = state.entries[kind];
	if (method === 'GET') return data(listed(state, kind, query));
	const body = request.body as Body;
	const wrong = CHECKS[kind](state, body, method === 'POST');
	if (wrong) return wrong;
	if (method === 'PATCH') {
		const entry = all.find((one) => String(one.id) === id);
		if (!entry) return refusal(404, 'not found');
		Object.assign(entry, body);
		return data(entry);
	}
	const participant = (body.participants as ReadonlyArray<{ readonly person_id: number }> | undefined)?.[0];
	const number = state.nextId();
	const entry = {
		...(kind === 'deals' ? { status: 'open', stage_id: 11, pipeline_id: 1 } : {}),
		...body,
		id: kind === 'callLogs' ? `call${number}` : number,
		person_id: participant?.person_id ?? Number(body.person_id),
		add_time: kind === 'callLogs' || kind === 'notes' ? spaced(state.clock) : rfc3339(state.clock),
	} as Entry;
	all.push(entry);
	return { status: 201, body: { success: true, data: entry } };
}

function listed(state: PipedriveState, kind: keyof typeof CHECKS, query: FakeRequest['query']): readonly Entry[] {
	const fitting = state.entries[kind].filter((entry) => (query.person_id === undefined || entry.person_id === Number(query.person_id)) && (query.status === undefined || entry.status === query.status));
	return fitting.reverse().slice(0, Number(query.limit ?? 100));
}
