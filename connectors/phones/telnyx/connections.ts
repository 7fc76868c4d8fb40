import type { NumberSettings } from '../connector';
import { textIn, type Fields } from './values';

/** Where the calls of a number go. `texml` asks us, `sip` rings telephones, `application` is a program of the user's. */
export type ConnectionKind = 'texml' | 'sip' | 'application' | 'other' | 'none';

/** SIP connections whose webhook can be changed, by their `record_type`, with the name of the resource. */
const SIP_RESOURCES: Readonly<Record<string, string>> = {
	credential_connection: 'credential_connections',
	ip_connection: 'ip_connections',
	fqdn_connection: 'fqdn_connections',
};

export interface Connection {
	readonly kind: ConnectionKind;
	/** Path of the resource, e.g. `texml_applications/1234`. */
	readonly path: string;
	readonly row: Fields;
}

export function connectionOf(row: Fields): Connection {
	const type = textIn(row, 'record_type', 64);
	const id = encodeURIComponent(textIn(row, 'id', 64));
	if (/texml/.test(type)) return { kind: 'texml', path: `texml_applications/${id}`, row };
	if (/call_control/.test(type)) return { kind: 'application', path: `call_control_applications/${id}`, row };
	const resource = Object.hasOwn(SIP_RESOURCES, type) ? SIP_RESOURCES[type] : undefined;
	return resource === undefined ? { kind: 'other', path: '', row } : { kind: 'sip', path: `${resource}/${id}`, row };
}

/** What a connection has, in our words. */
export function settingsOf({ kind, row }: Connection): NumberSettings {
	const common = { connection_id: textIn(row, 'id', 64), connection_kind: kind };
	if (kind === 'texml') {
		return { ...common, voice_url: textIn(row, 'voice_url'), voice_method: textIn(row, 'voice_method', 8).toLowerCase(), events_url: textIn(row, 'status_callback') };
	}
	return { ...common, voice_url: '', voice_method: '', events_url: textIn(row, 'webhook_event_url') };
}

/** What is to be sent to Telnyx for settings in our words. TeXML applications want name and address told each time. */
export function patchOf({ kind, row }: Connection, settings: NumberSettings): Readonly<Record<string, unknown>> {
	const { voice_url: voice, voice_method: method, events_url: events } = settings;
	if (kind !== 'texml') return { webhook_event_url: events === '' ? null : events, webhook_api_version: '2' };
	return {
		friendly_name: textIn(row, 'friendly_name'),
		voice_url: voice ?? textIn(row, 'voice_url'),
		...(method === undefined || method === '' ? {} : { voice_method: method }),
		...(events === undefined ? {} : { status_callback: events, status_callback_method: 'post' }),
	};
}
