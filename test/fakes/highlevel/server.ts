import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refusal, type Answer } from './answers';
import { record } from './recording';
import { ROUTES, type Route } from './routes';
import type { State } from './state';

/** What goes wrong next, each once for every count. */
export interface Faults {
	throttled: { times: number; retryAfterSeconds?: number };
	failing: number;
	/** The next request that changes something (`send`: that sends) is carried out, and the connection is cut. */
	cut: 'none' | 'write' | 'send';
	/** The next request of that kind fails with 502 after it was carried out. */
	failAfter: 'none' | 'write' | 'send';
	refuseCreate: boolean;
	/** Paths that answer 503 for as long as this is set. */
	down?: RegExp;
	refuseSend?: { status: number; words: string };
}

export interface Seen {
	readonly method: string;
	readonly path: string;
	readonly body: unknown;
	readonly version: string;
	readonly status: number;
}

export function createApi(state: State, faults: Faults, seen: Seen[]): Server {
	return createServer((message, response) => {
		void serve(state, faults, seen, message, response).catch(() => message.socket.destroy());
	});
}

async function serve(state: State, faults: Faults, seen: Seen[], message: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(message.url ?? '/', 'http://fake');
	const raw = await bodyOf(message);
	const found = ROUTES.map((route) => ({ route, match: route.method === message.method ? route.path.exec(url.pathname) : null })).find(({ match }) => match);
	const version = String(message.headers.version ?? '');
	const answer = decide(() => {
		checkAccess(state, message, url.pathname);
		if (!found?.match) throw new Refusal(404, `Cannot ${message.method} ${url.pathname}`);
		trouble(faults, found.route, url.pathname);
		const body = raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>);
		return found.route.handle(state, { method: message.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams), body, ids: found.match.slice(1).map(decodeURIComponent) });
	});
	const outcome = afterwards(faults, found?.route, answer);
	const status = outcome === 'cut' ? 0 : outcome.status;
	seen.push({ method: message.method ?? '', path: url.pathname, body: raw === '' ? undefined : JSON.parse(raw), version, status });
	record({
		method: message.method ?? '',
		path: url.pathname,
		query: Object.fromEntries(url.searchParams),
		contentType: message.headers['content-type'] ?? null,
		form: {},
		...(raw === '' ? {} : { json: JSON.parse(raw) as unknown }),
		headers: { Version: version },
		status,
		response: outcome === 'cut' ? null : outcome.body,
	});
	if (outcome === 'cut') return void message.socket.resetAndDestroy();
	const text = JSON.stringify(outcome.body);
	response.writeHead(outcome.status, { 'content-type': 'application/json; charset=utf-8', 'x-ratelimit-max': '100', 'x-ratelimit-interval-milliseconds': '10000', ...outcome.headers });
	response.end(text);
}

function decide(carryOut: () => Answer): Answer {
	try {
		return carryOut();
	} catch (error) {
		if (error instanceof Throttled) return { ...error.answer, headers: error.headers };
		if (error instanceof Refusal) return error.answer;
		throw error;
	}
}

class Throttled extends Refusal {
	constructor(readonly headers: Readonly<Record<string, string>>) {
		super(429, 'Too Many Requests');
	}
}

function checkAccess(state: State, { headers }: IncomingMessage, path: string): void {
	if (headers.authorization !== `Bearer ${state.token}`) throw new Refusal(401, 'Invalid Private Integration token');
	if (headers.version === undefined) throw new Refusal(401, 'version header was not found.');
	if (headers.version !== (path.startsWith('/conversations') ? '2021-04-15' : '2021-07-28')) throw new Refusal(401, 'version header is invalid.');
}

function trouble(faults: Faults, route: Route, path: string): void {
	if (faults.down?.test(path) === true) throw new Refusal(503, 'Service Unavailable');
	if (faults.throttled.times > 0) {
		faults.throttled.times -= 1;
		const { retryAfterSeconds } = faults.throttled;
		throw new Throttled(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) });
	}
	if (faults.failing > 0) {
		faults.failing -= 1;
		throw new Refusal(503, 'Service Unavailable');
	}
	if (route.does === 'create' && faults.refuseCreate) {
		faults.refuseCreate = false;
		throw new Refusal(400, 'The sub-account is locked for new contacts');
	}
	if (route.does === 'send' && faults.refuseSend) {
		const { status, words } = faults.refuseSend;
		faults.refuseSend = undefined;
		throw new Refusal(status, words);
	}
}

function afterwards(faults: Faults, route: Route | undefined, answer: Answer): Answer | 'cut' {
	const isIt = (kind: Faults['cut']) => answer.status < 300 && route !== undefined && (kind === 'send' ? route.does === 'send' : kind === 'write' && route.does !== 'read');
	if (isIt(faults.cut)) {
		faults.cut = 'none';
		return 'cut';
	}
	if (isIt(faults.failAfter)) {
		faults.failAfter = 'none';
		return { status: 502, body: { statusCode: 502, message: 'Bad Gateway' } };
	}
	return answer;
}

async function bodyOf(message: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
