import type { ServerResponse } from 'node:http';

export interface Answer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(status: number, errorCode: string, message: string, more: object = {}): Answer {
	return { status, body: { errorCode, message, errors: [{ errorCode, message, ...more }], ...more } };
}

export function write(response: ServerResponse, { status, body, headers }: Answer): void {
	response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
	response.end(body === undefined ? '' : JSON.stringify(body));
}
