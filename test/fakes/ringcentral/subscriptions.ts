import { randomUUID } from 'node:crypto';
import { refusal, type Answer } from './answers';
import { ACCOUNT_ID, EXTENSION_ID, type FakeSubscription, type State } from './state';

const GONE = refusal(404, 'CMN-102', 'Resource for parameter [subscriptionId] is not found', { parameterName: 'subscriptionId' });

interface Wish {
	readonly eventFilters?: unknown;
	readonly expiresIn?: unknown;
	readonly deliveryMode?: { readonly transportType?: unknown; readonly address?: unknown; readonly verificationToken?: unknown };
}

export async function createSubscription(state: State, body: unknown): Promise<Answer> {
	const { eventFilters, expiresIn, deliveryMode } = (body ?? {}) as Wish;
	const { transportType, address, verificationToken = '' } = deliveryMode ?? {};
	if (!Array.isArray(eventFilters) || eventFilters.length === 0) return refusal(400, 'CMN-101', 'Parameter [eventFilters] value is invalid', { parameterName: 'eventFilters' });
	if (transportType !== 'WebHook' || typeof address !== 'string' || !URL.canParse(address)) return refusal(400, 'CMN-101', 'Parameter [deliveryMode.address] value is invalid', { parameterName: 'deliveryMode.address' });
	if (typeof verificationToken !== 'string' || !/^[A-Za-z0-9]{0,32}$/.test(verificationToken)) return refusal(400, 'CMN-101', 'Parameter [deliveryMode.verificationToken] value is invalid', { parameterName: 'deliveryMode.verificationToken' });
	const refused = await greet(address);
	if (refused) return refused;
	const lifetimeSeconds = typeof expiresIn === 'number' ? expiresIn : 604_800;
	const made: FakeSubscription = { id: randomUUID(), eventFilters: eventFilters.map(String), address, verificationToken, status: 'Active', lifetimeSeconds, expiresAt: state.now() + lifetimeSeconds * 1_000 };
	state.subscriptions.set(made.id, made);
	const disabled = made.eventFilters.filter((filter) => state.disabledFilters.includes(filter));
	return { status: 200, body: { ...told(made), ...(disabled.length > 0 ? { disabledFilters: disabled.map((filter) => ({ filter, reason: 'NoAppPermission' })) } : {}) } };
}

/** The URL is asked before it is subscribed: 200, the token in the same header, JSON, and small. */
async function greet(address: string): Promise<Answer | undefined> {
	const token = randomUUID();
	try {
		const answer = await fetch(address, { method: 'POST', headers: { 'validation-token': token }, signal: AbortSignal.timeout(3_000) });
		const body = await answer.text();
		if (answer.status !== 200) return refusal(400, 'SUB-522', `WebHook responds with incorrect HTTP status. HTTP status is ${answer.status}`);
		if (answer.headers.get('validation-token') !== token || !(answer.headers.get('content-type') ?? '').startsWith('application/json') || body.length > 1_024) return refusal(400, 'SUB-525', 'WebHook server response is invalid');
		return undefined;
	} catch {
		return refusal(400, 'SUB-521', 'WebHook is not reachable');
	}
}

export function listSubscriptions(state: State): Answer {
	for (const one of state.subscriptions.values()) if (one.expiresAt <= state.now()) state.subscriptions.delete(one.id);
	return { status: 200, body: { uri: 'subscription', records: [...state.subscriptions.values()].map(told) } };
}

export function renewSubscription(state: State, id: string): Answer {
	const found = state.subscriptions.get(id);
	if (!found || found.expiresAt <= state.now()) return GONE;
	found.expiresAt = state.now() + found.lifetimeSeconds * 1_000;
	return { status: 200, body: told(found) };
}

export function deleteSubscription(state: State, id: string): Answer {
	return state.subscriptions.delete(id) ? { status: 204 } : GONE;
}

/** The ids stand in the place of `~`; the token is never told again. */
function told({ id, eventFilters, status, address, expiresAt }: FakeSubscription): object {
	return {
		id,
		eventFilters: eventFilters.map((filter) => filter.replace('/account/~', `/account/${ACCOUNT_ID}`).replace('/extension/~', `/extension/${EXTENSION_ID}`)),
		status,
		expirationTime: new Date(expiresAt).toISOString(),
		deliveryMode: { transportType: 'WebHook', encryption: false, address },
	};
}
