import { parse } from 'node:querystring';
import type { WebhookRequest } from '../connector';

/** One report: names in lower case without punctuation (`CallerIDNum`, `caller_id_num` and `calleridnum` are one), values trimmed. */
export type Fields = Readonly<Record<string, string | undefined>>;

/** A record is some hundred bytes; more than so many at once are read by nobody. */
const BODY_LIMIT = 256 * 1024;
const MOST_RECORDS = 200;
const MOST_FIELDS = 100;
const VALUE_LIMIT = 1_024;

/**
 * The reports in a request: one of a form, or one or many of a JSON body. Read off the raw body, which is what a signature
 * covers. None where it is neither.
 */
export function readRecords(request: WebhookRequest): readonly Fields[] {
	const { rawBody } = request;
	if (rawBody.length === 0 || rawBody.length > BODY_LIMIT) return [];
	const text = rawBody.toString('utf8');
	return /^\s*[[{]/.test(text) ? readJson(text) : [toFields(parse(text, '&', '=', { maxKeys: MOST_FIELDS }))];
}

function readJson(text: string): readonly Fields[] {
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		return [];
	}
	const records: readonly unknown[] = Array.isArray(body) ? body.slice(0, MOST_RECORDS) : [body];
	return records.flatMap((record) => (typeof record === 'object' && record !== null && !Array.isArray(record) ? [toFields(record)] : []));
}

function toFields(record: object): Fields {
	const fields = Object.create(null) as Record<string, string>;
	for (const [name, value] of Object.entries(record).slice(0, MOST_FIELDS)) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first !== 'string' && typeof first !== 'number') continue;
		fields[name.toLowerCase().replace(/[^a-z0-9]/g, '')] = clean(String(first));
	}
	return fields;
}

/** Neither NUL nor half a character: databases refuse them. */
function clean(value: string): string {
	return value.replaceAll('\u0000', '').slice(0, VALUE_LIMIT).toWellFormed().trim();
}
