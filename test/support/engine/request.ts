import { parse } from 'node:querystring';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';

/** One HTTP request to a webhook, as plain data. */
export interface Incoming {
	readonly method?: 'GET' | 'POST';
	/** Path and query as the server saw them. */
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
	/** Of the peer. */
	readonly address?: string;
}

/** What a webhook answered. */
export interface Given {
	status: number;
	type: string;
	body: string;
	/** By their names in small letters. */
	headers: Record<string, string>;
}

type ExpressRequest = NonNullable<IWorkflowExecuteAdditionalData['httpRequest']>;
type ExpressResponse = NonNullable<IWorkflowExecuteAdditionalData['httpResponse']>;

/** The request as n8n hands it to a node: the body parsed by its type, and the raw one beside it. */
export function expressRequest(incoming: Incoming): ExpressRequest {
	const rawBody = Buffer.from(incoming.body ?? '');
	const headers = Object.fromEntries(Object.entries({ host: '127.0.0.1:5678', ...incoming.headers }).map(([name, value]) => [name.toLowerCase(), value]));
	const question = incoming.path.indexOf('?');
	const request = {
		method: incoming.method ?? 'POST',
		originalUrl: incoming.path,
		url: incoming.path,
		headers,
		query: question < 0 ? {} : { ...parse(incoming.path.slice(question + 1)) },
		params: {},
		rawBody,
		body: parsed(headers['content-type'] ?? '', rawBody),
		socket: { remoteAddress: incoming.address ?? '127.0.0.1' },
	};
	return request as unknown as ExpressRequest;
}

function parsed(contentType: string, rawBody: Buffer): unknown {
	if (rawBody.length === 0) return {};
	const text = rawBody.toString('utf8');
	if (contentType.startsWith('application/json')) return JSON.parse(text) as unknown;
	if (contentType.startsWith('application/x-www-form-urlencoded')) return { ...parse(text, undefined, undefined, { maxKeys: 1000 }) };
	return contentType.startsWith('text/plain') ? text : {};
}

/** Takes down what a node answers. */
export function expressResponse(): { readonly response: ExpressResponse; readonly given: Given[] } {
	const given: Given[] = [];
	let status = 200;
	const headers: Record<string, string> = {};
	const response = {
		status(code: number) {
			status = code;
			return response;
		},
		set(name: string, value: string) {
			headers[name.toLowerCase()] = value;
			return response;
		},
		send(body: unknown) {
			given.push({ status, type: headers['content-type'] ?? '', body: String(body), headers: { ...headers } });
			return response;
		},
	};
	return { response: response as unknown as ExpressResponse, given };
}
