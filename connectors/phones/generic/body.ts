import { parse } from 'node:querystring';
import type { WebhookRequest } from '../connector';
import { isFields } from './values';

/** A report is a few kilobytes. */
const BODY_LIMIT = 512 * 1024;
const MOST_FIELDS = 300;

/** The body, read off the bytes that were verified; undefined where it is neither JSON nor a form. */
export function readBody({ rawBody, headers, body }: WebhookRequest): unknown {
	if (rawBody.length > BODY_LIMIT) return undefined;
	const text = rawBody.toString('utf8').replace(/^\uFEFF/, '').trim();
	if (/^[[{]/.test(text)) return readJson(text);
	const type = headers['content-type'] ?? '';
	if (/xml|multipart/i.test(type)) return isFields(body) ? body : undefined;
	return text.includes('=') ? withBrackets(parse(text, '&', '=', { maxKeys: MOST_FIELDS })) : undefined;
}

function readJson(text: string): unknown {
	try {
		return JSON.parse(text, exact) as unknown;
	} catch {
		return undefined;
	}
}

/** Two long ids that differ in their last digits only would be one number: such are kept as they are written. */
function exact(_name: string, value: unknown, context?: { readonly source?: string }): unknown {
	return typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;
}

/** Many forms write `call[from]` for what JSON would nest. */
function withBrackets(form: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const all = new Map<string, unknown>(Object.entries(form));
	for (const [name, value] of Object.entries(form)) {
		const [, outer, inner] = /^([\w-]+)\[([\w-]+)\]$/.exec(name) ?? [];
		if (outer === undefined || inner === undefined) continue;
		const group = all.get(outer);
		if (group instanceof Map) group.set(inner, value);
		else if (group === undefined) all.set(outer, new Map([[inner, value]]));
	}
	return Object.fromEntries([...all].map(([name, value]) => [name, value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value]));
}
