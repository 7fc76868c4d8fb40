import type { FakeReply, FakeRequest } from '../hubspot/server';
import { checkPerson, refusal } from './checks';
import { type Person, type PipedriveState } from './state';

type Body = Readonly<Record<string, unknown>>;

export function persons(state: PipedriveState, request: FakeRequest, [id]: readonly string[]): FakeReply {
	const { method, query } = request;
	const body = (request.body ?? {}) as Body;
	if (method === 'POST' && id === undefined) return create(state, body);
	if (method === 'GET' && id === undefined) return list(state, query);
	if (method === 'GET' && id === 'search') return search(state, query);
	const person = state.persons.find((one) => one.id === Number(id));
	if (!person) return refusal(404, 'Person not found');
	if (method === 'GET') return { status: 200, body: { success: true, data: shown(state, person, query) } };
	if (person.is_deleted) return refusal(410, 'Person is deleted');
	const wrong = checkPerson(state, body, false);
	if (wrong) return wrong;
	write(person, body);
	return { status: 200, body: { success: true, data: shown(state, person, {}) } };
}

function create(state: PipedriveState, body: Body): FakeReply {
	if (state.refuseCreate) {
		state.refuseCreate = false;
		return refusal(400, 'Limit of people reached', 'ERR_LIMIT');
	}
	const wrong = checkPerson(state, body, true);
	if (wrong) return wrong;
	const person = state.addPerson({ name: String(body.name) });
	write(person, body);
	return { status: 201, body: { success: true, data: shown(state, person, {}) } };
}

function write(person: Person, body: Body): void {
	const { custom_fields: custom, ...rest } = body;
	Object.assign(person, structuredClone(rest));
	Object.assign(person.custom_fields, structuredClone(custom ?? {}));
}

function list(state: PipedriveState, query: FakeRequest['query']): FakeReply {
	const there = state.persons.filter(({ is_deleted }) => !is_deleted);
	if (query.ids !== undefined) {
		const ids = query.ids.split(',').map(Number);
		return { status: 200, body: { success: true, data: there.filter(({ id }) => ids.includes(id)).map((person) => shown(state, person, query)) } };
	}
	const sorted = query.sort_by === 'add_time' && query.sort_direction === 'desc' ? there.sort((one, other) => Date.parse(other.add_time) - Date.parse(one.add_time) || other.id - one.id) : there;
	return { status: 200, body: { success: true, data: sorted.slice(0, Number(query.limit ?? 100)).map((person) => shown(state, person, query)) } };
}

/** The text as it is stored; in pages of two. */
function search(state: PipedriveState, query: FakeRequest['query']): FakeReply {
	const term = (query.term ?? '').toLowerCase();
	const isExact = query.exact_match === 'true';
	if (term.length < (isExact ? 1 : 2)) return refusal(400, 'term is too short');
	const found = state.persons.filter((person) => !person.is_deleted && (state.indexed.get(person.id) ?? 0) <= state.clock && person.phones.some(({ value }) => (isExact || state.wholeNumbers ? value.toLowerCase() === term : value.includes(term))));
	const from = Number(query.cursor ?? 0);
	const items = found.slice(from, from + 2).map((person) => ({ result_score: 0.5, item: { id: person.id, type: 'person', name: person.name, phones: person.phones.map(({ value }) => value) } }));
	return { status: 200, body: { success: true, data: { items }, additional_data: { next_cursor: from + 2 < found.length ? String(from + 2) : null } } };
}

function shown(state: PipedriveState, person: Person, query: FakeRequest['query']): object {
	const deals = state.ofPerson('deals', person.id);
	const counts: Readonly<Record<string, number>> = { open_deals_count: deals.filter(({ status }) => status === 'open').length, won_deals_count: deals.filter(({ status }) => status === 'won').length };
	const asked = (query.include_fields ?? '').split(',').filter((name) => name in counts);
	const [first, ...rest] = person.name.split(' ');
	const custom = Object.fromEntries(state.fields.filter(({ is_custom_field }) => is_custom_field).map(({ field_code }) => [field_code, person.custom_fields[field_code] ?? null]));
	return { ...person, first_name: first, last_name: rest.join(' ') || null, custom_fields: custom, ...Object.fromEntries(asked.map((name) => [name, counts[name]])) };
}
