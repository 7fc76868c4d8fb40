import { parse } from 'node:querystring';
import type { WebhookRequest } from '../connector';

/** The parameters of a request as they were signed: a repeated one holds all its values. */
export type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** The parameters as the connector reads them: one clean string a name, Studio's prefixes taken off. */
export type Fields = Readonly<Record<string, string>>;

/** How a request carries its parameters. A `GET` carries them in the URL, which the signature covers as it stands. */
export type Carrier = 'url' | 'form' | 'json';

export interface ReadBody {
	readonly carrier: Carrier;
	readonly parameters: Parameters;
}

/** Twilio's own requests are a few kilobytes; more than this is read by nobody. Bytes. */
const BODY_LIMIT = 256 * 1024;
const FIELD_LIMIT = 400;
const VALUE_LIMIT = 2_048;
/** A message of several segments, in characters. */
const TEXT_LIMIT = 8_192;

/**
 * How a Studio flow names what a call or a widget says: `trigger.call.CallSid`, `widgets.connect_call.DialCallStatus`. Whoever
 * copies a variable into a Make HTTP Request widget often keeps its name, or sends the whole of it as JSON.
 */
const STUDIO_PREFIX = /^(?:widgets\.[^.]+|trigger\.(?:call|message))\.(?:inbound\.)?/;
const STUDIO_ROOTS = new Set(['trigger', 'widgets']);
/** Below these: `call`, `CallSid`; the widget's name, `inbound`, `Body`. */
const JSON_DEPTH = 3;

/**
 * Reads the raw body, never the one that the server parsed: what is acted on must be what was signed.
 * @returns undefined when the body is none of Twilio's kinds, or too large
 */
export function readBody(request: WebhookRequest): ReadBody | undefined {
	if (request.method.toUpperCase() === 'GET') return { carrier: 'url', parameters: parseForm(queryOf(request.url)) };
	const { rawBody } = request;
	if (rawBody.length > BODY_LIMIT) return undefined;
	const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	if (type === 'application/json') return readJson(rawBody);
	if (type === 'application/x-www-form-urlencoded' || rawBody.length === 0) {
		return { carrier: 'form', parameters: parseForm(rawBody.toString('utf8')) };
	}
	return undefined;
}

/** The fields of a request; none when its body cannot be read. */
export function readFields(request: WebhookRequest): Fields {
	return toFields(readBody(request)?.parameters ?? {});
}

/**
 * One string a name. Of a repeated parameter the first value counts. Where Studio's prefix hides a name, the
 * last of them counts, and the plain name outranks them all: it is Twilio's own.
 */
export function toFields(parameters: Parameters): Fields {
	const prefixed = emptyRecord();
	const plain = emptyRecord();
	for (const [name, value] of Object.entries(parameters).slice(0, FIELD_LIMIT)) {
		const first = typeof value === 'string' ? value : value[0];
		if (first === undefined) continue;
		const bare = name.replace(STUDIO_PREFIX, '');
		(bare === name ? plain : prefixed)[bare] = clean(first, bare === 'Body' ? TEXT_LIMIT : VALUE_LIMIT);
	}
	return Object.assign(prefixed, plain);
}

function readJson(rawBody: Buffer): ReadBody | undefined {
	let body: unknown;
	try {
		body = JSON.parse(rawBody.toString('utf8'));
	} catch {
		return undefined;
	}
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
	const parameters = emptyRecord();
	for (const [name, value] of Object.entries(body) as Array<[string, unknown]>) {
		if (isPlain(value)) parameters[name] = String(value);
		else if (STUDIO_ROOTS.has(name)) flatten(value, `${name}.`, JSON_DEPTH, parameters);
	}
	return { carrier: 'json', parameters };
}

/** What lies deeper gets the dotted name by which Studio calls it. */
function flatten(value: unknown, prefix: string, depth: number, into: Record<string, string>): void {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
	for (const [name, inner] of Object.entries(value).slice(0, FIELD_LIMIT) as Array<[string, unknown]>) {
		if (isPlain(inner)) into[prefix + name] = String(inner);
		else if (depth > 1) flatten(inner, `${prefix}${name}.`, depth - 1, into);
	}
}

function isPlain(value: unknown): value is string | number | boolean {
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function parseForm(text: string): Parameters {
	const parameters: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
	for (const [name, value] of Object.entries(parse(text, '&', '=', { maxKeys: 0 }))) {
		if (value !== undefined) parameters[name] = typeof value === 'string' ? value : [...value];
	}
	return parameters;
}

function queryOf(url: string): string {
	const withoutFragment = url.split('#')[0] ?? '';
	const at = withoutFragment.indexOf('?');
	return at === -1 ? '' : withoutFragment.slice(at + 1);
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Neither NUL nor half a character: databases and XML refuse them. */
function clean(value: string, limit: number): string {
	return value.replaceAll('\u0000', '').slice(0, limit).replace(LONE_SURROGATE, '\uFFFD');
}

/** Without a prototype, so that a parameter named `__proto__` is a parameter. */
function emptyRecord(): Record<string, string> {
	return Object.create(null) as Record<string, string>;
}
