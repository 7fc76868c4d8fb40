import { randomUUID } from 'node:crypto';
import { found, refusal, type Answer } from './refusals';
import type { MessageRecord, TelnyxState } from './state';

export interface ApiRequest {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly json: Readonly<Record<string, unknown>>;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** POST /v2/messages: refuses as Telnyx does, else keeps the message and says that it is queued. */
export function createMessage(state: TelnyxState, { json }: ApiRequest): Answer {
	const { to, from, text, media_urls: media, webhook_url: webhook, use_profile_webhooks: useProfile, messaging_profile_id: asked } = json;
	if (typeof to !== 'string' || to === '') return refusal('10004', "The 'to' parameter is required.");
	if (!E164.test(to)) return refusal('40310', "The 'to' address should be in E.164 format.");
	const pictures = Array.isArray(media) ? media.map(String) : [];
	if ((typeof text !== 'string' || text === '') && pictures.length === 0) return refusal('40304', 'Text or media is required.');
	const sender = senderOf(state, from, asked);
	if ('status' in sender) return sender;
	if (state.isBlocked(to, sender.profileId)) return refusal('40300', `Messages cannot be sent from '${sender.from}' to '${to}' due to an existing block rule.`);
	const message: MessageRecord = {
		id: randomUUID(),
		from: sender.from,
		to,
		text: typeof text === 'string' ? text : '',
		media: pictures,
		webhookUrl: typeof webhook === 'string' ? webhook : '',
		useProfileWebhooks: useProfile !== false,
		status: 'queued',
		createdAt: Date.now(),
		settled: false,
	};
	state.messages.push(message);
	return found(asResource(message));
}

function senderOf(state: TelnyxState, from: unknown, asked: unknown): Answer | { readonly from: string; readonly profileId: string } {
	const pool = typeof asked === 'string' ? state.profiles.get(asked) : undefined;
	if (typeof asked === 'string' && !pool) return refusal('10005', 'The messaging profile could not be found.');
	if (typeof from !== 'string' || from === '') {
		const number = pool && [...state.numbers.values()].find((one) => one.messaging_profile_id === pool.id);
		return number && pool ? { from: number.phone_number, profileId: pool.id } : refusal('40305', 'No sender was given.');
	}
	if (!E164.test(from)) return pool ? { from, profileId: pool.id } : refusal('40305', 'An alphanumeric sender needs a messaging profile.');
	const number = state.numbers.get(from);
	if (!number) return refusal('40305', "The 'from' address is not one of this account.");
	const profile = state.profiles.get(number.messaging_profile_id);
	if (!profile) return refusal('40100', 'The number has no messaging profile.');
	return profile.enabled ? { from, profileId: profile.id } : refusal('40312', 'The messaging profile is disabled.');
}

export function readMessage(state: TelnyxState, id: string): Answer {
	const message = state.messages.find((one) => one.id === id);
	return message ? found(asResource(message)) : refusal('10005', 'The message could not be found.');
}

/** GET /v2/detail_records: what is over, without its words. */
export function searchRecords(state: TelnyxState, { query }: ApiRequest): Answer {
	if (query.get('filter[record_type]') !== 'messaging') return refusal('10015', 'filter[record_type] must be specified.');
	const since = Date.parse(query.get('filter[created_at][gte]') ?? '1970-01-01T00:00:00Z');
	const [cli, cld] = [query.get('filter[cli]'), query.get('filter[cld]')];
	const listed = state.messages.filter((message) => message.settled && message.createdAt >= since && (cli === null || message.from === cli) && (cld === null || message.to === cld));
	const data = [...listed].reverse().map((message) => ({
		record_type: 'message_detail_record',
		uuid: message.id,
		cli: message.from,
		cld: message.to,
		direction: 'outbound',
		message_type: message.media.length > 0 ? 'MMS' : 'SMS',
		status: message.status,
		created_at: new Date(message.createdAt).toISOString(),
	}));
	return { status: 200, body: { data, meta: { page_number: 1, page_size: 50, total_pages: 1, total_results: data.length } } };
}

function asResource(message: MessageRecord): object {
	return {
		record_type: 'message',
		direction: 'outbound',
		id: message.id,
		type: message.media.length > 0 ? 'MMS' : 'SMS',
		from: { phone_number: message.from, carrier: 'Telnyx', line_type: 'Wireless' },
		to: [{ phone_number: message.to, status: message.status, carrier: 'Test Mobile', line_type: 'Wireless' }],
		text: message.text,
		media: message.media.map((url) => ({ url, content_type: null, size: null })),
		webhook_url: message.webhookUrl,
		errors: [],
		received_at: new Date(message.createdAt).toISOString(),
	};
}
