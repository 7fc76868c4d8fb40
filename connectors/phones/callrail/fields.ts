import type { WebhookRequest } from '../connector';

export type Fields = Readonly<Record<string, unknown>>;

export const SYSTEM = 'callrail';

/** A call with its transcript is some ten kilobytes. Bytes. */
const BODY_LIMIT = 1024 * 1024;
const VALUE_LIMIT = 2_048;

/** The JSON object that was signed; empty when there is none. CallRail repeats some of it in the query, which is not signed. */
export function readFields({ rawBody }: WebhookRequest): Fields {
	if (rawBody.length === 0 || rawBody.length > BODY_LIMIT) return {};
	let body: unknown;
	try {
		body = JSON.parse(rawBody.toString('utf8'));
	} catch {
		return {};
	}
	return typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.assign(Object.create(null) as Record<string, unknown>, body) : {};
}

/** A text, or a number written as one; empty for everything else. Without NUL and half characters, which databases refuse. */
export function textOf(value: unknown, limit = VALUE_LIMIT): string {
	const text = typeof value === 'string' ? value : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
	return text.replaceAll('\u0000', '').slice(0, limit).toWellFormed().trim();
}

/** CallRail writes `true`, and in some webhooks `"true"`. */
export function isTrue(value: unknown): boolean {
	return value === true || value === 'true';
}

/** Whole seconds of a number or of digits. */
export function secondsOf(value: unknown): number | undefined {
	const text = textOf(value);
	return /^\d{1,7}(?:\.\d+)?$/.test(text) ? Math.floor(Number(text)) : undefined;
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of an ISO 8601 time with its offset. */
export function timeOf(value: unknown): number | undefined {
	const text = textOf(value);
	if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
	const at = Date.parse(text);
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

export function urlOf(value: unknown): string | undefined {
	const text = textOf(value);
	return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}
