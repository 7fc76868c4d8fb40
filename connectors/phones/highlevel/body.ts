import { asFields, type Fields } from '../../vendors/highlevel';
import type { WebhookRequest } from '../connector';

/** HighLevel's own reports are a few kilobytes. Bytes. */
const BODY_LIMIT = 256 * 1024;

/**
 * The JSON of a request, read from the raw body: what is acted on must be what was signed.
 * @returns undefined for what is no JSON object, or too large
 */
export function readBody({ rawBody }: WebhookRequest): Fields | undefined {
	if (rawBody.length === 0 || rawBody.length > BODY_LIMIT) return undefined;
	try {
		const body: unknown = JSON.parse(rawBody.toString('utf8'));
		return typeof body === 'object' && body !== null && !Array.isArray(body) ? asFields(body) : undefined;
	} catch {
		return undefined;
	}
}
