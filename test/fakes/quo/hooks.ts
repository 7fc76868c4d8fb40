import { datedError, invalid, ok, v1Error, type Answer } from './answers';
import { bodyOf, type Asked, type Body } from './request';
import type { QuoHook, QuoState } from './state';

const EVENTS = new Set([
	...['received', 'delivered', 'failed', 'undelivered'].map((what) => `message.${what}`),
	...['ringing', 'answered', 'completed', 'missed', 'forwarded', 'menu.selected', 'recording.completed', 'transcript.completed', 'summary.completed', 'voicemail.completed'].map((what) => `call.${what}`),
	'contact.updated',
	'contact.deleted',
]);
const V1_EVENTS: Readonly<Record<string, ReadonlySet<string>>> = {
	calls: new Set(['call.completed', 'call.ringing', 'call.recording.completed']),
	messages: new Set(['message.received', 'message.delivered']),
};
const MOST_HOOKS = 50;

export function listHooks(state: QuoState): Answer {
	return ok(state.hooks.map(withoutKey));
}

export function createHook(state: QuoState, asked: Asked): Answer {
	const body = bodyOf(asked);
	const fault = faultIn(state, body, EVENTS, true);
	if (fault !== undefined) return invalid(fault);
	if (state.hooks.length >= MOST_HOOKS) return datedError(403, 'Forbidden', 'A workspace has 50 webhooks at most');
	const hook = state.newHook('dated', settingsOf(body));
	return { status: 201, body: { data: { ...shown(hook), key: hook.key } } };
}

export function updateHook(state: QuoState, id: string, asked: Asked): Answer {
	const hook = state.hooks.find((one) => one.id === id);
	if (!hook) return datedError(404, 'Not Found', 'No such webhook');
	const body = bodyOf(asked);
	const fault = faultIn(state, body, EVENTS, false);
	if (fault !== undefined || Object.keys(body).length === 0) return invalid(fault ?? '/');
	Object.assign(hook, body);
	return ok(withoutKey(hook));
}

export function deleteHook(hooks: QuoHook[], id: string): Answer {
	const at = hooks.findIndex((one) => one.id === id);
	if (at === -1) return datedError(404, 'Not Found', 'No such webhook');
	hooks.splice(at, 1);
	return { status: 204 };
}

export function listHooksV1(state: QuoState): Answer {
	return ok(state.v1Hooks.map((hook) => ({ ...shown(hook), key: hook.key, deletedAt: null })));
}

export function createHookV1(state: QuoState, kind: string, asked: Asked): Answer {
	const body = bodyOf(asked);
	const fault = faultIn(state, body, V1_EVENTS[kind] ?? new Set(), true);
	if (fault !== undefined) return v1Error(400, '0301400', 'Bad Request', `The input was invalid: ${fault}`);
	const hook = state.newHook('v1', settingsOf(body));
	return { status: 201, body: { data: { ...shown(hook), key: hook.key, deletedAt: null } } };
}

/** The part of the request that Quo would not take. */
function faultIn(state: QuoState, body: Body, known: ReadonlySet<string>, whole: boolean): string | undefined {
	const { url, events, resourceIds, status } = body;
	if ((whole || url !== undefined) && !(typeof url === 'string' && url.startsWith('https://'))) return '/url';
	if ((whole || events !== undefined) && !(Array.isArray(events) && events.length > 0 && events.every((event) => known.has(String(event))))) return '/events';
	if (resourceIds !== undefined && !(Array.isArray(resourceIds) && resourceIds.length > 0 && resourceIds.every((id) => id === '*' || state.numbers.some((line) => line.id === id)))) return '/resourceIds';
	return status === undefined || status === 'enabled' || status === 'disabled' ? undefined : '/status';
}

function settingsOf({ url, events, resourceIds = ['*'], status = 'enabled', label = null }: Body): Pick<QuoHook, 'url' | 'events' | 'resourceIds' | 'status' | 'label'> {
	return { url, events, resourceIds, status, label } as Pick<QuoHook, 'url' | 'events' | 'resourceIds' | 'status' | 'label'>;
}

function shown(hook: QuoHook): object {
	return { ...withoutKey(hook), orgId: 'OR000001', createdAt: '2026-03-30T00:00:00.000Z', updatedAt: '2026-03-30T00:00:00.000Z' };
}

function withoutKey({ key, ...hook }: QuoHook): object {
	return hook;
}
