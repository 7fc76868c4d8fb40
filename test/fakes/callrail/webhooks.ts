import { createHmac } from 'node:crypto';
import type { WebhookRequest } from '../../../connectors';

export const SIGNING_KEY = 'signing-key-of-the-tests';

/** A request as CallRail makes it. */
export function signed(body: object, key = SIGNING_KEY): WebhookRequest {
	const rawBody = Buffer.from(JSON.stringify(body));
	return {
		method: 'POST',
		url: 'https://hooks.example.com/webhook/1/calls',
		query: {},
		headers: { host: 'hooks.example.com', 'content-type': 'application/json', signature: createHmac('sha1', key).update(rawBody).digest('base64') },
		rawBody,
		body,
		remoteAddress: '203.0.113.9',
	};
}

export interface CallFields {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	/** Epoch milliseconds. */
	readonly at: number;
	readonly [more: string]: unknown;
}

/** The call object of a webhook, with the odd types that it has: numbers as text, empty texts for what there is not. */
export function callBody({ id, from, to, at, ...more }: CallFields): Record<string, unknown> {
	const start = new Date(at).toISOString().replace('Z', '+00:00');
	return {
		answered: false,
		business_phone_number: '',
		call_type: 'missed',
		company_id: 100200300,
		company_name: 'Smith Plumbing',
		customer_city: 'Oakland',
		customer_name: 'Ann Lee',
		customer_phone_number: from,
		direction: 'inbound',
		duration: '21',
		first_call: true,
		id: 700000000 + Number(id.replace(/\D/g, '') || 0),
		recording: '',
		recording_duration: '',
		recording_player: '',
		source_name: 'Van',
		start_time: start,
		tags: [],
		tracking_phone_number: to,
		transcription: '',
		voicemail: false,
		spam: false,
		agent_email: '',
		timestamp: start,
		resource_id: `CAL${id}`,
		company_resource_id: 'COM0000000000000000000000000000test',
		...more,
	};
}

export interface TextFields {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media?: readonly string[];
	readonly at: number;
	readonly [more: string]: unknown;
}

export function textBody({ id, from, to, body, media = [], at, ...more }: TextFields): Record<string, unknown> {
	return {
		id: 800000000 + Number(id.replace(/\D/g, '') || 0),
		resource_id: `SCI${id}`,
		source_number: from,
		destination_number: to,
		content: body,
		message_type: media.length > 0 ? 'mms' : 'sms',
		media_urls: media,
		timestamp: new Date(at).toISOString(),
		lead_status: null,
		conversation_id: 'k1',
		company_resource_id: 'COM0000000000000000000000000000test',
		person_resource_id: 'PER0000000000000000000000000000test',
		...more,
	};
}
