import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { datedError, ok, v1Error, type Answer } from './answers';
import { createHook, createHookV1, deleteHook, listHooks, listHooksV1, updateHook } from './hooks';
import { listMessages, listMessagesV1, sendMessage } from './messages';
import { getNumber, getNumberV1, listNumbers, listNumbersV1 } from './numbers';
import type { Asked } from './request';
import { QuoState } from './state';

/** What befalls the next request: it is answered so and nothing is done, or it is carried out and never answered. */
export type Fault = Answer | 'cut';

/** Quo's API, dated and v1, over real HTTP. */
export class FakeQuo {
	readonly apiKey = 'key-of-the-workspace';
	readonly state = new QuoState();
	/** Every request, in the order it came. */
	readonly requests: Asked[] = [];
	private readonly faults: { readonly fault: Fault; readonly path: string }[] = [];
	private readonly server: Server = createServer((request, response) => void this.answer(request, response));

	static async start(): Promise<FakeQuo> {
		const fake = new FakeQuo();
		await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
		return fake;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** @param path only a request whose path begins so */
	failNext(fault: Fault, path = ''): void {
		this.faults.push({ fault, path });
	}

	async stop(): Promise<void> {
		if (!this.server.listening) return;
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const asked = await read(request);
		this.requests.push(asked);
		const at = this.faults.findIndex(({ path }) => asked.path.startsWith(path));
		const [struck] = at === -1 ? [] : this.faults.splice(at, 1);
		const given = struck !== undefined && struck.fault !== 'cut' ? struck.fault : this.carryOut(asked);
		if (struck?.fault === 'cut') {
			response.destroy();
			return;
		}
		response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
		response.end(given.body === undefined ? undefined : JSON.stringify(given.body));
	}

	private carryOut(asked: Asked): Answer {
		const v1 = asked.path.startsWith('/v1/');
		if (asked.authorization !== this.apiKey) return v1 ? v1Error(401, '0200401', 'Unauthorized') : datedError(401, 'Unauthorized', 'Invalid API key');
		if (v1) return route(V1, this.state, asked) ?? v1Error(404, '0100404', 'Not Found');
		if (this.state.v1Only) return { status: 404, body: { error: { message: 'Not Found', key: 'not_found', trace: 'trace-1' } } };
		if (asked.version !== '2026-03-30') return datedError(400, 'Bad Request', 'The Quo-Api-Version header is required');
		return route(DATED, this.state, asked) ?? datedError(404, 'Not Found', 'No such path');
	}
}

type Handler = (state: QuoState, asked: Asked, id: string) => Answer;
type Routes = ReadonlyArray<readonly [string, RegExp, Handler]>;

const V1: Routes = [
	['POST', /^\/v1\/messages$/, sendMessage],
	['GET', /^\/v1\/messages$/, listMessagesV1],
	['GET', /^\/v1\/phone-numbers$/, listNumbersV1],
	['GET', /^\/v1\/phone-numbers\/(PN\w+)$/, (state, _, id) => getNumberV1(state, id)],
	['GET', /^\/v1\/webhooks$/, listHooksV1],
	['POST', /^\/v1\/webhooks\/(calls|messages)$/, (state, asked, kind) => createHookV1(state, kind, asked)],
	['DELETE', /^\/v1\/webhooks\/(WH\w+)$/, (state, _, id) => deleteHook(state.v1Hooks, id)],
];

const DATED: Routes = [
	['GET', /^\/messages$/, listMessages],
	['GET', /^\/phone-numbers$/, listNumbers],
	['GET', /^\/phone-numbers\/(PN\w+)$/, (state, _, id) => getNumber(state, id)],
	['GET', /^\/calls\/(AC[^/]*)$/, (state, asked, id) => getCall(state, asked, id)],
	['GET', /^\/webhooks$/, listHooks],
	['POST', /^\/webhooks$/, createHook],
	['PATCH', /^\/webhooks\/(\d+)$/, (state, asked, id) => updateHook(state, id, asked)],
	['DELETE', /^\/webhooks\/(\d+)$/, (state, _, id) => deleteHook(state.hooks, id)],
];

function route(routes: Routes, state: QuoState, asked: Asked): Answer | undefined {
	for (const [method, pattern, handler] of routes) {
		const match = asked.method === method ? pattern.exec(asked.path) : null;
		if (match) return handler(state, asked, match[1] ?? '');
	}
	return undefined;
}

/** The voicemail is shown only where it is asked for, and only where there is one. */
function getCall(state: QuoState, { query }: Asked, id: string): Answer {
	const call = state.calls.get(id);
	if (!call) return datedError(404, 'Not Found', 'No such call');
	const { voicemail, ...rest } = call;
	return ok(query.get('include')?.split(',').includes('voicemail') && voicemail !== undefined ? { ...rest, voicemail } : rest);
}

async function read(request: IncomingMessage): Promise<Asked> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const url = new URL(request.url ?? '/', 'http://localhost');
	const text = Buffer.concat(chunks).toString('utf8');
	return {
		method: request.method ?? '',
		path: decodeURIComponent(url.pathname),
		query: url.searchParams,
		body: text === '' ? undefined : (JSON.parse(text) as unknown),
		authorization: request.headers.authorization ?? '',
		version: String(request.headers['quo-api-version'] ?? ''),
	};
}
