import type { ApiRequest } from './messages';
import { found, refusal, type Answer } from './refusals';
import type { ConnectionRecord, TelnyxState } from './state';

export function listNumbers(state: TelnyxState, { query }: ApiRequest): Answer {
	const asked = query.get('filter[phone_number]') ?? '';
	// Parts of a number are found too.
	return found([...state.numbers.values()].filter((number) => number.phone_number.includes(asked)).map((number) => ({ record_type: 'phone_number', status: 'active', ...number })));
}

export function profile(state: TelnyxState, id: string, { method, json }: ApiRequest): Answer {
	const known = state.profiles.get(id);
	if (!known) return refusal('10005', 'The messaging profile could not be found.');
	if (method === 'PATCH') Object.assign(known, pick(json, ['webhook_url', 'webhook_api_version']));
	return found({ record_type: 'messaging_profile', ...known });
}

/** GET /v2/connections/{id}: what connections of all kinds have in common, so no addresses of TeXML. */
export function connection(state: TelnyxState, id: string): Answer {
	const known = state.connections.get(id);
	if (!known) return refusal('10005', 'The connection could not be found.');
	const { record_type, connection_name, webhook_event_url, webhook_api_version } = known;
	return found({ id, record_type, connection_name, webhook_event_url, webhook_api_version });
}

const TYPE_OF: Readonly<Record<string, string>> = {
	credential_connections: 'credential_connection',
	ip_connections: 'ip_connection',
	fqdn_connections: 'fqdn_connection',
	call_control_applications: 'call_control_application',
	texml_applications: 'texml_application',
};

export function connectionOfKind(state: TelnyxState, resource: string, id: string, { method, json }: ApiRequest): Answer {
	const known = state.connections.get(id);
	if (!known || TYPE_OF[resource] !== known.record_type) return refusal('10005', 'The resource could not be found.');
	if (method === 'PATCH' && resource === 'texml_applications' && (!json.friendly_name || !json.voice_url)) return refusal('10004', 'friendly_name and voice_url are required.');
	if (method === 'PATCH') Object.assign(known, pick(json, ['webhook_event_url', 'webhook_api_version', 'voice_url', 'voice_method', 'status_callback', 'status_callback_method']));
	return found(resource === 'texml_applications' ? texml(known) : known);
}

function texml({ id, record_type, connection_name, voice_url, voice_method, status_callback, status_callback_method }: ConnectionRecord): object {
	return { id, record_type, friendly_name: connection_name, voice_url, voice_method, status_callback, status_callback_method };
}

export function lookUp(state: TelnyxState, number: string): Answer {
	const line = state.lines.get(number);
	const carrier = line ? { ...line, error_code: null } : { name: '', type: '', error_code: '10001' };
	return found({ record_type: 'number_lookup', phone_number: number, valid_number: line?.type !== 'invalid', carrier });
}

export function recording(state: TelnyxState, id: string): Answer {
	const known = state.recordings.get(id);
	return known ? found({ record_type: 'recording', id, ...known }) : refusal('10005', 'The recording could not be found.');
}

export function callEvents(state: TelnyxState, { query }: ApiRequest): Answer {
	const session = query.get('filter[application_session_id]') ?? '';
	return found((state.sessions.get(session) ?? []).map((leg) => ({ record_type: 'call_event', type: 'webhook', name: 'call.initiated', call_leg_id: leg, call_session_id: session })));
}

function pick(json: Readonly<Record<string, unknown>>, names: readonly string[]): object {
	return Object.fromEntries(names.filter((name) => name in json).map((name) => [name, json[name]]));
}
