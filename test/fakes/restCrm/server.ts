import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a fake of a CRM has it. */
export interface FakeRequest {
	readonly method: string;
	/** Parts of the path, decoded. */
	readonly path: readonly string[];
	readonly query: URLSearchParams;
	readonly headers: IncomingMessage['headers'];
	/** Parsed JSON; undefined where there is none. */
	readonly body: Readonly<Record<string, unknown>> | undefined;
}
export interface FakeAnswer {
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** The trouble that the contract asks of every fake, before and behind its own work. */
export class FakeVendor {
	readonly log: FakeRequest[] = [];
	url = '';
	private server: Server | undefined;
	private offset = 0;
	private readonly began = Date.now();
	private readonly troubles: Array<() => FakeAnswer> = [];
	private cut = false;

	/** @param writes whether a request changes something */
	constructor(
		private readonly answer: (request: FakeRequest) => FakeAnswer,
		private readonly writes: (request: FakeRequest) => boolean,
	) {}

	now(): number {
		return this.began + this.offset;
	}

	advance(seconds: number): void {
		this.offset += seconds * 1000;
	}

	failNext(times: number, answer: () => FakeAnswer = () => ({ status: 503, body: 'down' })): void {
		for (let time = 0; time < times; time += 1) this.troubles.push(answer);
	}

	/** What was to fail does not any more. */
	recover(): void {
		this.troubles.length = 0;
	}

	cutAfterCommitting(): void {
		this.cut = true;
	}

	async start(): Promise<this> {
		const server = createServer((request, response) => void this.serve(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.server = server;
		this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		return this;
	}

	async stop(): Promise<void> {
		this.server?.closeAllConnections();
		await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
	}

	private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const url = new URL(incoming.url ?? '/', 'http://fake');
		const text = Buffer.concat(chunks).toString();
		const request = { method: incoming.method ?? '', path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent), query: url.searchParams, headers: incoming.headers, body: json(text) as FakeRequest['body'] };
		this.log.push(request);
		const trouble = this.troubles.shift();
		const { status, body, headers } = trouble ? trouble() : this.answer(request);
		if (!trouble && this.cut && this.writes(request) && status < 300) {
			this.cut = false;
			incoming.socket.destroy();
			return;
		}
		response.writeHead(status, { ...(typeof body === 'string' ? {} : { 'content-type': 'application/json' }), ...headers });
		response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
	}
}

function json(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return { notJson: text };
	}
}

/** Ids as vendors make them: a prefix and a count, of one length. */
export function ids(prefix: string, length: number): () => string {
	let count = 0;
	return () => `${prefix}${String((count += 1)).padStart(length, '0')}`;
}
