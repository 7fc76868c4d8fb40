import type { FakeReply } from '../hubspot/server';
import type { PipedriveState } from './state';

export function refusal(status: number, error: string, code?: string): FakeReply {
	return { status, body: { success: false, error, ...(code === undefined ? {} : { code }), error_info: 'Please check developers.pipedrive.com' } };
}

const bad = (error: string): FakeReply => refusal(400, error, 'ERR_SCHEMA_VALIDATION_FAILED');

type Body = Readonly<Record<string, unknown>>;
const PERSON = new Set(['name', 'owner_id', 'org_id', 'emails', 'phones', 'label_ids', 'custom_fields', 'visible_to', 'add_time']);

/** Version 2 is strict: what it does not know, or is of another type, is refused. */
export function checkPerson(state: PipedriveState, body: Body, isNew: boolean): FakeReply | undefined {
	const unknown = Object.keys(body).find((key) => !PERSON.has(key));
	if (unknown !== undefined) return bad(`Parameter '${unknown}' is not allowed`);
	if (isNew && (typeof body.name !== 'string' || body.name === '')) return bad("Parameter 'name' is required");
	if ('name' in body && (typeof body.name !== 'string' || body.name === '')) return bad("Parameter 'name' should not be empty");
	if ('owner_id' in body && !state.users.some(({ id }) => id === body.owner_id)) return bad("Parameter 'owner_id' should be an existing user");
	for (const list of ['phones', 'emails']) {
		const entries = (body[list] ?? []) as unknown;
		if (!Array.isArray(entries) || entries.some((entry) => typeof (entry as Body).value !== 'string')) return bad(`Parameter '${list}' should be an array of objects with a value`);
	}
	const labels = (body.label_ids ?? []) as unknown[];
	const known = state.fields.find(({ field_code }) => field_code === 'label_ids')?.options ?? [];
	if (labels.some((label) => !known.some(({ id }) => id === label))) return bad("Parameter 'label_ids' has an unknown label");
	for (const [key, value] of Object.entries((body.custom_fields ?? {}) as Body)) {
		const wrong = checkCustom(state, key, value);
		if (wrong) return wrong;
	}
	return undefined;
}

function checkCustom(state: PipedriveState, key: string, value: unknown): FakeReply | undefined {
	const field = state.fields.find(({ field_code, is_custom_field }) => is_custom_field && field_code === key);
	if (!field) return bad(`custom_fields.${key}: unknown field`);
	if (value === null) return undefined;
	const fits: Readonly<Record<string, boolean>> = {
		double: typeof value === 'number',
		enum: typeof value === 'number' && field.options?.some(({ id }) => id === value) === true,
		varchar: typeof value === 'string' && value.length <= 255,
		text: typeof value === 'string' && value.length <= 65_000,
		date: typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
		address: typeof (value as Body).value === 'string',
	};
	return fits[field.field_type] === true ? undefined : bad(`custom_fields.${key}: value ${JSON.stringify(value)} is not a valid ${field.field_type}`);
}

const OUTCOMES = ['connected', 'no_answer', 'left_message', 'left_voicemail', 'wrong_number', 'busy'];
const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

export function checkCall(state: PipedriveState, body: Body): FakeReply | undefined {
	if (!OUTCOMES.includes(String(body.outcome)) || !body.to_phone_number) return refusal(400, 'outcome and to_phone_number are required');
	if (!TIME.test(String(body.start_time)) || !TIME.test(String(body.end_time))) return refusal(400, 'start_time and end_time are required');
	return state.person(body.person_id) ? undefined : refusal(404, 'Person not found');
}

export function checkNote(state: PipedriveState, body: Body): FakeReply | undefined {
	if (!body.content) return refusal(400, 'content is required');
	return state.person(body.person_id) ? undefined : refusal(400, 'Person not found');
}

export function checkActivity(state: PipedriveState, body: Body, isNew: boolean): FakeReply | undefined {
	if ('person_id' in body) return refusal(400, "'person_id' is a read-only field. Add a primary participant to set 'person_id' instead.", 'ERR_BAD_REQUEST');
	if ('owner_id' in body && !state.users.some(({ id }) => id === body.owner_id)) return bad("Parameter 'owner_id' should be an existing user");
	if ('due_time' in body && !/^\d{2}:\d{2}(:\d{2})?$/.test(String(body.due_time))) return bad("Parameter 'due_time' is not a time");
	if (!isNew) return undefined;
	const [first] = (body.participants ?? []) as ReadonlyArray<{ readonly person_id?: unknown; readonly primary?: boolean }>;
	if (first?.primary !== true || typeof first.person_id !== 'number') return bad("Parameter 'participants' needs a primary one");
	return state.person(first.person_id) ? undefined : refusal(400, 'Participant does not exist', 'ERR_BAD_REQUEST');
}

export function checkDeal(state: PipedriveState, body: Body, isNew: boolean): FakeReply | undefined {
	if (isNew && !body.title) return bad("Parameter 'title' is required");
	if ('status' in body && !['open', 'won', 'lost'].includes(String(body.status))) return bad("Parameter 'status' is unknown");
	if ('stage_id' in body && !state.stages.some(({ id }) => id === body.stage_id)) return bad("Parameter 'stage_id' does not exist");
	if ('pipeline_id' in body && !state.pipelines.some(({ id }) => id === body.pipeline_id)) return bad("Parameter 'pipeline_id' does not exist");
	if ('value' in body && typeof body.value !== 'number') return bad("Parameter 'value' should be a number");
	return !isNew || state.person(body.person_id) ? undefined : bad("Parameter 'person_id' does not exist");
}
