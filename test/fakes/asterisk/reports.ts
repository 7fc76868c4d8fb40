import type { WebhookRequest } from '../../../connectors';

export const SECRET = 'a-secret-of-the-tests-0001';
export const HOOK = 'https://hooks.example.com/webhook/1/calls';

/** What the hangup handler of docs/asterisk.md sends; names as it writes them. */
export interface HangupFields {
	readonly linkedid: string;
	readonly uniqueid: string;
	/** Epoch seconds. */
	readonly start: number;
	readonly end: number;
	readonly did: string;
	readonly from: string;
	readonly name?: string;
	readonly pres?: string;
	readonly dialstatus?: string;
	readonly answeredtime?: string;
	readonly queuestatus?: string;
	readonly abandoned?: string;
	readonly vmstatus?: string;
	readonly transferred?: string;
	readonly lastapp?: string;
	readonly verdict?: string;
}

const ALWAYS = ['name', 'pres', 'dialstatus', 'answeredtime', 'queuestatus', 'abandoned', 'vmstatus', 'transferred', 'lastapp', 'verdict'];

/** The form as Asterisk's `CURL()` posts it: every field is there, empty where the channel has no such variable. */
export function hangupForm(fields: HangupFields, secret = SECRET): WebhookRequest {
	const all = { ...Object.fromEntries(ALWAYS.map((name) => [name, ''])), ...fields };
	const body = Object.entries(all)
		.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
		.join('&');
	return posted(body, 'application/x-www-form-urlencoded', { 'x-missed-call-secret': secret });
}

/** Records as a script posts them. */
export function json(records: unknown, headers: Readonly<Record<string, string>> = { 'x-missed-call-secret': SECRET }): WebhookRequest {
	return posted(JSON.stringify(records), 'application/json', headers);
}

export function posted(body: string, type: string, headers: Readonly<Record<string, string>>): WebhookRequest {
	return {
		method: 'POST',
		url: HOOK,
		query: {},
		headers: { host: 'hooks.example.com', 'user-agent': 'asterisk-libcurl-agent/1.0', 'content-type': type, ...headers },
		rawBody: Buffer.from(body),
		body: undefined,
		remoteAddress: '203.0.113.7',
	};
}
