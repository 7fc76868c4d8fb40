import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Received, TriggerOnCanvas } from '../../support/engine';

/** A real address before triggers, for vendors that call it while they are asked: n8n's web server, as far as one trigger goes. */
export class Front {
	/** What came in, with what was answered. */
	readonly received: Received[] = [];
	private readonly behind = new Map<string, TriggerOnCanvas>();
	private readonly server = createServer((request, response) => {
		void (async () => {
			const path = request.url ?? '/';
			const trigger = this.behind.get(path.split('?')[0] ?? '');
			if (!trigger) return void response.writeHead(404).end();
			const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
			const received = await trigger.receive({ path, method: request.method as 'POST', headers, body: await bodyOf(request) });
			this.received.push(received);
			const { status, body, headers: answered } = received.answer;
			response.writeHead(status, answered).end(body);
		})();
	});

	static async open(): Promise<Front> {
		const front = new Front();
		await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
		return front;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	stand(trigger: TriggerOnCanvas): void {
		this.behind.set(trigger.path, trigger);
	}

	async close(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts);
}
