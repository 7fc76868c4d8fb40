import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the routes of a fake see it. */
export interface FakeRequest {
	readonly method: string;
	/** Parts of the path, decoded. */
	readonly path: readonly string[];
	readonly query: Readonly<Record<string, string>>;
	readonly headers: Readonly<Record<string, string>>;
	/** Parsed JSON; undefined where there was no body. */
	readonly body: unknown;
}
export interface FakeReply {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Rules {
	route(request: FakeRequest): FakeReply;
	/** Does this request change something? */
	writes(request: FakeRequest): boolean;
	throttled(retryAfterSeconds: number | undefined): FakeReply;
	readonly trouble: FakeReply;
}

/** A server of a vendor's that can be throttled, fail, and hang up after it has done what it was asked. */
export class VendorServer {
	readonly seen: FakeRequest[] = [];
	url = '';
	private throttles: Array<number | undefined> = [];
	private failures = 0;
	private cut = false;
	private readonly server: Server;

	constructor(private readonly rules: Rules) {
		this.server = createServer((incoming, response) => void this.answer(incoming, response));
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise<void>((resolve) => this.server.close(() => resolve()));
	}

	throttleNext(times: number, retryAfterSeconds?: number): void {
		this.throttles = Array.from({ length: times }, () => retryAfterSeconds);
	}

	failNext(times: number): void {
		this.failures = times;
	}

	cutAfterCommitting(): void {
		this.cut = true;
	}

	private async answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const request = await read(incoming);
		this.seen.push(request);
		if (this.throttles.length > 0) return send(response, this.rules.throttled(this.throttles.shift()));
		if (this.failures > 0) {
			this.failures -= 1;
			return send(response, this.rules.trouble);
		}
		const reply = this.rules.route(request);
		if (this.cut && this.rules.writes(request)) {
			this.cut = false;
			incoming.socket.destroy();
			return;
		}
		send(response, reply);
	}
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	const url = new URL(incoming.url ?? '/', 'http://fake');
	return {
		method: incoming.method ?? 'GET',
		path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
		query: Object.fromEntries(url.searchParams),
		headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
		body: text === '' ? undefined : (JSON.parse(text) as unknown),
	};
}

function send(response: ServerResponse, { status, body, headers }: FakeReply): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(body === undefined ? '' : JSON.stringify(body));
}
