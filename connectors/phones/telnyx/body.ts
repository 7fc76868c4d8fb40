import type { WebhookRequest } from '../connector';
import { asRecord, textIn, type Fields } from './values';

/** Telnyx's own requests are a few kilobytes; more than this is read by nobody. Bytes. */
const BODY_LIMIT = 256 * 1024;

/** Messages and the Voice API report in JSON; TeXML speaks forms, as Twilio does. */
export type Body = { readonly kind: 'event'; readonly event: TelnyxEvent } | { readonly kind: 'texml' } | { readonly kind: 'other' };

export interface TelnyxEvent {
	/** E.g. `call.hangup`. */
	readonly type: string;
	readonly payload: Fields;
	/** ISO 8601, or empty. */
	readonly occurredAt: string;
}

/**
 * Reads the raw body, never the one that the server parsed: what is acted on must be what was signed.
 * @returns undefined when the body is none of Telnyx's kinds, or too large
 */
export function readBody({ rawBody, headers }: WebhookRequest): Body | undefined {
	if (rawBody.length > BODY_LIMIT) return undefined;
	const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	if (type === 'application/x-www-form-urlencoded') return { kind: 'texml' };
	const parsed = parse(rawBody.toString('utf8'));
	if (parsed === undefined) return undefined;
	const data = asRecord(asRecord(parsed).data);
	const name = textIn(data, 'event_type', 100);
	if (name === '') return { kind: 'other' };
	return { kind: 'event', event: { type: name, payload: asRecord(data.payload), occurredAt: textIn(data, 'occurred_at', 64) } };
}

/** The event of a request; undefined where it reports none. */
export function eventOf(request: WebhookRequest): TelnyxEvent | undefined {
	const body = readBody(request);
	return body?.kind === 'event' ? body.event : undefined;
}

export function isTexml(request: WebhookRequest): boolean {
	return readBody(request)?.kind === 'texml';
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}
