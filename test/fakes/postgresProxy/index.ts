import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * Stands before a real Postgres and makes trouble: refuses to pass statements on, or cuts the line once the server has
 * kept a change, before its answer. Protocol: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export class PostgresProxy {
	port = 0;
	/** Statements that were asked so far. */
	asked = 0;
	private server: Server | undefined;
	private readonly sockets = new Set<Socket>();
	private failing = 0;
	private cutting = false;
	private held: Promise<unknown> = Promise.resolve();
	/** Told of each fault that the server answers. */
	onFault: () => void = () => undefined;

	constructor(private readonly target: { readonly host: string; readonly port: number }) {}

	async start(): Promise<this> {
		const server = createServer((client) => this.serve(client));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.server = server;
		this.port = (server.address() as AddressInfo).port;
		return this;
	}

	/** The line breaks at the next statements, before the server has them. */
	failNext(times: number): void {
		this.failing += times;
	}

	/** The line breaks once the next change is kept. */
	cutAfterCommitting(): void {
		this.cutting = true;
	}

	/** Statements wait until it is done. */
	hold(work: Promise<unknown>): void {
		this.held = Promise.all([this.held, work]);
	}

	async stop(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
	}

	private serve(client: Socket): void {
		const server = connect(this.target.port, this.target.host);
		let changed = false;
		const both = [client, server];
		const end = () => both.forEach((socket) => socket.destroy());
		for (const socket of both) {
			this.sockets.add(socket);
			socket.on('error', end).on('close', () => {
				this.sockets.delete(socket);
				end();
			});
		}
		// The first message of a client has no letter: it is passed on as it is.
		const fromClient = messages(true);
		const fromServer = messages(false);
		let last: Promise<unknown> = Promise.resolve();
		client.on('data', (data) => {
			const asks = fromClient(data).filter(({ type }) => type === 'Q' || type === 'S').length;
			last = last.then(async () => {
				await this.held;
				if (asks > 0 && this.failing > 0) {
					this.failing -= 1;
					return end();
				}
				this.asked += asks;
				server.write(data);
			});
		});
		server.on('data', (data) => {
			for (const { type, body } of fromServer(data)) {
				if (type === 'E') this.onFault();
				// "INSERT 0 1", "UPDATE 1": a change was made; kept it is when the server is idle again.
				if (type === 'C' && /^(INSERT 0 [1-9]|UPDATE [1-9])/.test(body.toString())) changed = true;
				if (type === 'Z' && body.toString() === 'I') {
					if (changed && this.cutting) {
						this.cutting = false;
						return end();
					}
					changed = false;
				}
			}
			client.write(data);
		});
	}
}

/** Takes a stream apart. */
function messages(startsWithoutType: boolean): (data: Buffer) => Array<{ readonly type: string; readonly body: Buffer }> {
	let rest = Buffer.alloc(0);
	let untyped = startsWithoutType;
	return (data) => {
		rest = Buffer.concat([rest, data]);
		const found = [];
		for (;;) {
			const head = untyped ? 0 : 1;
			if (rest.length < head + 4) return found;
			const length = rest.readInt32BE(head);
			if (rest.length < head + length) return found;
			found.push({ type: untyped ? '' : String.fromCharCode(rest[0] ?? 0), body: rest.subarray(head + 4, head + length) });
			rest = rest.subarray(head + length);
			untyped = false;
		}
	};
}
