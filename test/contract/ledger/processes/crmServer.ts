import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SEARCH_LAG_MS, virtualNow } from './crmClock';

interface Person {
	readonly id: string;
	readonly number: string;
	readonly madeAt: number;
	values: Record<string, unknown>;
}

interface Entry {
	readonly id: string;
	readonly person: string;
	readonly key: string;
}

/**
 * A CRM that makes a record for whoever asks, twice for the same number if asked twice; that shows it in its search only
 * after a while; and that throttles, fails and hangs up at random, before or after it has done what it was asked.
 */
export class CrmServer {
	readonly people: Person[] = [];
	readonly entries: Entry[] = [];
	/** How often each thing went wrong. */
	readonly faults = { throttled: 0, failed: 0, cutBefore: 0, cutAfter: 0 };
	private readonly byId = new Map<string, Person>();

	private constructor(
		private readonly server: Server,
		private readonly start: number,
		private state: number,
	) {}

	static async listen(start: number, seed: number): Promise<CrmServer> {
		const server = createServer();
		const crm = new CrmServer(server, start, seed);
		server.on('request', (request, response) => void crm.answer(request, response));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return crm;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const dice = this.random();
		if (dice < 0.04) return this.fault('throttled', () => response.writeHead(429).end());
		if (dice < 0.08) return this.fault('failed', () => response.writeHead(503).end());
		if (dice < 0.1) return this.fault('cutBefore', () => request.socket.destroy());
		const found = this.carryOut(request.method ?? '', new URL(request.url ?? '', this.url), chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>));
		if (request.method !== 'GET' && dice < 0.16) return this.fault('cutAfter', () => request.socket.destroy());
		response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found));
	}

	private carryOut(method: string, { pathname, searchParams }: URL, body: Record<string, unknown>): unknown {
		const [, , id = '', part] = pathname.split('/');
		if (part === 'entries' && method === 'GET') return this.entries.filter((entry) => entry.person === id && entry.key === searchParams.get('key'));
		if (part === 'entries') return this.put(this.entries, { id: `entry-${this.entries.length}`, person: id, key: String(body.key) });
		if (id !== '' && method === 'GET') return this.byId.get(id) ?? null;
		if (id !== '') return Object.assign(this.byId.get(id)?.values ?? {}, body);
		if (method === 'GET') return this.people.filter((person) => person.number === searchParams.get('number') && person.madeAt + SEARCH_LAG_MS <= virtualNow(this.start));
		const person = this.put(this.people, { id: `person-${this.people.length}`, number: String(body.number), madeAt: virtualNow(this.start), values: body.values as Record<string, unknown> });
		this.byId.set(person.id, person);
		return person;
	}

	private put<T>(list: T[], one: T): T {
		list.push(one);
		return one;
	}

	private fault(what: keyof CrmServer['faults'], doIt: () => unknown): void {
		this.faults[what] += 1;
		doIt();
	}

	private random(): number {
		this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
		return this.state / 2 ** 32;
	}
}
