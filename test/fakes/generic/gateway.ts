import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const API_KEY = 'test-key-of-the-gateway';

export interface Taken {
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
}

/** What the next request meets instead of being taken. */
export type Fault = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | 'cut_after_accepting';

export interface Asked {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** An API that takes texts as JSON, checks its key and what is needed, and remembers whom it must not text. */
export class FakeGateway {
	readonly taken: Taken[] = [];
	readonly asked: Asked[] = [];
	readonly faults: Fault[] = [];
	url = '';
	private readonly server = createServer((request, response) => {
		void this.serve(request, response);
	});

	constructor(private readonly line: string) {}

	static async start(line: string): Promise<FakeGateway> {
		const fake = new FakeGateway(line);
		await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
		fake.url = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}`;
		return fake;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks).toString('utf8');
		this.asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
		if (request.headers.authorization !== `Bearer ${API_KEY}`) return reply(response, 401, { error: { code: 'bad_key', message: 'Who are you?' } });
		const fault = this.faults.shift();
		if (fault !== undefined && fault !== 'cut_after_accepting') return reply(response, fault.status, fault.body ?? {}, fault.headers);
		if (!/^application\/json/.test(request.headers['content-type'] ?? '')) return reply(response, 415, { error: { code: 'json_only' } });
		const { from, to, text, media } = JSON.parse(body) as Readonly<Record<string, unknown>>;
		if (from !== this.line) return reply(response, 422, { error: { code: 'sender_not_allowed', message: 'Sender not allowed.' } });
		if (typeof to !== 'string' || !/^\+1[2-9]\d{9}$/.test(to)) return reply(response, 422, { error: { code: 'invalid_recipient', message: `Invalid recipient ${String(to)}.` } });
		if (typeof text !== 'string' || text === '') return reply(response, 422, { error: { code: 'empty_text', message: 'Empty text.' } });
		const taken = { id: `g-${this.taken.length + 1}`, from: this.line, to, body: text, media: Array.isArray(media) ? (media as string[]) : [] };
		this.taken.push(taken);
		if (fault === 'cut_after_accepting') {
			request.socket.destroy();
			return;
		}
		reply(response, 202, { messages: [{ id: taken.id, status: 'queued' }] });
	}
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
	response.writeHead(status, { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json', ...headers });
	response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
