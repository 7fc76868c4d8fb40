import type { IncomingMessage } from 'node:http';

/** Parameters by name; a list when the name came more than once. */
export type Fields = Record<string, string | string[]>;

/** One request as the handlers see it. */
export interface ApiRequest {
	method: string;
	/** Path without the query. */
	path: string;
	query: Fields;
	form: Fields;
	contentType: string | null;
	authorization: string | undefined;
	/** Where the request came to, for addresses in answers. */
	host: string | undefined;
}

const BODY_LIMIT_BYTES = 1_000_000;

/** Reads a whole request. Rejects a body past a megabyte, and one the client never finished. */
export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
	const [path = '/', search = ''] = splitOnce(message.url ?? '/', '?');
	const contentType = message.headers['content-type'] ?? null;
	const body = await readBody(message);
	const isForm = contentType?.toLowerCase().startsWith('application/x-www-form-urlencoded') ?? false;
	return {
		method: message.method ?? 'GET',
		path: decode(path),
		query: parseFields(search),
		form: isForm ? parseFields(body) : {},
		contentType,
		authorization: message.headers.authorization,
		host: message.headers.host,
	};
}

export function parseFields(text: string): Fields {
	const fields = Object.create(null) as Fields;
	for (const [name, value] of new URLSearchParams(text)) {
		const earlier = fields[name];
		if (earlier === undefined) fields[name] = value;
		else fields[name] = Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
	}
	return fields;
}

/** The one value of a field; of a repeated one the last, as Twilio takes it. */
export function single(fields: Fields, name: string): string | undefined {
	const value = fields[name];
	return Array.isArray(value) ? value.at(-1) : value;
}

export function several(fields: Fields, name: string): string[] {
	const value = fields[name];
	if (value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}

function splitOnce(text: string, separator: string): [string, string] {
	const at = text.indexOf(separator);
	return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

async function readBody(message: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of message as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > BODY_LIMIT_BYTES) throw new RangeError('The request body is larger than a megabyte');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
