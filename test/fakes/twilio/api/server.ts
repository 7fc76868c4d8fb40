import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Credentials } from './auth';
import { authenticate } from './auth';
import { ApiError, refusal } from './errors';
import type { Fault, Faults } from './faults';
import type { Answer, Service } from './handlers';
import { HANDLERS } from './handlers';
import type { Recorder } from './recording';
import type { ApiRequest, Fields } from './request';
import { readRequest } from './request';
import type { Vendor } from '../vendor';
import type { Operation, Route } from './routes';
import { matchRoute } from './routes';

/** One request that reached the API, for tests to look at. */
export interface ReceivedRequest {
	atMs: number;
	/** Undefined for a path or method the API does not have. */
	operation: Operation | undefined;
	method: string;
	path: string;
	query: Fields;
	form: Fields;
	/** HTTP status of the answer; 0 when none was given. */
	status: number;
}

export interface Api {
	credentials: Credentials;
	service: Service;
	faults: Faults;
	requests: ReceivedRequest[];
	record: Recorder | undefined;
}

/** The answer, or how the connection is left without one. */
type Outcome = Answer | 'hang' | 'reset';

export function createApi(api: Api): Server {
	const server = createServer((message, response) => {
		// Kept here: a request whose reading was broken off no longer knows its socket.
		const { socket } = message;
		void serve(api, message, response).catch(() => socket.destroy());
	});
	// A held request must hang for as long as its client is willing to wait.
	server.requestTimeout = 0;
	// Longer than any client keeps an idle connection, so that none meets a socket just closed.
	server.keepAliveTimeout = 120_000;
	return server;
}

async function serve(api: Api, message: IncomingMessage, response: ServerResponse): Promise<void> {
	const request = await readRequest(message);
	const route = matchRoute(request.method, request.path, api.service.context.vendor);
	const operation = typeof route === 'object' ? route.operation : undefined;
	const outcome = await decide(api, request, route);
	const answer = typeof outcome === 'string' ? { status: 0, body: null } : outcome;
	api.requests.push({
		atMs: Date.now(),
		operation,
		method: request.method,
		path: request.path,
		query: request.query,
		form: request.form,
		status: answer.status,
	});
	// The recording is held against the description of the main API, which has neither Lookup nor Messaging.
	if (!/^\/v[12]\//.test(request.path)) api.record?.({
		method: request.method,
		path: request.path,
		query: request.query,
		contentType: request.contentType,
		form: request.form,
		status: answer.status,
		response: answer.body,
	});
	if (outcome === 'reset') message.socket.resetAndDestroy();
	else if (outcome !== 'hang') write(response, outcome);
}

async function decide(api: Api, request: ApiRequest, route: Route | 'method' | undefined): Promise<Outcome> {
	const { latencyMs } = api.service.context.settings;
	if (latencyMs > 0) await sleep(latencyMs, undefined, { ref: false });
	try {
		if (!route) throw refusal(20404, request.path);
		if (route === 'method') throw refusal(20004);
		authenticate(api.credentials, request.authorization, route.accountSid, route.operation);
		const fault = api.faults.take(route.operation);
		return await carryOut(api, request, route, fault);
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		return { status: error.status, body: spoken(error, api.service.context.vendor), headers: error.headers };
	}
}

/** The refusal in the words of the vendor. */
function spoken(error: ApiError, { codes, codesAsText }: Vendor): object {
	const body = { ...error.toJSON(), ...codes[error.code] };
	return codesAsText ? { ...body, code: String(body.code) } : body;
}

async function carryOut(api: Api, request: ApiRequest, route: Route, fault: Fault | undefined): Promise<Outcome> {
	const commit = () => HANDLERS[route.operation](api.service, request, route);
	switch (fault?.mode) {
		case undefined:
			return commit();
		case 'slow':
			await sleep(fault.delayMs ?? 1000, undefined, { ref: false });
			return commit();
		case 'timeout_before_commit':
			return 'hang';
		case 'reset_before_commit':
			return 'reset';
		case 'status':
			throw trouble(fault);
		case 'timeout_after_commit':
			commit();
			return 'hang';
		case 'reset_after_commit':
			commit();
			return 'reset';
		case 'status_after_commit':
			commit();
			throw trouble(fault);
	}
}

function trouble(fault: Fault): ApiError {
	const status = fault.status ?? 500;
	const usual: Record<number, number> = { 401: 20003, 404: 20404, 429: 20429, 503: 20503 };
	const code = fault.code ?? usual[status] ?? 20500;
	const headers: Record<string, string> =
		fault.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(fault.retryAfterSeconds) };
	return new ApiError(status, code, fault.message ?? refusal(code).message, headers);
}

function write(response: ServerResponse, answer: Answer): void {
	const text = JSON.stringify(answer.body);
	response.writeHead(answer.status, {
		'Content-Type': 'application/json;charset=utf-8',
		'Content-Length': Buffer.byteLength(text),
		...answer.headers,
	});
	response.end(text);
}
